import type { FieldTest } from "../criteria/model.ts";
import { subsets } from "../criteria/subsets.ts";
import { type Pieces, notices, textPieces } from "./text-pieces.ts";

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
  const { filler, starts } = pieces;
  const asked = tests.filter((test) => test.of === "text");
  const keysOf = (isEnd: boolean): readonly string[] =>
    asked.flatMap(({ op, keys }) => ((op === "ends_with") === isEnd ? keys.map((key) => key.trim()) : []));
  const [inside, ends] = [keysOf(false), keysOf(true)];
  const isAsked = (text: string): boolean => [...inside, ...ends].some((key) => text.includes(key));
  // An ordinary word, unless some test would notice it.
  const plain = (word: string): string =>
    [...inside, ...ends].some((key) => notices(key, word)) ? filler : word;
  const someone = whole.some((address) => address.includes("someone")) ? filler : plain("someone");
  const nowhere = ["company.example", `${filler}.${filler}`, filler].find((domain) => !isAsked(`@${domain}`));
  const domains = [
    nowhere ?? filler,
    ...new Set([...listed, ...listed.map((domain) => `${plain("mail")}.${domain}`)]),
    ...ends.flatMap((end) => asDomains(end, plain("company"))),
    ...inside.filter((key) => isSimple.test(key)).map((key) => `${key}.${plain("example")}`),
  ];
  const all = candidates(pieces, [...ordinary, ...whole], starts.length * domains.length, (chosen) =>
    starts.flatMap((start) => {
      const parts = [start, ...chosen.flatMap((piece) => [filler, piece])].filter((part) => part !== "");
      const name = parts.length === 0 ? someone : [...parts, filler].join(".");
      return domains.map((domain) => `${name}@${domain}`);
    }),
  );
  const isComplete =
    nowhere !== undefined &&
    inside.every((key) => isSimple.test(key)) &&
    ends.every((end) => isSimple.test(end.replace(/^[.@]/, "")));
  return { ...all, complete: all.complete && isComplete };
}

/** What can stand on one side of the sign in an address, and does not end in the middle of a dot. */
const isSimple = /^[\p{L}\p{N}](?:[^\s@]*[\p{L}\p{N}])?$/u;

/** The domains with an end: with nothing, with a word and with more of a word in front of it, as far as the end allows. */
function asDomains(end: string, word: string): readonly string[] {
  if (end.startsWith("@")) return [end.slice(1)];
  return end.startsWith(".") ? [`${word}${end}`] : [end, `${word}.${end}`, `${word}${end}`];
}

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
