import type { Finding } from "../finding.ts";
import type { Decision } from "../generated/decision.ts";
import { changeMarkdown } from "./change-markdown.ts";
import type { ChangeInWords } from "./change-words.ts";
import type { ClassInWords } from "./class-words.ts";
import { code } from "./code.ts";
import { decisionWords } from "./decision.ts";
import { escapeMarkdown, escapeSentence } from "./markdown.ts";
import { messageOf } from "./messages.ts";
import { countWords } from "./terminal.ts";
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
  /** What was found at the head. */
  readonly findings: readonly Finding[];
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
    ...classParts(input.classes),
    ...changeParts(unreadableChanges(input.changes, input.findings)),
    ...findingParts(input.findings),
    ...foot(input),
  ];
  return `${parts.join("\n\n")}\n`;
}

function head({ decision, changes, classes, findings }: CommentInput): readonly string[] {
  if (decision === null)
    return ["### 📝 Not proposed yet, so not signed.", `**${consequence(changes, classes, findings)}**`];
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
    `**${consequence(changes, classes, findings)}**`,
    ...(lines.length === 0 ? [] : [`#### Signatures`, lines.join("\n")]),
    ...(ignored.length === 0 ? [] : [`Reviews that do not count:`, ignored.join("\n")]),
  ];
}

/** The one sentence for those who read no further. */
function consequence(
  changes: readonly ChangeInWords[],
  classes: readonly ClassInWords[],
  findings: readonly Finding[],
): string {
  const errors = findings.filter(({ severity }) => severity === "error");
  if (errors.length > 0)
    return `${countWords(errors)} in the definitions: nothing can be signed before that is mended.`;
  const names = changes.slice(0, 5).map(({ name, status }) => `${escapeMarkdown(name)}${notes[status]}`);
  const more = changes.length - names.length;
  if (names.length === 0) return "No definition changes its meaning.";
  const list = more > 0 ? `${names.join(", ")} and ${String(more)} more` : joined(names);
  const direct = classes
    .filter(({ directly }) => directly)
    .map(({ name, outcome }) => `${escapeMarkdown(name)} ${effects[outcome]}`);
  return `This changes ${list}.${direct.length === 0 ? "" : ` ${joined(direct)}.`}`;
}

const joined = (names: readonly string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;

const notes: { readonly [S in ChangeInWords["status"]]: string } = {
  added: " (new)",
  removed: " (removed)",
  changed: "",
  renamed: " (renamed)",
  unreadable: " (cannot be read)",
};

const effects: { readonly [O in ClassInWords["outcome"]]: string } = {
  equivalent: "means the same as before",
  tightened: "gets harder to reach",
  loosened: "gets easier to reach",
  shifted: "moves both ways",
  "not-settled": "cannot be compared in full",
};

/** The proved effect; what only rests on a changed definition comes after what was changed itself. */
function classParts(classes: readonly ClassInWords[]): readonly string[] {
  if (classes.length === 0) return [];
  const line = ({ sentence, examples }: ClassInWords): string =>
    [
      `- ${escapeSentence(sentence)}`,
      ...examples.map((example) => `  - ${escapeMarkdown(example, 600)}`),
    ].join("\n");
  const direct = classes.filter(({ directly }) => directly);
  const inherited = classes.filter(({ directly }) => !directly);
  const list = inherited.map(({ name, outcome }) => `${escapeMarkdown(name)} ${effects[outcome]}`);
  return [
    "#### Who qualifies",
    ...(direct.length === 0 ? [] : [direct.map(line).join("\n")]),
    ...(list.length === 0 ? [] : [`Resting on it: ${joined(list)}.`]),
  ];
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

function foot({ decision, facts }: CommentInput): readonly string[] {
  const { head: commit, base } = facts.pull_request;
  if (decision === null)
    return [`<sub>What ${code(commit.slice(0, 7))} changes since it left ${code(base.branch)}.</sub>`];
  return [
    `<sub>Decided for ${code(commit.slice(0, 7))} against ${code(base.branch)}. Owners are read from ${code(base.branch)}, never from the pull request.</sub>`,
    "<details><summary>What is this?</summary>\n\nThe definitions in this repository change only when an owner of each side has approved exactly this content. A push that changes a definition takes the signatures back; updating the branch does not. To sign, approve the pull request; to object, request changes. `/countersign` in a comment decides again.\n\n</details>",
  ];
}
