import type { Facts } from "../core/generated/facts.ts";
import type { Done } from "./perform.ts";

interface File {
  readonly path: string;
  readonly text: string;
}

/** With several pull requests each has a file of its own: `facts.json` becomes `facts-7.json`. */
const numbered = (path: string, number: number): string =>
  path.replace(/(\.[^./\\]*)?$/u, (ending) => `-${number}${ending}`);

/** The facts behind the decisions of a run, as files for `countersign decide --facts`. */
export function factsFiles(path: string | null, done: Done): readonly File[] {
  if (path === null || done.kind !== "decided") return [];
  const facts = done.results.flatMap(({ outcome }): readonly Facts[] =>
    outcome.status === "decided" ? [outcome.judgement.facts] : [],
  );
  return facts.map((each) => ({
    path: facts.length === 1 ? path : numbered(path, each.pull_request.number),
    text: `${JSON.stringify(each, null, 2)}\n`,
  }));
}
