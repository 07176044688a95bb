import { describe, expect, it } from "vitest";
import type { Source } from "../../core/catalog/source.ts";
import { compare } from "../../core/pipeline.ts";
import type { ChangeInWords } from "../../core/report/change-words.ts";
import { edited } from "./edited.ts";
import { definitionsOf } from "./read-case.ts";

/** What changes between two sides, in words. */
const changes = (before: readonly Source[], after: readonly Source[]): readonly ChangeInWords[] =>
  compare(before, after).changes;

describe("what changes from one published version to the next", () => {
  it.each([
    ["2020-02-13", "2020-04-01", ["added lists/private-email-domains.yaml", "changed stages/mql.yaml"]],
    ["2020-04-01", "2020-06-05", ["removed lists/private-email-domains.yaml", "changed stages/mql.yaml"]],
    ["2020-06-05", "2020-09-01", ["changed stages/mql.yaml"]],
    ["2020-09-01", "2020-11-12", ["changed funnel.yaml", "removed stages/mql.yaml"]],
  ])("the MQL of %s and that of %s", async (before, after, expected) => {
    const folders = [before, after].map((date) => definitionsOf(`sourcegraph-mql/${date}`));
    const [old = [], proposed = []] = await Promise.all(folders);
    expect(changes(old, proposed).map(({ status, path }) => `${status} ${path}`)).toEqual(expected);
  });

  it("one number of the person score: an older version gave 20 points for the intent of the account", async () => {
    const older = await edited("gitlab-person-score", {
      "scores/behaviour.yaml": (text) =>
        text.replace("points: 15\n\n  # Warning signs", "points: 20\n\n  # Warning signs"),
    });
    const [change, ...others] = changes(older, await definitionsOf("gitlab-person-score"));
    expect([change?.path, others]).toEqual(["scores/behaviour.yaml", []]);
    const differs = (lines: readonly string[] = [], others: readonly string[] = []): readonly string[] =>
      lines.filter((line) => !others.includes(line)).map((line) => line.trim());
    const rule = "points each time: works for an account with intent, at most 1 per quarter";
    expect(differs(change?.before, change?.after)).toEqual([`Account qualified by intent: +20 ${rule}`]);
    expect(differs(change?.after, change?.before)).toEqual([`Account qualified by intent: +15 ${rule}`]);
  });
});
