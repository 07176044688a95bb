import { changeClassWords } from "./change-class-words.ts";
import { type ChangeInWords, lineDiff } from "./change-words.ts";
import type { ClassInWords } from "./class-words.ts";
import { oneLine } from "./code.ts";
import { intentText } from "./intent-text.ts";
import type { IntentInWords } from "./intent-words.ts";
import type { Paint } from "./terminal.ts";

/** What changes between two sides, for a terminal: what each change does, what was proved, and the words that differ. */
export function diffText(
  changes: readonly ChangeInWords[],
  classes: readonly ClassInWords[],
  intent: IntentInWords | undefined,
  paint: Paint,
): string {
  const meant = intentText(intent, paint);
  if (changes.length === 0) return [...meant, "No definition changes its meaning."].join("\n\n");
  const proved = classes
    .filter(({ directly }) => directly)
    .flatMap(({ sentence, examples }) => [
      line(sentence),
      ...examples().map((example) => `  ${line(example)}`),
    ]);
  return [
    ...meant,
    ...(proved.length === 0 ? [] : [[paint.bold("Who qualifies"), ...proved].join("\n")]),
    ...changes.map((change) => changeText(change, paint)),
  ].join("\n\n");
}

const longest = 2000;

const line = (text: string): string => `  ${oneLine(text, longest)}`;

function changeText(change: ChangeInWords, paint: Paint): string {
  const { path, previousPath, sentence, effects, proofs, rests } = change;
  const from = previousPath === undefined ? "" : `, formerly ${previousPath}`;
  // What the sentence cuts short, the first effect says in full.
  const [, ...others] = effects;
  const more = effects[0] === undefined || effects[0] === `${sentence}.` ? others : effects;
  const place = oneLine(`${path}${from}: ${changeClassWords[change.class]}`, longest);
  return [
    paint.bold(oneLine(`${sentence}.`, longest)),
    paint.dim(line(place)),
    ...[...more, ...proofs, ...(rests === undefined ? [] : [rests])].map(line),
    ...wordLines(change, paint),
  ].join("\n");
}

function wordLines(change: ChangeInWords, paint: Paint): readonly string[] {
  const lines = change.status === "unreadable" ? [] : lineDiff(change);
  return lines.map(({ sign, text }) => {
    const shown = `    ${sign} ${text}`;
    return sign === "+" ? paint.green(shown) : sign === "-" ? paint.red(shown) : paint.dim(shown);
  });
}
