import type { FieldTest } from "../criteria/model.ts";
import { testText } from "../criteria/test-value.ts";

type TextTest = Extract<FieldTest, { of: "text" }>;

/** What texts are put together of, so that every combination of answers of some tests occurs that can occur at all. */
export interface Pieces {
  /** A word that no test asks for, not even as a part. */
  readonly filler: string;
  readonly starts: readonly string[];
  readonly inner: readonly string[];
  readonly ends: readonly string[];
  /** Whether that is so; if not, a proof that no lead exists would be unsound. */
  readonly complete: boolean;
}

/** A phrase of more words than this is not tried with every mixture of separators. */
const mostGaps = 4;

/** Words that hardly any test asks for. */
const fillers = ["other", "zq", "xj", "qv", "j", "q", "x", "z", "k", "v", "w", "y"] as const;

/** What stands between two words in place of a blank, in the order of preference. */
const separators = ["-", "/", ",", ";", ":", "·", "|", "~"] as const;

/**
 * The pieces that some tests can tell apart. A key occurs as words of its own or inside of longer ones; a phrase that is
 * asked for word by word also occurs with something else than blanks between its words. `whole` are texts that are asked
 * for as they are.
 */
export function textPieces(tests: readonly FieldTest[], whole: readonly string[]): Pieces {
  const own = tests.filter((test) => test.of === "text");
  const keys = [...own.flatMap((test) => test.keys), ...whole.map((text) => text.toLowerCase())];
  const filler = fillers.find((word) => !keys.some((key) => notices(key.trim(), word)));
  const separator = separators.find((mark) => !keys.some((key) => key.includes(mark)));
  const keysOf = (op: TextTest["op"]): readonly string[] => [
    ...new Set(own.flatMap((test) => (test.op === op ? test.keys.map((key) => key.trim()) : []))),
  ];
  const word = filler ?? "xqzjxqzj";
  const phrases = keysOf("has_word").flatMap((phrase) => spacings(phrase, separator));
  const around = [...phrases, ...keysOf("contains")].flatMap((key) => [
    key,
    `${word}${key}`,
    `${key}${word}`,
    `${word}${key}${word}`,
  ]);
  const longest = Math.max(0, ...keysOf("has_word").map((phrase) => phrase.split(" ").length - 1));
  return {
    filler: word,
    starts: [
      "",
      ...distinct(
        keysOf("starts_with").flatMap((key) => [key, `${key}${word}`]),
        own,
        (text) => `${text} ${word}`,
      ),
    ],
    inner: irreducible(
      distinct(around, own, (text) => `${word} ${text} ${word}`),
      own,
      word,
    ),
    ends: [
      "",
      ...distinct(
        keysOf("ends_with").flatMap((key) => [key, `${word}${key}`]),
        own,
        (text) => `${word} ${text}`,
      ),
    ],
    complete: filler !== undefined && separator !== undefined && longest <= mostGaps,
  };
}

const noLetter = /[^\p{L}\p{M}\p{N}]/u;

/** Whether a key could be met by a word, or across the gap between the word and what stands beside it. */
export function notices(key: string, word: string): boolean {
  if (key.includes(word) || word.includes(key)) return true;
  const words = key.split(noLetter);
  const [first = "", last = ""] = [words[0], words.at(-1)];
  const isCut = words.length > 1;
  return (isCut && first !== "" && word.endsWith(first)) || (isCut && last !== "" && word.startsWith(last));
}

/** A phrase with a blank or something else in each of its gaps. */
function spacings(phrase: string, separator: string | undefined): readonly string[] {
  const [first = "", ...words] = phrase.split(" ");
  if (separator === undefined || words.length > mostGaps) return [phrase];
  return words.reduce<readonly string[]>(
    (begun, word) => begun.flatMap((text) => [`${text} ${word}`, `${text}${separator}${word}`]),
    [first],
  );
}

/** One of the pieces for each way in which the tests answer; none for those that no test notices. */
function distinct(
  pieces: readonly string[],
  tests: readonly TextTest[],
  inText: (piece: string) => string,
): readonly string[] {
  const byAnswers = new Map<string, string>();
  for (const piece of pieces) {
    const met = testsMet(tests, inText(piece));
    const key = [...met].join(" ");
    if (met.size > 0 && !byAnswers.has(key)) byAnswers.set(key, piece);
  }
  return [...byAnswers.values()];
}

/** Without the pieces whose answers several others give together. */
function irreducible(
  pieces: readonly string[],
  tests: readonly TextTest[],
  filler: string,
): readonly string[] {
  const all = pieces.map((piece) => testsMet(tests, `${filler} ${piece} ${filler}`));
  return pieces.filter((_, index) => {
    const own = all[index] ?? new Set<number>();
    const others = all.filter((other, place) => place !== index && [...other].every((test) => own.has(test)));
    return [...own].some((test) => !others.some((other) => other.has(test)));
  });
}

const testsMet = (tests: readonly TextTest[], text: string): ReadonlySet<number> =>
  new Set(tests.flatMap(({ op, keys }, index) => (testText(op, keys, text) ? [index] : [])));
