import { describe, expect, it } from "vitest";
import { decide } from "../../core/approval/decide.ts";
import type { Facts } from "../../core/generated/facts.ts";
import { statusDescription } from "../../core/report/decision.ts";
import { changed, mia, owners, pullRequest, rae, read, review, reviewed } from "./pull-request.ts";

const described = (facts: Partial<Facts>): string => statusDescription(decide(pullRequest(facts)));

const crowd = (size: number): Facts["owners"] => {
  const names = (prefix: string): string[] =>
    Array.from({ length: size }, (_, index) => `${prefix}-with-a-rather-long-name-${index}`);
  const file = read(owners({ sales: names("s"), marketing: names("m") }));
  return { base: file, head: file };
};

describe("the description of the commit status", () => {
  it.each([
    [
      "nothing to sign",
      { guarded: { status: "listed", paths: [] } },
      "No definition changes, so nothing has to be signed.",
    ],
    ["nobody signed", {}, "Waiting for sales (rae or sam) and marketing (mia or moe)."],
    ["one function signed", reviewed(review(rae, "09:00")), "Waiting for marketing (mia or moe)."],
    [
      "both signed",
      reviewed(review(rae, "09:00"), review(mia, "09:10")),
      "Countersigned: rae signed for sales and mia signed for marketing.",
    ],
    [
      "an objection",
      reviewed(review(rae, "09:00", { state: "CHANGES_REQUESTED" })),
      "Not approved: rae (sales) asks for changes.",
    ],
    [
      "more owners than fit in a few words",
      { owners: { base: read(owners({ sales: ["a", "b", "c", "d", "e"] })), head: read(owners()) } },
      "Waiting for sales (a, b, c and 2 more) and marketing (mia or moe).",
    ],
    ["names that do not fit", { owners: crowd(3) }, "Waiting for sales and marketing."],
  ] as readonly (readonly [string, Partial<Facts>, string])[])("with %s", (_, facts, description) => {
    expect(described(facts)).toBe(description);
  });

  it("is cut between characters, at 140 of them", () => {
    const description = described({ check: { status: "not-run", reason: "\u{1f600}".repeat(100) } });
    expect(description).toBe(
      `Not approved: the definitions could not be checked (${"\u{1f600}".repeat(43)}…`,
    );
    expect(description.length).toBeLessThanOrEqual(140);
  });

  it("says the most serious of several problems", () => {
    const facts: Partial<Facts> = {
      check: { status: "errors", count: 2, first: "fields.yaml:3: a mistake." },
      owners: { base: read(owners({ marketing: [] })), head: read(owners()) },
      guarded: { status: "listed", paths: [changed("definitions/fields.yaml")] },
    };
    expect(described(facts)).toBe("Not approved: no owner is named for marketing.");
  });
});
