import type { AgreementArgs } from "../../agreement-args.ts";
import type { FindingCode } from "../../finding.ts";
import type { Acknowledgement } from "../../generated/definitions.ts";
import type { DefinitionFile } from "../catalog.ts";
import type { Noticed } from "./rule.ts";

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

type Doubt = Extract<Noticed, { code: AcknowledgeableCode }>;

const isDoubt = (noticed: Noticed): noticed is Doubt => Object.hasOwn(acknowledgeable, noticed.code);

/**
 * Leaves out the warnings that their file acknowledges, each by name and by what it is about. An entry that fits no
 * warning is a mistake itself: an excuse that outlives its cause would hide the next one.
 */
export function withoutAcknowledged(
  noticed: readonly Noticed[],
  files: readonly DefinitionFile[],
): readonly Noticed[] {
  const key = (path: string, code: string, about: string): string => JSON.stringify([path, code, about]);
  const keyOf = ({ file, code, args }: Doubt): string => key(file.path, code, args.about);
  const seen = new Set(noticed.filter(isDoubt).map(keyOf));
  const entries = files.flatMap((file) => {
    const listed = "acknowledge" in file.value ? (file.value.acknowledge as readonly Acknowledgement[]) : [];
    return listed.map(({ finding, about }, index) => ({ file, finding, about, index }));
  });
  const acknowledged = new Set(entries.map(({ file, finding, about }) => key(file.path, finding, about)));
  const open = noticed.filter((one) => !isDoubt(one) || !acknowledged.has(keyOf(one)));
  // Where a definition has an error, what an entry is about may be hidden by it.
  if (noticed.some(({ code }) => severityOf(code) === "error")) return open;
  const unused = entries
    .filter(({ file, finding, about }) => !seen.has(key(file.path, finding, about)))
    .map(({ file, finding, about, index }): Noticed => ({
      file,
      code: "acknowledgement-unused",
      pointer: ["acknowledge", index],
      args: { finding, named: about },
      part: "value",
    }));
  return [...open, ...unused];
}
