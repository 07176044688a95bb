import type { AgreementArgs } from "../../agreement-args.ts";
import type { Finding, FindingCode } from "../../finding.ts";
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
  "domain-inside-another": true,
  "domain-on-two-lists": true,
  "handoffs-overlap": true,
  "letters-in-words": true,
  "measurement-standoff": true,
  "nearly-same-word": true,
  "not-settled": true,
  "reasons-differ": true,
  "same-name": true,
  "same-points": true,
  "segments-gap": true,
  "shared-bound": true,
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

/** A mistake whose line is still to be looked up, or one that has its place already. */
export type Seen = Noticed | Finding;

type Doubt = Extract<Seen, { code: AcknowledgeableCode }>;

const isDoubt = (seen: Seen): seen is Doubt => Object.hasOwn(acknowledgeable, seen.code);

const pathOf = (seen: Seen): string => ("file" in seen ? seen.file.path : seen.at.path);

/** Whether it holds an approval up. */
export const isError = (seen: Seen): boolean =>
  ("file" in seen ? severityOf(seen.code) : seen.severity) === "error";

/**
 * Leaves out the warnings that their file acknowledges, each by name and by what it is about. An entry that fits no
 * warning is a mistake itself: an excuse that outlives its cause would hide the next one.
 */
export function withoutAcknowledged(all: readonly Seen[], files: readonly DefinitionFile[]): readonly Seen[] {
  const key = (path: string, code: string, about: string): string => JSON.stringify([path, code, about]);
  const keyOf = (doubt: Doubt): string => key(pathOf(doubt), doubt.code, doubt.args.about);
  const doubted = new Set(all.filter(isDoubt).map(keyOf));
  const entries = files.flatMap((file) => {
    const listed = "acknowledge" in file.value ? (file.value.acknowledge as readonly Acknowledgement[]) : [];
    return listed.map(({ finding, about }, index) => ({ file, finding, about, index }));
  });
  const acknowledged = new Set(entries.map(({ file, finding, about }) => key(file.path, finding, about)));
  const open = all.filter((one) => !isDoubt(one) || !acknowledged.has(keyOf(one)));
  // Where a definition has an error, what an entry is about may be hidden by it; so it may where a proof did not end.
  if (all.some((one) => isError(one) || one.code === "not-settled")) return open;
  const unused = entries
    .filter(({ file, finding, about }) => !doubted.has(key(file.path, finding, about)))
    .map(({ file, finding, about, index }): Noticed => ({
      file,
      code: "acknowledgement-unused",
      pointer: ["acknowledge", index],
      args: { finding, named: about },
      part: "value",
    }));
  return [...open, ...unused];
}

/** Looks up the line of what is left to be shown. */
export function located(seen: Seen): Finding {
  if (!("file" in seen)) return seen;
  const { file, code, pointer, args, part } = seen;
  return { code, severity: severityOf(code), at: file.locate(pointer, part), args } as unknown as Finding;
}
