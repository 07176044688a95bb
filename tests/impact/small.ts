import { csvTable } from "../../core/criteria/csv-table.ts";
import type { TextTable } from "../../core/criteria/read-leads.ts";
import { type Impact, impact } from "../../core/impact/impact.ts";
import { leadCases, type LeadChoices } from "../../core/impact/lead-cases.ts";
import { type Compared, compare } from "../../core/pipeline.ts";
import { headlineClause } from "../../core/report/headline.ts";
import { type Files, sourcesOf, told, withMinimal } from "../catalog/minimal.ts";

export const stage = (name: string, criteria: string, more = ""): string =>
  `name: ${name}\ndescription: D.\nworked_by: marketing\n${more}criteria: ${criteria}\n`;

/** A company whose MQL has at least 50 people, and whose customer also said yes. */
export const company: Files = {
  "fields.yaml": `
employees: { type: number, whole: true, unit: people, about: account, description: Headcount. }
title: { type: text, about: person, label: job title, description: As typed. }
email: { type: email, about: person, description: Address. }
won: { type: boolean, about: opportunity, when_true: signed a contract, description: Signed. }
value: { type: number, unit: EUR, about: opportunity, description: Worth. }
met_at: { type: date, about: person, description: First contact. }
signed_at: { type: date, about: opportunity, description: Signature. }
`,
  "stages/mql.yaml": stage("Qualified", "{ field: employees, at_least: 50 }", "abbreviation: MQL\n"),
  "stages/customer.yaml": stage(
    "Customer",
    "{ all: [{ meets: mql }, { field: won, is: true, if_unknown: false }] }",
  ),
  "segments/size.yaml": `name: Size\ndescription: D.\nfirst:
  - { id: small, name: Small, when: { field: employees, less_than: 100 } }
  - { id: large, name: Large, otherwise: true }
`,
};

export const leads = `id,employees,title,won,value,met_at,signed_at
a,60,VP Sales,no,,2026-01-01,
b,60,Head of Sales,,,2026-01-01,
c,90,Intern,yes,1000.50,2026-01-01,2026-01-11
d,400,CEO,yes,2000,2026-01-01,2026-01-31
e,,Owner,,,2026-01-01,
f,10,Owner,,,2026-01-01,
`;

export const table = (text: string): TextTable => {
  const read = csvTable(new TextEncoder().encode(text));
  if ("problem" in read) throw new Error(read.problem);
  return read;
};

/** The company before and after some files are changed; throws if a side has an error. */
export function changed(files: Files, before: Files = company): Compared {
  const compared = compare(sourcesOf(withMinimal(before)), sourcesOf(withMinimal({ ...before, ...files })));
  const errors = [...compared.before.findings, ...compared.after.findings].filter(
    ({ severity }) => severity === "error",
  );
  if (errors.length > 0) throw new Error(JSON.stringify(errors.map(told), null, 2));
  return compared;
}

export const now = Date.UTC(2026, 5, 30);

/** What changed files do to the leads. */
export function impactOf(files: Files, choices: Partial<LeadChoices> = {}, before: Files = company): Impact {
  const { before: was, after: is } = changed(files, before);
  const { cases } = leadCases(
    { leads: table(leads), activities: undefined, history: undefined },
    was.catalog.dictionary,
    is.catalog.dictionary,
    { now, ...choices },
  );
  return impact(was.catalog, is.catalog, cases);
}

/** The clause of the headline about changed files. */
export function clauseOf(files: Files, choices: Partial<LeadChoices> = {}): string {
  const { before, after, classes } = changed(files);
  const direct = classes.filter(({ directly }) => directly).map(({ id }) => id);
  return headlineClause(
    impactOf(files, choices),
    direct,
    before.catalog.dictionary,
    after.catalog.dictionary,
  );
}
