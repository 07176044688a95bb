import { describe, expect, it } from "vitest";
import type { Source } from "../../core/catalog/source.ts";
import { type Compared, compare } from "../../core/pipeline.ts";
import type { ChangeInWords } from "../../core/report/change-words.ts";
import { messageOf } from "../../core/report/messages.ts";
import { edited } from "./edited.ts";
import { definitionsOf } from "./read-case.ts";

/** What changes between two sides, in words. */
const changes = (before: readonly Source[], after: readonly Source[]): readonly ChangeInWords[] =>
  compare(before, after).changes;

/** The MQL of Sourcegraph through 2020, each version proposed against the one before. */
const proposals = [
  {
    from: "2020-02-13",
    to: "2020-04-01",
    changes: ["added lists/private-email-domains.yaml", "tightened stages/mql.yaml"],
    effects: [
      "Tightens MQL: “sent a form (form is free trial or talk to us)” no longer counts; “sent a form (form is demo)” now also requires “more than 100 engineers or job title has the word ‘Director’, ‘Manager’, ‘VP’ …”; “set up an instance” now also requires “e-mail does not belong to the list ‘private e-mail domains’”.",
      "Rewords the description of MQL.",
      "Also excludes leads whose number of engineers, job title or e-mail is missing.",
    ],
    proved: "MQL is tightened: some lose it, and nobody gains it. This is proved for every possible lead.",
  },
  {
    from: "2020-04-01",
    to: "2020-06-05",
    changes: ["removed lists/private-email-domains.yaml", "shifted stages/mql.yaml"],
    effects: [
      "Changes MQL: “sent a form (form is talk to us)” now counts as well; “at least 200 engineers” instead of “more than 100 engineers”; “job title has the word ‘Director’, ‘Manager’, ‘VP’, ‘Vice President’, ‘Senior’ …” no longer counts; “set up an instance” now also requires “at least 2,000 employees”; “set up an instance” no longer requires “e-mail does not belong to the list ‘private e-mail domains’”; “sent a form (form is ebook or white paper) and (at least 500 engineers or at …” is now enough.",
      "Rewords the description of MQL.",
      "Also excludes leads whose number of engineers or number of employees is missing.",
      "No longer excludes leads whose e-mail is missing.",
    ],
    proved: "MQL moves both ways: some lose it, and others gain it.",
  },
  {
    from: "2020-06-05",
    to: "2020-09-01",
    changes: ["shifted stages/mql.yaml"],
    effects: [
      "Raises the MQL bar from 200 to 250 engineers; “sent an interesting inquiry and (annual revenue of more than 50,000,000 US …” is now enough.",
    ],
    proved: "MQL moves both ways: some lose it, and others gain it.",
  },
] as const;

const proposal = async (from: string, to: string): Promise<Compared> =>
  compare(await definitionsOf(`sourcegraph-mql/${from}`), await definitionsOf(`sourcegraph-mql/${to}`));

describe("what changes from one published version to the next", () => {
  it.each(proposals)(
    "the MQL of $from and that of $to",
    async ({ from, to, changes: expected, ...words }) => {
      const { changes: found, classes } = await proposal(from, to);
      expect(found.map((change) => `${change.class} ${change.path}`)).toEqual(expected);
      expect(found.find(({ path }) => path === "stages/mql.yaml")?.effects).toEqual(words.effects);
      expect(classes.map(({ sentence }) => sentence)).toEqual([words.proved]);
      // For each direction that is possible there is a made-up lead.
      expect(classes[0]?.examples().map((example) => example.split(":")[0])).toEqual(
        words.proved.includes("both ways") ? ["Would lose it", "Would gain it"] : ["Would lose it"],
      );
    },
  );

  it("the misspelt title of 2020-04-01 is caught, as long as nobody has said why it stays", async () => {
    const proposed = await edited("sourcegraph-mql/2020-04-01", {
      "stages/mql.yaml": (text) => text.replace(/\nacknowledge:\n(?: .*\n)*/u, "\n"),
    });
    const { after } = compare(await definitionsOf("sourcegraph-mql/2020-02-13"), proposed);
    expect(after.findings.map((finding) => `${finding.at.path} ${messageOf(finding).saw}`)).toEqual([
      "stages/mql.yaml `Technnology` is nearly `technology`, which stands in many job titles.",
    ]);
  });

  it("the MQL is removed while other pages still link to it", async () => {
    const { changes: found } = await proposal("2020-09-01", "2020-11-12");
    expect(found.map(({ sentence }) => sentence)).toEqual([
      "Removes the stage MQL from the funnel",
      "Removes the stage MQL",
    ]);
    const linked = await edited("sourcegraph-mql/2020-09-01", { "stages/mql.yaml": undefined });
    const { after } = compare(await definitionsOf("sourcegraph-mql/2020-09-01"), linked);
    expect(after.findings.map((finding) => `${finding.at.path} ${messageOf(finding).saw}`)).toEqual([
      "funnel.yaml There is no stage `mql`.",
    ]);
  });

  it("one number of the person score: an older version gave 20 points for the intent of the account", async () => {
    const older = await edited("gitlab-person-score", {
      "scores/behaviour.yaml": (text) =>
        text.replace("points: 15\n\n  # Warning signs", "points: 20\n\n  # Warning signs"),
    });
    const [change, ...others] = changes(older, await definitionsOf("gitlab-person-score"));
    expect([change?.path, others]).toEqual(["scores/behaviour.yaml", []]);
    expect(change?.sentence).toBe("Lowers the points for “Account qualified by intent” from 20 to 15");
    expect(change?.class).toBe("lowered");
    expect(change?.proofs).toEqual([
      "Some get fewer points, and nobody gets more. This is proved for every possible lead.",
      "Would get -70 to 15 instead of -70 to 20 points: works for an account with intent.",
    ]);
  });
});
