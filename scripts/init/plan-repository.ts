import { schemas } from "../../core/generated/schemas.ts";
import { templates } from "./generated/templates.ts";

/** What differs from one new repository to the next. */
export interface RepositoryChoices {
  readonly sales: readonly string[];
  readonly marketing: readonly string[];
  /** The day by which the charter wants the first agreements, as year-month-day. */
  readonly due: string;
}

const schemaFiles = Object.entries(schemas).map(
  ([name, schema]) =>
    [`.countersign/schema/${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`] as const,
);

/** Every path that a new repository gets, sorted. */
export const repositoryPaths: readonly string[] = [
  ...Object.keys(templates),
  ...schemaFiles.map(([path]) => path),
].sort();

/** All files of a new repository: path and text. The schemas are among them, so that the editor needs no network. */
export function planRepository(choices: RepositoryChoices): ReadonlyMap<string, string> {
  const values: Values = { sales: choices.sales, marketing: choices.marketing, due: [choices.due] };
  const filled = Object.entries(templates).map(([path, text]) => [path, fill(text, values)] as const);
  return new Map([...filled, ...schemaFiles].sort(([a], [b]) => (a < b ? -1 : 1)));
}

type Values = Readonly<Record<"sales" | "marketing" | "due", readonly string[]>>;

/** A line with a mark such as `"{{sales}}"` is written once for every value, in quotes that YAML reads as a text. */
function fill(text: string, values: Values): string {
  const mark = /"\{\{(sales|marketing|due)\}\}"/;
  return text
    .split("\n")
    .flatMap((line) => {
      const found = mark.exec(line)?.[1] as keyof Values | undefined;
      return found === undefined
        ? [line]
        : values[found].map((value) => line.replace(mark, () => JSON.stringify(value)));
    })
    .join("\n");
}
