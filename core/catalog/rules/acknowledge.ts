import type { AgreementArgs } from "../../agreement-args.ts";
import type { Finding, FindingCode } from "../../finding.ts";
import type { Acknowledgement } from "../../generated/definitions.ts";
import type { Catalog } from "../catalog.ts";

/** The findings that may be meant, so that a file can keep what is there and say why. */
type AcknowledgeableCode = {
  [C in keyof AgreementArgs]: AgreementArgs[C] extends { readonly about: string } ? C : never;
}[keyof AgreementArgs];

const acknowledgeable: { readonly [C in AcknowledgeableCode]: true } & {
  readonly [C in Acknowledgement["finding"]]: true;
} = {
  "domain-on-two-lists": true,
  "handoffs-overlap": true,
  "measurement-standoff": true,
  "nearly-same-word": true,
  "reasons-differ": true,
  "same-points": true,
  "segments-gap": true,
  "two-thresholds": true,
};

const onlyWarnings: ReadonlySet<FindingCode> = new Set([
  "stage-outside-funnel",
  "acknowledgement-unused",
  ...(Object.keys(acknowledgeable) as AcknowledgeableCode[]),
]);

/** How bad a finding of the linked definitions is. What may be meant is never an error. */
export const severityOf = (code: FindingCode): "error" | "warning" =>
  onlyWarnings.has(code) ? "warning" : "error";

type Doubt = Extract<Finding, { code: AcknowledgeableCode }>;

const isDoubt = (finding: Finding): finding is Doubt => Object.hasOwn(acknowledgeable, finding.code);

/**
 * Leaves out the warnings that their file acknowledges, each by name and by what it is about. An entry that fits no
 * warning is a finding itself: an excuse that outlives its cause would hide the next mistake.
 */
export function withoutAcknowledged(findings: readonly Finding[], { files }: Catalog): readonly Finding[] {
  // What is wrong with a row of a table is acknowledged in the list that names the table.
  const listOf = new Map(files.flatMap(({ path, table }) => (table === undefined ? [] : [[table, path]])));
  const key = (path: string, code: string, about: string): string =>
    JSON.stringify([listOf.get(path) ?? path, code, about]);
  const seen = new Set(findings.filter(isDoubt).map(({ at, code, args }) => key(at.path, code, args.about)));
  const entries = files.flatMap((file) => {
    const listed = "acknowledge" in file.value ? (file.value.acknowledge as readonly Acknowledgement[]) : [];
    return listed.map(({ finding, about }, index) => ({ file, finding, about, index }));
  });
  const acknowledged = new Set(entries.map(({ file, finding, about }) => key(file.path, finding, about)));
  const open = findings.filter(
    (finding) =>
      !isDoubt(finding) || !acknowledged.has(key(finding.at.path, finding.code, finding.args.about)),
  );
  // Where a definition has an error, what an entry is about may be hidden by it; so it may where a proof did not end.
  if (findings.some(({ severity, code }) => severity === "error" || code === "not-settled")) return open;
  const unused = entries
    .filter(({ file, finding, about }) => !seen.has(key(file.path, finding, about)))
    .map(({ file, finding, about, index }): Finding => ({
      code: "acknowledgement-unused",
      severity: "warning",
      at: file.locate(["acknowledge", index]),
      args: { finding, named: about },
    }));
  return [...open, ...unused];
}
