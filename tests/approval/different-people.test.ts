import { describe, expect, it } from "vitest";
import { decide } from "../../core/approval/decide.ts";
import type { Facts, Person } from "../../core/generated/facts.ts";
import { mia, owners, pullRequest, rae, read, review, reviewed, sam, words } from "./pull-request.ts";

const decidedBy = (file: Parameters<typeof owners>[0], ...people: Person[]): Facts =>
  pullRequest({
    owners: { base: read(owners(file)), head: read(owners(file)) },
    ...reviewed(...people.map((who, index) => review(who, `09:0${index}`))),
  });

describe("rule 6: every function is signed by a person of its own", () => {
  it("does not let one person sign for two", () => {
    const facts = decidedBy({ sales: ["rae", "sam"], marketing: ["rae", "mia"] }, rae);
    expect(words(facts).headline).toBe("Waiting for marketing (mia).");
    expect(words(facts).requirements).toEqual([
      "Sales: signed by rae on 2 March 2026, 09:00 UTC.",
      "Marketing: waiting for mia. rae approved, but signs for sales; nobody signs for two functions.",
    ]);
  });

  it.each([
    ["mia", mia, "Countersigned: rae signed for sales and mia signed for marketing."],
    ["sam", sam, "Countersigned: sam signed for sales and rae signed for marketing."],
  ])("moves a person to the other function where that helps (%s)", (_, second, headline) => {
    const file = { sales: ["rae", "sam"], marketing: ["rae", "mia"] };
    expect(words(decidedBy(file, rae, second)).headline).toBe(headline);
    expect(words(decidedBy(file, second, rae)).headline).toBe(headline);
  });

  it("leaves that place open which somebody else can fill", () => {
    // Sales has sam as well, marketing has only rae: so it is sales that waits.
    const facts = decidedBy({ sales: ["rae", "sam"], marketing: ["rae"] }, rae);
    expect(words(facts).headline).toBe("Waiting for sales (sam).");
  });

  it("works for three functions: an exact search, not first fit", () => {
    const file = { sales: ["rae", "sam", "mia"], marketing: ["rae", "sam"], finance: ["rae"] };
    expect(words(decidedBy(file, rae, sam, mia)).headline).toBe(
      "Countersigned: mia signed for sales, sam signed for marketing and rae signed for finance.",
    );
    expect(words(decidedBy(file, rae, sam)).headline).toBe("Waiting for sales (mia).");
  });

  it("keeps the signature of whoever was first", () => {
    const facts = decidedBy({}, sam, rae, mia);
    expect(words(facts).headline).toBe("Countersigned: sam signed for sales and mia signed for marketing.");
    expect(decide(facts).requirements[0]?.counted.map(({ login }) => login)).toEqual(["sam", "rae"]);
  });
});
