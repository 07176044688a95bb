import { signatureOf, type MergedChange } from "../approval/merged.ts";
import type { Entry } from "../generated/facts.ts";
import type { LedgerEntry, LedgerOutput } from "../generated/ledger.ts";
import { originOf, signaturesOf } from "./audit.ts";
import { origin, signatures } from "./audit-markdown.ts";
import { code } from "./code.ts";
import { escapeMarkdown } from "./markdown.ts";

/** One definition as it is on the branch. */
export interface DefinitionInForce {
  readonly path: string;
  readonly entry: Entry;
  readonly name: string | null;
}

/** What the ledger is made from. */
export interface LedgerFacts {
  readonly repository: string;
  readonly branch: string;
  readonly tip: string;
  readonly definitions: readonly DefinitionInForce[];
  /** Newest first, as far back as it takes. */
  readonly changes: readonly MergedChange[];
}

/** Who countersigned every definition that is in force, as `countersign ledger` prints it. */
export function ledgerOutput({ repository, branch, tip, definitions, changes }: LedgerFacts): LedgerOutput {
  return {
    version: 1,
    repository,
    branch,
    commit: tip,
    definitions: definitions.map((definition) => ledgerEntry(definition, changes)),
  };
}

function ledgerEntry(
  { path, entry, name }: DefinitionInForce,
  changes: readonly MergedChange[],
): LedgerEntry {
  const found = signatureOf(path, entry, changes);
  if (found === null)
    return {
      path,
      name,
      state: "unknown",
      signatures: [],
      pull_requests: [],
      commit: null,
      at: null,
      by: null,
    };
  return {
    path,
    name,
    state: found.signed === "yes" ? "countersigned" : "not-countersigned",
    signatures: [...signaturesOf(found.change)],
    ...originOf(found.change),
  };
}

/** The ledger as a page of Markdown: a table, and below it what nobody has countersigned. */
export function ledgerMarkdown({ repository, branch, definitions }: LedgerOutput): string {
  const open = definitions.filter(({ state }) => state !== "countersigned");
  const count = definitions.length - open.length;
  const rows = definitions.map(
    (entry) =>
      `| ${named(entry)} | ${signed(entry)} | ${entry.commit === null ? "" : origin({ ...entry, commit: entry.commit })} |`,
  );
  return `${[
    `# Ledger of ${escapeMarkdown(repository)}`,
    `${count} of ${definitions.length} definitions on ${code(branch)} ${count === 1 ? "is" : "are"} countersigned as now in force.`,
    ["| definition | countersigned | in force since |", "| --- | --- | --- |", ...rows].join("\n"),
    ...(open.length === 0
      ? []
      : ["To have a definition countersigned, change it in a pull request that both sides sign."]),
  ].join("\n\n")}\n`;
}

const named = ({ name, path }: LedgerEntry): string =>
  name === null ? cell(code(path)) : `${cell(escapeMarkdown(name))}<br>${cell(code(path))}`;

function signed({ state, signatures: all }: LedgerEntry): string {
  switch (state) {
    case "countersigned":
      return cell(signatures(all, "dated"));
    case "not-countersigned":
      return `**not countersigned**${all.length === 0 ? "" : `; ${cell(signatures(all))}`}`;
    case "unknown":
      return "not known: it is older than GitHub's record of the branch";
  }
}

/** A name with a vertical bar in it must not end its cell, not even between back-ticks. */
const cell = (text: string): string => text.replace(/(?<!\\)\|/gu, "\\|");
