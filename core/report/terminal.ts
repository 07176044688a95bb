import type { Finding, Severity } from "../finding.ts";
import { messageOf } from "./messages.ts";

/** Colours for the terminal; each takes a text and gives it back, coloured or not. */
export interface Paint {
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly green: (text: string) => string;
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
}

const same = (text: string): string => text;

/** No colours at all, as in a file or a pipe. */
export const plain: Paint = { red: same, yellow: same, green: same, bold: same, dim: same };

/** One finding with its place, an excerpt of the file and a caret under what is meant. */
export function findingText(
  finding: Finding,
  prefix: string,
  text: string | undefined,
  paint: Paint,
): string {
  const { at, severity, code } = finding;
  const { saw, why, type } = messageOf(finding);
  const place = `${prefix}${at.path}:${String(at.line)}:${String(at.column)}`;
  const head = `${paint.bold(place)}: ${colour(severity, paint)(severity)}: ${saw} ${paint.dim(`[${code}]`)}`;
  return [head, ...excerpt(finding, text, paint), `  ${why}`, `  ${type}`].join("\n");
}

const colour = (severity: Severity, paint: Paint): ((text: string) => string) =>
  severity === "error" ? paint.red : paint.yellow;

const widest = 100;

function excerpt({ at }: Finding, text: string | undefined, paint: Paint): readonly string[] {
  const line = text?.split("\n")[at.line - 1]?.replace(/\r$/, "");
  if (line === undefined || line.trim() === "") return [];
  // A long line is cut so that the place stays in view.
  const from = at.column > widest ? at.column - 20 : 0;
  const shown = line.slice(from, from + widest).replace(/[^\P{C}]/gu, " ");
  const number = String(at.line).padStart(5);
  const until = at.end.line === at.line ? at.end.column : line.length + 1;
  const carets = "^".repeat(Math.max(1, Math.min(until, from + widest + 1) - at.column));
  return [
    paint.dim(`${number} | `) + shown,
    paint.dim("      | ") + " ".repeat(at.column - 1 - from) + colour("error", paint)(carets),
  ];
}

/** `2 errors and 1 warning`, or `no findings`. */
export function countWords(findings: readonly Finding[]): string {
  const words = (["error", "warning", "note"] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${String(count)} ${severity}${count === 1 ? "" : "s"}`];
  });
  return words.length === 0 ? "no findings" : words.join(" and ");
}
