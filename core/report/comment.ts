import type { Finding } from "../finding.ts";
import type { Decision } from "../generated/decision.ts";
import { changeMarkdown } from "./change-markdown.ts";
import type { ChangeInWords } from "./change-words.ts";
import type { ClassInWords } from "./class-words.ts";
import { code } from "./code.ts";
import { consequence } from "./consequence.ts";
import { decisionWords } from "./decision.ts";
import { intentMarkdown } from "./intent-markdown.ts";
import type { IntentInWords } from "./intent-words.ts";
import type { LeadsInWords } from "./leads-in-words.ts";
import { escapeMarkdown, escapeSentence } from "./markdown.ts";
import { messageOf } from "./messages.ts";
import { unreadableChanges } from "./unreadable-changes.ts";

export interface CommentInput {
  /** Null where nobody has been asked to sign yet. */
  readonly decision: Decision | null;
  /** Which commit is meant for which branch. */
  readonly facts: {
    readonly pull_request: { readonly head: string; readonly base: { readonly branch: string } };
  };
  readonly changes: readonly ChangeInWords[];
  /** What the changes do to who qualifies. */
  readonly classes: readonly ClassInWords[];
  /** What it means to do, and whether it does it; nothing where it declares nothing. */
  readonly intent: IntentInWords | undefined;
  /** What was found at the head. */
  readonly findings: readonly Finding[];
  /** What it does to the leads of the repository; nothing where it names none. */
  readonly leads: LeadsInWords | undefined;
}

const icons: { readonly [R in Decision["result"]]: string } = {
  "not-applicable": "➖",
  approved: "✅",
  waiting: "⏳",
  objected: "✋",
  invalid: "❌",
  error: "❌",
};

/** The comment of a pull request: the state, who still has to sign, and what changes, in words. */
export function comment(input: CommentInput): string {
  const parts = [
    ...head(input),
    ...intentMarkdown(input.intent),
    ...changeParts(unreadableChanges(input.changes, input.findings)),
    ...classParts(input.classes, input.leads?.examples ?? new Map()),
    ...(input.leads?.parts ?? []),
    ...findingParts(input.findings),
    ...(input.decision === null ? [] : [foot]),
  ];
  return `${parts.join("\n\n")}\n`;
}

function head({ decision, facts, changes, findings, leads }: CommentInput): readonly string[] {
  const bold = `**${consequence(changes, findings, leads?.clause)}**`;
  if (decision === null) return ["### 📝 Not proposed yet, so not signed.", commitOf(decision, facts), bold];
  const words = decisionWords(decision);
  const title = `### ${icons[decision.result]} ${escapeSentence(words.headline)}`;
  const lines = [
    ...decision.requirements.map(
      ({ state }, index) =>
        `- ${state === "SATISFIED" || state === "OVERRIDDEN" ? "✅" : "⬜"} ${escapeSentence(words.requirements[index] ?? "")}`,
    ),
    ...words.blockers.map((line) => `- ✋ ${escapeSentence(line)}`),
    ...words.remedies.map((line) => `- ❗ ${escapeSentence(line)}`),
  ];
  const ignored = words.ignored.map((line) => `- ${escapeSentence(line)}`);
  return [
    title,
    commitOf(decision, facts),
    bold,
    ...(lines.length === 0 ? [] : [`#### Signatures`, lines.join("\n")]),
    ...(ignored.length === 0 ? [] : [`Reviews that do not count:`, ignored.join("\n")]),
  ];
}

/** What was proved of the stages, profiles and criteria that change. */
function classParts(classes: readonly ClassInWords[], leads: LeadsInWords["examples"]): readonly string[] {
  // A real lead says more than a made-up one, which is shown where there is no other.
  const line = ({ id, sentence, examples }: ClassInWords): string => {
    const real = leads.get(id) ?? [];
    const shown =
      real.length > 0
        ? real.map((example) => escapeSentence(example))
        : examples().map((example) => escapeMarkdown(example, 600));
    return [`- ${escapeSentence(sentence)}`, ...shown.map((example) => `  - ${example}`)].join("\n");
  };
  // What only rests on a change is named beside the change itself.
  const direct = classes.filter(({ directly }) => directly);
  return direct.length === 0 ? [] : ["#### Who qualifies", direct.map(line).join("\n")];
}

function changeParts(changes: readonly ChangeInWords[]): readonly string[] {
  if (changes.length === 0) return [];
  return ["#### What changes", ...changes.flatMap(changeMarkdown)];
}

function findingParts(findings: readonly Finding[]): readonly string[] {
  if (findings.length === 0) return [];
  const shown = findings.slice(0, 20).map((finding) => {
    const { saw, why, type } = messageOf(finding);
    const place = code(`${finding.at.path}:${String(finding.at.line)}:${String(finding.at.column)}`);
    return `- ${finding.severity === "error" ? "❌" : "⚠️"} ${place} ${escapeSentence(`${saw} ${why} ${type}`)}`;
  });
  const more = findings.length - shown.length;
  return ["#### Findings", [...shown, ...(more > 0 ? [`- and ${String(more)} more`] : [])].join("\n")];
}

function commitOf(
  decision: Decision | null,
  { pull_request: { head: commit, base } }: CommentInput["facts"],
): string {
  return decision === null
    ? `<sub>What ${code(commit.slice(0, 7))} changes since it left ${code(base.branch)}.</sub>`
    : `<sub>Decided for ${code(commit.slice(0, 7))} against ${code(base.branch)}. Owners are read from ${code(base.branch)}, never from the pull request.</sub>`;
}

const foot =
  "<details><summary>What is this?</summary>\n\nThe definitions in this repository change only when an owner of each side has approved exactly this content. A push that changes a definition takes the signatures back; updating the branch does not. To sign, approve the pull request; to object, request changes. `/countersign` in a comment decides again. Numbers about leads come from files of the base branch, and decide nothing.\n\n</details>";
