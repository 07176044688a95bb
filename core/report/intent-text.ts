import { oneLine } from "./code.ts";
import type { IntentInWords } from "./intent-words.ts";
import type { Paint } from "./terminal.ts";

const longest = 2000;

/** What a proposal means to do, and whether it does it, for a terminal; nothing where it declares nothing. */
export function intentText(intent: IntentInWords | undefined, paint: Paint): readonly string[] {
  if (intent === undefined) return [];
  const { lines, left, besides } = intent;
  const shown = [...lines, ...besides].flatMap(({ outcome, sentence, examples }) => {
    const colour =
      outcome === "done" || outcome === "nothing"
        ? paint.green
        : outcome === "not-done" || outcome === "moved"
          ? paint.red
          : paint.yellow;
    return [
      `  ${colour(oneLine(sentence, longest))}`,
      ...examples.map((example) => `    ${oneLine(example, longest)}`),
    ];
  });
  const more = left === undefined ? [] : [`  ${paint.yellow(left.sentence)}`];
  return [[paint.bold("Intent"), ...shown, ...more].join("\n")];
}
