import { numbers } from "./numbers.ts";

const ids = {
  number: ["employees", "sites", "revenue", "age", "visits", "seats", "orders", "users"],
  boolean: ["demo", "consent", "trial", "partner", "bounced", "customer", "news", "budget"],
  choice: ["industry", "country", "source", "seniority", "plan", "team", "role", "phase"],
} as const;
type FieldType = keyof typeof ids;
interface Field {
  readonly id: string;
  readonly type: FieldType;
}
const fields: readonly Field[] = (["number", "boolean", "choice"] as const).flatMap((type) =>
  ids[type].map((id) => ({ id, type })),
);
const words = ["one", "two", "three", "four", "five", "six", "seven", "eight"] as const;

/** How many files there are beside the sets of criteria. */
export const neededFiles = 4;

/**
 * A folder of definitions to measure `check` with: `count` criteria sets of 60 lines and 24 conditions each, and the
 * files that every folder has to have. The same count gives the same files, all of them without a finding.
 */
export function generatedDefinitions(count: number): ReadonlyMap<string, string> {
  const next = numbers(1);
  const files = new Map([
    ["owners.yaml", owners],
    ["fields.yaml", fields.map(dictionaryEntry).join("")],
    ["funnel.yaml", "name: Funnel\ndescription: One stage.\nstages: [lead]\n"],
    [
      "stages/lead.yaml",
      "name: Lead\ndescription: Anyone.\nworked_by: marketing\ncriteria: { meets: set-0001 }\n",
    ],
  ]);
  for (let index = 1; index <= count; index += 1) {
    const id = `set-${String(index).padStart(4, "0")}`;
    // A field of each type, and a number of its own for each group, so that none contradicts or repeats another.
    const groups = ids.number.map(
      (_, group) =>
        `    - all:\n${[group, 8 + next(8), 16 + next(8)].map((field) => leaf(field, next)).join("")}`,
    );
    files.set(
      `criteria/${id}.yaml`,
      `name: Set ${index}\ndescription: One of many sets of criteria.\ncriteria:\n  any:\n${groups.join("")}`,
    );
  }
  return files;
}

const owners = `functions:
  sales: { owners: [{ login: rae }, { login: sam }] }
  marketing: { owners: [{ login: mia }, { login: moe }] }
`;

function dictionaryEntry({ id, type }: Field): string {
  const values = type === "choice" ? `  values: [${words.join(", ")}]\n` : "";
  return `${id}:\n  type: ${type}\n  about: person\n  description: A field.\n${values}`;
}

function leaf(index: number, next: (below: number) => number): string {
  const { id, type } = fields[index] ?? { id: "employees", type: "number" };
  return `        - field: ${id}\n          ${operator(type, next)}\n`;
}

function operator(type: FieldType, next: (below: number) => number): string {
  switch (type) {
    case "number":
      return `${["at_least", "at_most", "more_than", "less_than"][next(4)] ?? ""}: ${next(1000)}`;
    case "boolean":
      return `is: ${next(2) === 1}`;
    case "choice":
      return `one_of: [${words.slice(next(4), 4 + next(4)).join(", ")}, eight]`;
  }
}
