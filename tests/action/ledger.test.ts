import { describe, expect, it } from "vitest";
import type { LedgerOutput } from "../../core/generated/ledger.ts";
import { ledgerMarkdown } from "../../core/report/ledger.ts";
import { definitions, mql } from "./support/company.ts";
import { companyPast } from "./support/company-past.ts";

const mqlPath = "definitions/stages/mql.yaml";
const ofMql = ({ definitions }: LedgerOutput) => definitions.find(({ path }) => path === mqlPath);

describe("the ledger", () => {
  it("names for every definition in force who countersigned it, when, and in which pull request", async () => {
    const { past, propose, ledger } = companyPast();
    past.merge(await propose(7, mql(80)), mql(80), "kim");
    past.merge(await propose(8, mql(90), ["sam", "noor"]), mql(90), "kim");
    const output = await ledger();
    expect(ofMql(output)).toEqual({
      path: mqlPath,
      name: "Marketing qualified lead",
      state: "countersigned",
      signatures: [
        { function: "sales", login: "sam", via: "review", at: "2026-03-02T10:04:00Z" },
        { function: "marketing", login: "noor", via: "review", at: "2026-03-02T10:04:00Z" },
      ],
      commit: output.commit,
      at: "2026-03-02T10:05:00Z",
      by: "kim",
      pull_requests: [8],
    });
  });

  it("lists every definition file of the branch, also what nobody has countersigned", async () => {
    const { past, ledger } = companyPast();
    past.push([mql(90)], "mallory");
    const output = await ledger();
    expect(output.definitions.map(({ path, state, by }) => [path, state, by])).toEqual([
      ["definitions/fields.yaml", "not-countersigned", "ann"],
      ["definitions/funnel.yaml", "not-countersigned", "ann"],
      ["definitions/owners.yaml", "not-countersigned", "ann"],
      [mqlPath, "not-countersigned", "mallory"],
    ]);
  });

  it("shows one signature of two without taking it for both", async () => {
    const { past, propose, ledger } = companyPast();
    past.merge(await propose(7, mql(80), ["rae"]), mql(80));
    const entry = ofMql(await ledger());
    expect([entry?.state, entry?.signatures.map(({ login }) => login)]).toEqual([
      "not-countersigned",
      ["rae"],
    ]);
  });

  it("keeps the signatures of content that somebody brings back", async () => {
    const { past, propose, ledger } = companyPast();
    past.merge(await propose(7, mql(80)), mql(80), "kim");
    past.push([mql(90)], "mallory");
    past.push([mql(80)], "ann");
    expect(ofMql(await ledger())).toMatchObject({ state: "countersigned", pull_requests: [7], by: "kim" });
  });

  it("does not know what is older than GitHub's record", async () => {
    const { github, past, ledger } = companyPast();
    const later = github.commit([github.root], { "README.md": "new" });
    past.moveTo(later, "ann");
    const short = (await past.pushes("main", null)).slice(0, 1);
    Object.assign(past, { pushes: () => Promise.resolve(short) });
    expect(ofMql(await ledger())).toMatchObject({ state: "unknown", commit: null });
  });

  it("goes back no further than it has to", async () => {
    const { github, past, propose, ledger } = companyPast();
    past.push([mql(60)], "ann");
    const everything = Object.fromEntries(
      Object.entries(definitions).map(([path, text]) => [path, `${text}# Agreed.\n`]),
    );
    past.merge(await propose(7, everything), everything);
    github.calls.splice(0);
    expect((await ledger()).definitions.map(({ state }) => state)).toEqual(
      Object.keys(definitions).map(() => "countersigned"),
    );
    expect(github.calls.filter((call) => call === `tree ${github.root.slice(0, 7)}`)).toEqual([]);
  });

  it("reads as a table", async () => {
    const { past, propose, ledger } = companyPast();
    past.merge(await propose(7, mql(80)), mql(80), "kim");
    expect(ledgerMarkdown(await ledger()).replace(/\([0-9a-f]{7}\)/gu, "(1a2b3c4)"))
      .toBe(`# Ledger of acme/definitions

1 of 4 definitions on \`main\` is countersigned as now in force.

| definition | countersigned | in force since |
| --- | --- | --- |
| \`definitions/fields.yaml\` | **not countersigned** | without a pull request on 2 March 2026, 09:00 UTC by ann (1a2b3c4) |
| Funnel<br>\`definitions/funnel.yaml\` | **not countersigned** | without a pull request on 2 March 2026, 09:00 UTC by ann (1a2b3c4) |
| \`definitions/owners.yaml\` | **not countersigned** | without a pull request on 2 March 2026, 09:00 UTC by ann (1a2b3c4) |
| Marketing qualified lead<br>\`definitions/stages/mql.yaml\` | rae signed for sales on 2 March 2026, 10:02 UTC and mia signed for marketing on 2 March 2026, 10:02 UTC | #7 on 2 March 2026, 10:03 UTC by kim (1a2b3c4) |

To have a definition countersigned, change it in a pull request that both sides sign.
`);
  });
});
