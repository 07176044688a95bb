import type { FindingArgs } from "./finding-args.ts";

export type FindingCode = keyof FindingArgs;

/** How bad a finding is: an error stops an approval, a warning asks for a look, a note only informs. */
export type Severity = "error" | "warning" | "note";

/** A place in a source file. Lines and columns count from 1; `end` is the first character behind the place. */
export interface Location {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly end: { readonly line: number; readonly column: number };
}

/** Something seen in the definitions, as data; `report/messages.ts` holds the words for every code. */
export type Finding = {
  readonly [C in FindingCode]: {
    readonly code: C;
    readonly severity: Severity;
    readonly at: Location;
    readonly args: FindingArgs[C];
  };
}[FindingCode];

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Sorts findings by path, line, column, code and drops exact repeats, so that one input always reads the same. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Map<string, Finding>();
  for (const finding of findings) seen.set(JSON.stringify([finding.code, finding.at, finding.args]), finding);
  return [...seen.values()].sort(
    (a, b) =>
      byText(a.at.path, b.at.path) ||
      a.at.line - b.at.line ||
      a.at.column - b.at.column ||
      byText(a.code, b.code),
  );
}
