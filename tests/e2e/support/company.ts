import type { File } from "../../emulator/git.ts";

type Files = Readonly<Record<string, File>>;

/** Where the definition is that most proposals change. */
export const mqlPath = "definitions/stages/mql.yaml";

/** The owners file, with these people in it. */
export function owners(sales: readonly string[], marketing: readonly string[]): Files {
  const list = (logins: readonly string[]): string => logins.map((login) => `{ login: ${login} }`).join(", ");
  return {
    "definitions/owners.yaml": `functions:
  sales: { owners: [${list(sales)}] }
  marketing: { owners: [${list(marketing)}] }
`,
  };
}

/** The definition of an MQL: a person who has asked for a demo, at a company of at least so many people. */
export function mqlText(employees: number): string {
  return `name: Marketing qualified lead
abbreviation: MQL
description: A person at a company that is large enough, who has asked to see the product.
worked_by: marketing
criteria:
  all:
    - { field: employees, at_least: ${employees} }
    - { field: demo_requested, is: true }
`;
}

/** The same as a file. */
export function mql(employees: number): Files {
  return { [mqlPath]: mqlText(employees) };
}

/** The same with a field that nobody has declared. */
export const misspelt: Files = { [mqlPath]: mqlText(50).replace("field: employees", "field: employes") };

/** A company in a few files, without a mistake: rae and sam answer for sales, mia and mo for marketing. */
export const company: Files = {
  "README.md": "The definitions of Acme.\n",
  ...owners(["rae", "sam"], ["mia", "mo"]),
  ...mql(50),
  "definitions/fields.yaml": `employees:
  type: number
  whole: true
  about: account
  description: Headcount of the whole company.
  unit: people
demo_requested:
  type: boolean
  about: person
  description: The person has asked to see the product.
`,
  "definitions/funnel.yaml": `name: Funnel
description: From first contact to the hand-over.
stages: [mql]
`,
};

/** A definition that nothing else refers to, so that it can be moved or deleted. */
export const handRaiserPath = "definitions/criteria/hand-raiser.yaml";
export const handRaiser: Files = {
  [handRaiserPath]: `name: Hand-raiser
description: Somebody who asked to see the product.
criteria: { field: demo_requested, is: true }
`,
};

/** Four people, one of whom a bar of 80 employees leaves out. */
export const leads: Files = {
  "countersign.yaml": `leads:
  file: leads.csv
  as_of: "2025-03-01"
`,
  "leads.csv": `id,employees,demo_requested
p-101,60,yes
p-102,90,yes
p-103,400,yes
p-104,400,no
`,
};
