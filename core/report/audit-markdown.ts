import { upperFirst } from "../criteria/say.ts";
import type { AuditedChange, AuditedSignature, AuditOutput, UnsignedPath } from "../generated/audit.ts";
import { code } from "./code.ts";
import { commit, inARow, moment } from "./decision-parts.ts";
import { escapeMarkdown } from "./markdown.ts";

/** An audit as a page of Markdown: what holds without signatures first, then how that came about. */
export function auditMarkdown(output: AuditOutput): string {
  const { repository, branch, since, changes, unsigned } = output;
  const missing = changes.filter(({ result }) => result === "not-signed");
  const signed = changes.filter(({ result }) => result === "signed");
  return `${[
    `# Audit of ${escapeMarkdown(repository)}`,
    `From ${moment(since)} on, ${changesInWords(changes.length)} of definitions came to ${code(branch)}. **${auditHeadline(output)}**`,
    ...section(
      "In force without both signatures",
      unsigned.map(unsignedLine),
      "A pull request that changes them again and that both sides sign puts them right.",
    ),
    ...(missing.length === 0
      ? []
      : ["## Merged without both signatures", ...missing.flatMap((change) => missingPart(change))]),
    ...section("Signed", signed.map(signedLine)),
    "Owners are those of the moment of each merge; who is in a team is known only as of today. Whether the definitions are right is not asked here: `countersign check` says that.",
  ].join("\n\n")}\n`;
}

/** The one sentence for those who read no further. */
export function auditHeadline({ changes, unsigned }: AuditOutput): string {
  const missing = changes.filter(({ result }) => result === "not-signed").length;
  if (missing === 0)
    return changes.length === 0 ? "There is nothing to sign." : "Both sides had signed all of it.";
  const force =
    unsigned.length === 0
      ? "None of it is in force any more."
      : `${filesInWords(unsigned.length)} in force without both signatures.`;
  return `${missing === 1 ? "One was" : `${missing} were`} merged without both signatures. ${force}`;
}

const changesInWords = (count: number): string => (count === 1 ? "1 change" : `${count} changes`);
const filesInWords = (count: number): string => (count === 1 ? "1 file is" : `${count} files are`);

const section = (title: string, lines: readonly string[], advice?: string): readonly string[] =>
  lines.length === 0
    ? []
    : [`## ${title}`, lines.map((line) => `- ${line}`).join("\n"), ...(advice === undefined ? [] : [advice])];

const unsignedLine = (path: UnsignedPath): string =>
  `${code(path.path)}${path.state === "removed" ? " is missing" : ""}, ${origin(path)}`;

const signedLine = (change: AuditedChange): string =>
  `${origin(change)}: ${signatures(change.signatures)} (${paths(change)})`;

const missingPart = (change: AuditedChange): readonly string[] => [
  `**${upperFirst(origin(change))}**`,
  [
    ...change.reasons.map((reason) => `- ${escapeMarkdown(reason, 2000)}`),
    ...(change.signatures.length === 0 ? [] : [`- ${signatures(change.signatures)}.`]),
    `- Changed: ${paths(change)}`,
  ].join("\n"),
];

/** "#17 on 2 March 2026, 09:10 UTC by kim (1a2b3c4)" */
export function origin({
  commit: sha,
  at,
  by,
  pull_requests: numbers,
}: Pick<AuditedChange, "commit" | "at" | "by" | "pull_requests">): string {
  const what =
    numbers.length === 0 ? "without a pull request" : numbers.map((number) => `#${number}`).join(", ");
  const when = at === null ? "" : ` on ${moment(at)}`;
  const who = by === null ? "" : ` by ${escapeMarkdown(by)}`;
  return `${what}${when}${who} (${commit(sha)})`;
}

const did = {
  review: (name: string) => `signed for ${name}`,
  author: (name: string) => `signed for ${name} by proposing it`,
  arbiter: (name: string) => `stood in for ${name}`,
} as const satisfies Readonly<Record<AuditedSignature["via"], (name: string) => string>>;

/** "rae signed for sales and mia signed for marketing", with the moment of each where it is wanted. */
export function signatures(all: readonly AuditedSignature[], when: "dated" | "undated" = "undated"): string {
  const words = all.map(({ function: name, login, via, at }) => {
    const date = when === "dated" && at !== null ? ` on ${moment(at)}` : "";
    return `${login} ${did[via](name)}${date}`;
  });
  return escapeMarkdown(inARow(words, "and", 20), 2000);
}

/** The paths of a change; where only some of them are signed, which. */
function paths({ paths: changed, result: whole }: AuditedChange): string {
  if (changed === null) return "not known";
  const shown = changed
    .slice(0, 10)
    .map(({ path, result }) => `${code(path)}${result === whole ? "" : " (signed)"}`);
  const more = changed.length - shown.length;
  return `${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
