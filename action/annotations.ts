import type { Finding, Severity } from "../core/finding.ts";
import { messageOf } from "../core/report/messages.ts";
import type { CheckRunAnnotation } from "./github/port.ts";
import { pathOf, visible } from "./words.ts";

/** A finding beside its line, as the log of a job announces it to GitHub. */
export interface Annotation {
  readonly severity: Severity;
  readonly message: string;
  readonly properties: {
    readonly title: string;
    readonly file: string;
    readonly startLine: number;
    readonly endLine: number;
    readonly startColumn?: number;
    readonly endColumn?: number;
  };
}

/** GitHub shows ten annotations of each severity for a step and drops the rest, so the first ten have to be the best. */
const perStep = 10;
/** GitHub takes 50 annotations in one request for a check run. */
const perCheckRun = 50;

const severities = ["error", "warning", "note"] as const satisfies readonly Severity[];

const titles: Readonly<Record<Severity, string>> = {
  error: "This definition cannot be approved",
  warning: "This definition needs a look",
  note: "About this definition",
};

const levels = { error: "failure", warning: "warning", note: "notice" } as const satisfies Readonly<
  Record<Severity, CheckRunAnnotation["annotation_level"]>
>;

const words = (finding: Finding): string => {
  const { saw, why, type } = messageOf(finding);
  return visible(`${saw} ${why} ${type}`);
};

/** The annotations of a step, the worst first and of each severity no more than GitHub shows. */
export function annotations(findings: readonly Finding[]): readonly Annotation[] {
  return severities
    .flatMap((severity) => findings.filter((finding) => finding.severity === severity).slice(0, perStep))
    .map((finding) => {
      const { line, column, end } = finding.at;
      return {
        severity: finding.severity,
        message: words(finding),
        properties: {
          title: titles[finding.severity],
          file: visible(pathOf(finding)),
          startLine: line,
          endLine: end.line,
          // GitHub refuses columns of a place that spans lines.
          ...(line === end.line ? { startColumn: column, endColumn: end.column } : {}),
        },
      };
    });
}

/** The same for a check run, which takes more of them. */
export function checkRunAnnotations(findings: readonly Finding[]): readonly CheckRunAnnotation[] {
  return severities
    .flatMap((severity) => findings.filter((finding) => finding.severity === severity))
    .slice(0, perCheckRun)
    .map((finding) => ({
      path: pathOf(finding),
      start_line: finding.at.line,
      end_line: finding.at.end.line,
      annotation_level: levels[finding.severity],
      title: titles[finding.severity],
      message: words(finding),
    }));
}
