import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import type { NamedLeads } from "../../action/leads.ts";
import { readSides } from "../../action/sides.ts";
import { csvTable } from "../../core/criteria/csv-table.ts";
import { readLeads } from "../../core/criteria/read-leads.ts";
import { check } from "../../core/pipeline.ts";
import { makeProfile } from "../../core/profile/make-profile.ts";
import { profileTable } from "../../core/profile/profile-table.ts";
import { definitions, mql } from "./support/company.ts";
import { fakeGitHub, type FakeFiles, type FakeGitHub } from "./support/fake-github.ts";

const settings = 'leads: { file: data/leads.csv, as_of: "2026-06-30" }\n';
const leads = "id,employees\na,60\nb,90\nc,20\n";
const repository: FakeFiles = { ...definitions, "countersign.yaml": settings, "data/leads.csv": leads };

/** What a proposal to raise the bar from 50 to 80 is said to do, and what was asked of GitHub for it. */
async function tried(
  base: FakeFiles = repository,
  more: FakeFiles = {},
  over: (github: FakeGitHub) => Partial<FakeGitHub> = () => ({}),
  named: NamedLeads | null = null,
) {
  const github = fakeGitHub(base);
  const head = github.commit([github.root], { ...mql(80), ...more });
  const read = await readSides(
    { ...github, ...over(github) },
    { head, mergeBase: github.root, tip: github.root },
    named,
  );
  return {
    clause: read.leads?.clause,
    text: read.leads?.parts.join("\n"),
    check: read.check,
    calls: github.calls.map((call) => call.split(" ")[0]).filter((call) => call !== "tree"),
  };
}

const clause = "1 of 2 leads loses MQL";

describe("the leads of the base branch", () => {
  it("are replayed under both versions, out of the archive that is read anyway", async () => {
    const { clause: said, text, calls } = await tried();
    expect(said).toBe(clause);
    expect(text).toContain("3 leads, judged as of 30 June 2026 under both versions.");
    expect(text).toContain("| MQL | no stage | 1 | `a` |");
    expect(calls).toEqual(["archive", "blob"]);
  });

  it("give the same text each time", async () => {
    expect((await tried()).text).toBe((await tried()).text);
  });

  it("are not those that a proposal brings along", async () => {
    const { clause: said, calls } = await tried(repository, {
      "countersign.yaml": settings.replace("data/", "mine/"),
      "data/leads.csv": "id,employees\na,60\n",
      "mine/leads.csv": "id,employees\nz,900\n",
    });
    expect(said).toBe(clause);
    // The two files of the base branch that the head no longer has.
    expect(calls).toEqual(["archive", "blob", "blob", "blob"]);
  });

  it("are not asked for where the base branch names none", async () => {
    const { text, clause: said } = await tried(definitions, { "countersign.yaml": settings });
    expect([text, said]).toEqual([undefined, undefined]);
  });
});

describe("without numbers the verdict stands, and a sentence says why", () => {
  const without = (path: string): FakeFiles =>
    Object.fromEntries(Object.entries(repository).filter(([name]) => name !== path));

  it.each<[string, FakeFiles, string]>([
    [
      "no such file",
      without("data/leads.csv"),
      "No numbers this time. There is no file `data/leads.csv`, which `countersign.yaml` names. Commit it, or change the path.",
    ],
    [
      "a file that is no table",
      { ...repository, "data/leads.csv": "id,employees\na\n" },
      "No numbers this time. `data/leads.csv`, row 2: 1 values, but the header names 2 columns. Put values that contain the separator in double quotes.",
    ],
    [
      "a file with an id twice",
      { ...repository, "data/leads.csv": "id,employees\na,1\na,2\n" },
      "No numbers this time. `data/leads.csv` has the id a twice. Every lead needs an id of its own.",
    ],
    [
      "a file that is too large",
      { ...repository, "data/leads.csv": `id,employees\n${"a,1\n".repeat(1_100_000)}` },
      "No numbers this time. The files of leads have 4.4 MB; up to 2 MB are replayed here. Commit a profile instead, which is smaller: `countersign profile`.",
    ],
    [
      "settings with a mistake",
      {
        ...repository,
        "countersign.yaml": 'leads: { file: data/leads.csv, as_of: "2026-06-30", month: 6 }\n',
      },
      "No numbers this time. `countersign.yaml:1:53`: `month` means nothing here. Did you mean `months`?",
    ],
    [
      "a path that leads out of the repository",
      { ...repository, "countersign.yaml": 'leads: { file: ../leads.csv, as_of: "2026-06-30" }\n' },
      "No numbers this time. `countersign.yaml:1:16`: `../leads.csv` does not have the right form for `file`. Name a file inside this repository, from the folder of countersign.yaml on, such as leads/leads.csv.",
    ],
    [
      "a link in place of the file",
      { ...repository, "data/leads.csv": { mode: "120000", text: "/etc/passwd" } },
      "No numbers this time. There is no file `data/leads.csv`, which `countersign.yaml` names. Commit it, or change the path.",
    ],
  ])("%s", async (_what, base, sentence) => {
    const { text, clause: said, check } = await tried(base);
    expect(text).toBe(`#### Our leads\n${sentence}`);
    expect(said).toBeUndefined();
    expect(check).toEqual({ status: "clean" });
  });

  it("an answer that GitHub does not give", async () => {
    const { text } = await tried(repository, { "data/leads.csv": "id,employees\n" }, ({ blob }) => {
      // The first one is the definition before the change.
      const answers = [blob, () => Promise.reject(new Error("GitHub answered 502."))];
      return { blob: (sha) => (answers.shift() ?? blob)(sha) };
    });
    expect(text).toBe(
      "#### Our leads\nNo numbers this time. The leads could not be replayed: GitHub answered 502. The verdict does not depend on it. `/countersign` in a comment tries again.",
    );
  });
});

describe("the leads that the workflow names", () => {
  const named = (path: string, asOf: string | null = "2026-05-31"): NamedLeads => ({
    path,
    asOf: asOf === null ? null : Date.parse(asOf),
  });
  const said = async (base: FakeFiles, which: NamedLeads, more: FakeFiles = {}) => {
    const { clause: one, text = "" } = await tried(base, more, undefined, which);
    return [one, text.split("\n").find((line) => line.includes("judged as of") || line.startsWith("No "))];
  };
  const other: FakeFiles = { "data/other.csv": "id,employees\na,60\nb,70\nc,90\n" };

  it("are tried where `countersign.yaml` names none", async () => {
    expect(await said({ ...definitions, ...other }, named("data/other.csv"))).toEqual([
      "2 of 3 leads lose MQL",
      "3 leads, judged as of 31 May 2026 under both versions.",
    ]);
  });

  it("take the place of those that it names, and its day where the workflow gives none", async () => {
    expect(await said({ ...repository, ...other }, named("data/other.csv", null))).toEqual([
      "2 of 3 leads lose MQL",
      "3 leads, judged as of 30 June 2026 under both versions.",
    ]);
  });

  it("may be a profile, which brings its own day", async () => {
    const { dictionary } = check(
      Object.entries(definitions).map(([path, text]) => ({
        path: path.replace("definitions/", ""),
        type: "file",
        bytes: new TextEncoder().encode(text),
      })),
    ).catalog;
    const table = csvTable(new TextEncoder().encode(leads));
    if ("problem" in table) throw new Error(table.problem);
    const set = readLeads({ leads: table, activities: undefined, history: undefined }, dictionary);
    const now = Date.UTC(2026, 3, 30);
    const made = makeProfile([{ dictionary, set }], {
      now,
      minGroup: 1,
      numbers: "as-they-are",
      outcome: undefined,
    });
    const { columns, rows } = profileTable(made);
    const profile = { "data/profile.csv": Papa.unparse([columns, ...rows] as string[][]) };
    expect(await said({ ...definitions, ...profile }, named("data/profile.csv"))).toEqual([
      clause,
      "3 leads, judged as of 30 April 2026 under both versions, from a profile that names nobody.",
    ]);
  });

  it("are not those that a proposal puts under the same name", async () => {
    const brought = { "data/other.csv": "id,employees\nz,900\n" };
    expect(await said({ ...repository, ...other }, named("data/other.csv"), brought)).toEqual([
      "2 of 3 leads lose MQL",
      "3 leads, judged as of 31 May 2026 under both versions.",
    ]);
    expect(await said(definitions, named("data/other.csv"), brought)).toEqual([
      undefined,
      "No numbers this time. There is no file `data/other.csv`, which the input `leads` of the workflow names. Commit it to the base branch, or change the path.",
    ]);
  });

  it("need a day that somebody has named", async () => {
    expect(await said({ ...definitions, ...other }, named("data/other.csv", null))).toEqual([
      undefined,
      "No numbers this time. `data/other.csv` holds leads, and nobody says as of which day they are judged. Add `leads-as-of` beside `leads` in the workflow, for example 2026-06-30, or name a profile.",
    ]);
  });
});
