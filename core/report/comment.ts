import type { Finding } from "../finding.ts";
import type { Decision } from "../generated/decision.ts";
import type { Facts } from "../generated/facts.ts";
import { changeMarkdown } from "./change-markdown.ts";
import type { ChangeInWords } from "./change-words.ts";
import type { ClassInWords } from "./class-words.ts";
import { code } from "./code.ts";
import { decisionWords } from "./decision.ts";
import type { LeadsInWords } from "./leads-in-words.ts";
import { escapeMarkdown, escapeSentence } from "./markdown.ts";
import { messageOf } from "./messages.ts";
import { countWords } from "./terminal.ts";

export interface CommentInput {
  readonly decision: Decision;
  readonly facts: Facts;
  readonly changes: readonly ChangeInWords[];
  /** What the changes do to who qualifies. */
  readonly classes: readonly ClassInWords[];
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
    ...changeParts(input.changes),
    ...classParts(input.classes, input.leads?.examples ?? new Map()),
    ...(input.leads?.parts ?? []),
    ...findingParts(input.findings),
    foot,
  ];
  return `${parts.join("\n\n")}\n`;
}

function head({ decision, facts, changes, classes, findings, leads }: CommentInput): readonly string[] {
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
    decidedFor(facts),
    `**${consequence(changes, classes, findings, leads)}**`,
    ...(lines.length === 0 ? [] : [`#### Signatures`, lines.join("\n")]),
    ...(ignored.length === 0 ? [] : [`Reviews that do not count:`, ignored.join("\n")]),
  ];
}

/** The one sentence for those who read no further. */
function consequence(
  changes: readonly ChangeInWords[],
  classes: readonly ClassInWords[],
  findings: readonly Finding[],
  leads: LeadsInWords | undefined,
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
  // Where the effect of every change is known, it names what changes.
  const what =
    direct.length === 0
      ? `This changes ${list}`
      : direct.length === changes.length
        ? joined(direct)
        : `This changes ${list}. ${joined(direct)}`;
  return leads?.clause === undefined ? `${what}.` : `${what}: ${escapeMarkdown(leads.clause, 600)}.`;
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
function classParts(classes: readonly ClassInWords[], leads: LeadsInWords["examples"]): readonly string[] {
  if (classes.length === 0) return [];
  // A real lead says more than a made-up one, which is shown where there is no other.
  const line = ({ id, sentence, examples }: ClassInWords): string => {
    const real = leads.get(id) ?? [];
    const shown =
      real.length > 0
        ? real.map((example) => escapeSentence(example))
        : examples.map((example) => escapeMarkdown(example, 600));
    return [`- ${escapeSentence(sentence)}`, ...shown.map((example) => `  - ${example}`)].join("\n");
  };
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

function decidedFor({ pull_request: { head: commit, base } }: Facts): string {
  return `<sub>Decided for ${code(commit.slice(0, 7))} against ${code(base.branch)}. Owners are read from ${code(base.branch)}, never from the pull request.</sub>`;
}

const foot =
  "<details><summary>What is this?</summary>\n\nThe definitions in this repository change only when an owner of each side has approved exactly this content. A push that changes a definition takes the signatures back; updating the branch does not. To sign, approve the pull request; to object, request changes. `/countersign` in a comment decides again. Numbers about leads come from the file that `countersign.yaml` names on the base branch.\n\n</details>";
