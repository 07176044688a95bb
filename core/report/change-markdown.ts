import { changeClassWords } from "./change-class-words.ts";
import { type ChangeInWords, lineDiff } from "./change-words.ts";
import { code } from "./code.ts";
import { escapeMarkdown, escapeSentence, fenced } from "./markdown.ts";

/** One change as paragraphs of Markdown: what it is, what it does, what rests on it, and the words that differ. */
export function changeMarkdown(change: ChangeInWords): readonly string[] {
  const { name, kind, path, previousPath, effects, proofs, rests } = change;
  const lines = [...effects, ...proofs];
  const from = previousPath === undefined ? "" : `, formerly ${code(previousPath)}`;
  const known = changeClassWords[change.class];
  return [
    `**${escapeMarkdown(name)}**, ${kind === "definition" ? "" : `${kind}, `}${known}, in ${code(path)}${from}`,
    ...(lines.length === 0 ? [] : [lines.map((line) => `- ${escapeSentence(line)}`).join("\n")]),
    ...(rests === undefined ? [] : [escapeSentence(rests)]),
    ...body(change),
  ];
}

function body(change: ChangeInWords): readonly string[] {
  if (change.status === "unreadable")
    return ["It has a mistake, so nobody can say what it means now. The findings say which."];
  if (change.class === "renamed") return ["The content stays the same."];
  const lines = lineDiff(change);
  if (lines.every(({ sign }) => sign === " "))
    return change.effects.length > 0
      ? []
      : ["The words stay the same; only details that have no words change."];
  return [
    fenced(
      "diff",
      lines.map(({ sign, text }) => `${sign} ${text}`),
    ),
  ];
}
