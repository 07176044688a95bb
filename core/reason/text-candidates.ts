import type { FieldTest } from "../criteria/model.ts";
import { subsets } from "./subsets.ts";
import { type Pieces, textPieces } from "./text-pieces.ts";

/** Texts among which every answer of every test occurs that can occur at all, if `complete`. */
export interface Texts {
  readonly values: readonly string[];
  readonly complete: boolean;
}

const mostCandidates = 20_000;
const mostPieces = 12;

/**
 * Texts: what matters is which keys a text has. A text that has a chosen set of them is its beginning, the chosen pieces
 * with a word between them that no test knows, and its end. `whole` texts stand for themselves, as do `ordinary` ones.
 */
export function textCandidates(
  tests: readonly FieldTest[],
  whole: readonly string[],
  ordinary: readonly string[],
): Texts {
  const pieces = textPieces(tests, whole);
  const { filler, starts, ends } = pieces;
  // A piece that stands alone reads best, and is taken first where that answers nothing else.
  return candidates(pieces, [...ordinary, ...whole, ...pieces.inner], starts.length * ends.length, (inner) =>
    starts.flatMap((start) =>
      ends.map((end) =>
        [start, ...inner.flatMap((piece) => [filler, piece]), filler, end]
          .filter((part) => part !== "")
          .join(" "),
      ),
    ),
  );
}

/** The same for e-mail addresses: the pieces are joined by dots in front of the domain. */
export function emailCandidates(
  tests: readonly FieldTest[],
  whole: readonly string[],
  ordinary: readonly string[],
  listed: readonly string[],
): Texts {
  const pieces = textPieces(tests, whole);
  const { filler, starts, inner, ends } = pieces;
  const keys = tests.flatMap((test) => (test.of === "text" ? test.keys.map((key) => key.trim()) : []));
  // An ordinary word, unless some test would notice it.
  const plain = (text: string, otherwise: string): string =>
    keys.some((key) => text.includes(key)) ? otherwise : text;
  const company = plain("company", filler);
  const domains = [
    `${company}.${plain("example", filler)}`,
    ...new Set([...listed, ...listed.map((domain) => `${plain("mail", filler)}.${domain}`)]),
    ...ends.slice(1).flatMap((end) => asDomains(end, company)),
    ...keys.filter((key) => isInside(key)).map((key) => `${key}.${plain("example", filler)}`),
  ];
  const all = candidates(pieces, [...ordinary, ...whole], starts.length * domains.length, (chosen) =>
    starts.flatMap((start) => {
      const parts = [start, ...chosen.flatMap((piece) => [filler, piece])].filter((part) => part !== "");
      const name =
        parts.length === 0
          ? plain("someone", filler)
          : [...parts, ...(chosen.length > 0 ? [filler] : [])].join(".");
      return domains.map((domain) => `${name}@${domain}`);
    }),
  );
  const isComplete = [
    ...inner,
    ...starts.slice(1),
    ...ends.slice(1).map((end) => end.replace(/^@/, "")),
  ].every(isInside);
  return { ...all, complete: all.complete && isComplete };
}

/** The domains with an end: with nothing, with a word and with more of a word in front of it, as far as the end allows. */
function asDomains(end: string, word: string): readonly string[] {
  if (end.startsWith("@")) return [end.slice(1)];
  return end.startsWith(".") ? [`${word}${end}`] : [end, `${word}.${end}`, `${word}${end}`];
}

/** Whether a text can stand on one side of the sign in an address. */
const isInside = (text: string): boolean => text !== "" && !/[\s@]/.test(text);

function candidates(
  { inner, complete }: Pieces,
  known: readonly string[],
  times: number,
  build: (inner: readonly string[]) => readonly string[],
): Texts {
  const isAll = complete && inner.length <= mostPieces && times * 2 ** inner.length <= mostCandidates;
  const chosen = isAll ? subsets(inner) : [[], ...inner.map((piece) => [piece])];
  const values = [...new Set([...known, ...chosen.flatMap(build)])];
  return { values: values.slice(0, mostCandidates), complete: isAll };
}
