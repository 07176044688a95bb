import type { FindingArgs } from "../finding-args.ts";
import type { FindingCode } from "../finding.ts";
import { nearWord } from "../near-word.ts";
import type { Pointer } from "./model.ts";

/** Takes a mistake in the file that is being read; `part` tells whether the key or its value is meant. */
export type Reporter = <C extends FindingCode>(
  code: C,
  pointer: Pointer,
  args: FindingArgs[C],
  part?: "key" | "value",
) => void;

/** Those of the operators that a condition has, in the order in which it has them. */
export const operatorsIn = (condition: object, operators: readonly string[]): readonly string[] =>
  Object.keys(condition).filter((key) => operators.includes(key));

/** The file that declares all ids of a kind: when it cannot be read, nobody knows what exists. */
const declaredIn: { readonly [kind: string]: string } = {
  field: "fields",
  activity: "activities",
  metric: "metrics",
  tool: "technology",
  term: "glossary",
  "process-step": "process",
  function: "owners",
};

/** Reports an id that nothing has, unless the definition exists and merely could not be read. */
export function referTo(
  report: Reporter,
  pointer: Pointer,
  kind: string,
  id: string,
  known: Iterable<string>,
  names: { readonly broken: ReadonlySet<string> },
): void {
  if (names.broken.has(id) || names.broken.has(declaredIn[kind] ?? "")) return;
  const all = [...known];
  const near = all.length > mostCompared ? undefined : nearWord(id, all);
  report("unknown-reference", pointer, { kind, id, near, known: all.length > mostListed ? [] : all.sort() });
}

// A hostile file may have thousands of unknown ids beside thousands of known ones: the time must stay linear.
const mostCompared = 2000;
const mostListed = 50;

/** Reports ids that stand twice in a list. */
export function reportRepeated(
  items: readonly { readonly id: string }[],
  key: string,
  what: string,
  report: Reporter,
): void {
  const seen = new Set<string>();
  for (const [index, { id }] of items.entries()) {
    if (seen.has(id)) report("id-repeated", [key, index, "id"], { id, what });
    seen.add(id);
  }
}
