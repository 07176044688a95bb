import type { FindingArgs } from "../finding-args.ts";
import type { Severity } from "../finding.ts";

type Trap =
  | {
      readonly code: "yaml-ambiguous";
      readonly severity: Severity;
      readonly args: FindingArgs["yaml-ambiguous"];
    }
  | { readonly code: "yaml-number"; readonly args: FindingArgs["yaml-number"] };

interface Reading {
  readonly pattern: RegExp;
  /** A warning where we read what is written; an error where a sign is lost already here. */
  readonly severity: Severity;
  readonly elsewhere: (written: string) => string;
  readonly advice: (written: string) => string;
}

const quoted = (written: string): string => `Type \`"${written}"\`, with the quotes.`;

// What a reader of YAML 1.1, such as PyYAML or Ruby, takes for something else than we do.
const readings: readonly Reading[] = [
  {
    pattern: /^(?:y|yes|on|n|no|off)$/i,
    severity: "warning",
    elsewhere: (written) => `\`${/^(?:y|yes|on)$/i.test(written) ? "true" : "false"}\``,
    advice: (written) =>
      `For the word, type \`"${written}"\`, with the quotes; for an answer, type \`${/^(?:y|yes|on)$/i.test(written) ? "true" : "false"}\`.`,
  },
  {
    pattern: /^[-+]?0[0-9_]+$/,
    severity: "error",
    elsewhere: () => "a number in base eight, or the same number without the zero",
    advice: (written) =>
      `For the number, type \`${String(Number(written.replaceAll("_", "")))}\`; for the text, type \`"${written}"\`.`,
  },
  {
    pattern: /^0o[0-7]+$/,
    severity: "error",
    elsewhere: () => "a text",
    advice: (written) =>
      `For the number, type \`${String(Number(written))}\`; for the text, type \`"${written}"\`.`,
  },
  {
    pattern: /^[-+]?0b[01_]+$/,
    severity: "error",
    elsewhere: () => "a number in base two",
    advice: quoted,
  },
  {
    pattern: /^[-+]?[0-9]+[eE][-+]?[0-9]+$/,
    severity: "warning",
    elsewhere: () => "a text",
    advice: (written) =>
      `For the number, type \`${String(Number(written))}\`; for the text, type \`"${written}"\`.`,
  },
  { pattern: /^[-+]?[0-9]+(?::[0-5]?[0-9])+$/, severity: "warning", elsewhere: sixties, advice: quoted },
  {
    pattern: /^[-+]?[0-9]+(?:_[0-9]+)+$/,
    severity: "warning",
    elsewhere: (written) => `the number ${written.replaceAll("_", "")}`,
    advice: (written) =>
      `For the number, type \`${written.replaceAll("_", "")}\`; for the text, type \`"${written}"\`.`,
  },
  {
    pattern: /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt ].*)?$/,
    severity: "warning",
    elsewhere: () => "a date instead of a text",
    advice: quoted,
  },
];

function sixties(written: string): string {
  return `the number ${String(written.split(":").reduce((sum, part) => sum * 60 + Number(part), 0))}`;
}

/** Tells whether a value without quotes is read differently elsewhere, or is a number that cannot be kept. */
export function scalarTrap(written: string, value: unknown): Trap | undefined {
  if (
    typeof value === "number" &&
    (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value)))
  )
    return { code: "yaml-number", args: { written } };
  // Most values are plain words: decide by the first character before trying any pattern.
  if (!/^[-+0-9ynoYNO]/.test(written)) return undefined;
  const reading = readings.find(({ pattern }) => pattern.test(written));
  if (reading === undefined) return undefined;
  const args = { written, elsewhere: reading.elsewhere(written), advice: reading.advice(written) };
  return { code: "yaml-ambiguous", severity: reading.severity, args };
}
