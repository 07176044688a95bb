import { and, not, or } from "./terms.ts";

/**
 * Texts as so many letters, each a small number: the solver's own theory of texts takes seconds for one question. A
 * text is at most this long; what is asked of it is exact.
 */
export const longestText = 24;

/** Everything that a text may be made of: the letters, and what stands between words and in addresses. */
const alphabet = " ,@.-abcdefghijklmnopqrstuvwxyz";
/** The first of them, which are no letters. */
const separators = 5;
const places = Array.from({ length: longestText }, (_, place) => place);

const letter = (id: string, place: number): string => `${id}_${String(place)}`;
const code = (sign: string): string => `(_ bv${String(alphabet.indexOf(sign))} 5)`;
const isSign = (id: string, place: number, sign: string): string => `(= ${letter(id, place)} ${code(sign)})`;
const isLong = (id: string, length: number): string => `(= ${id}_long (_ bv${String(length)} 6))`;
const reaches = (id: string, length: number): string => `(bvuge ${id}_long (_ bv${String(length)} 6))`;
const isSeparator = (id: string, place: number): string =>
  `(bvult ${letter(id, place)} (_ bv${String(separators)} 5))`;

/** The signs of a text; those beyond the alphabet may fall apart, because they are not written anyway. */
const signsOf = (text: string): readonly string[] => Array.from(text);

/** Whether a text can be written in these letters. */
export const canWrite = (text: string): boolean =>
  text.length <= longestText && signsOf(text).every((sign) => alphabet.includes(sign));

/** A text that is not blank, begins and ends without a blank, and has at most two separators in a row. */
export function declareText(id: string, isEmail: boolean): readonly string[] {
  const inside = (place: number): string => reaches(id, place + 1);
  const rule = (place: number, term: string): string => `(assert (=> ${inside(place)} ${term}))`;
  return [
    ...places.map((place) => `(declare-const ${letter(id, place)} (_ BitVec 5))`),
    `(declare-const ${id}_long (_ BitVec 6))`,
    `(assert ${and([reaches(id, 1), `(bvule ${id}_long (_ bv${String(longestText)} 6))`])})`,
    ...places.map((place) => rule(place, `(bvult ${letter(id, place)} (_ bv${String(alphabet.length)} 5))`)),
    `(assert ${not(isSign(id, 0, " "))})`,
    ...places.map((place) => `(assert (=> ${isLong(id, place + 1)} ${not(isSign(id, place, " "))}))`),
    ...places
      .slice(2)
      .map((place) => rule(place, not(and([place - 2, place - 1, place].map((at) => isSeparator(id, at)))))),
    ...(isEmail ? declareEmail(id) : []),
  ];
}

/** One `@`, neither first nor last, and no blank. */
function declareEmail(id: string): readonly string[] {
  const at = `${id}_at`;
  return [
    `(declare-const ${at} (_ BitVec 6))`,
    `(assert ${and([`(bvugt ${at} (_ bv0 6))`, `(bvult (bvadd ${at} (_ bv1 6)) ${id}_long)`])})`,
    ...places.flatMap((place) => [
      `(assert (= ${isSign(id, place, "@")} (= ${at} (_ bv${String(place)} 6))))`,
      `(assert ${not(isSign(id, place, " "))})`,
    ]),
  ];
}

const stands = (id: string, key: string, place: number): string =>
  and(signsOf(key).map((sign, index) => isSign(id, place + index, sign)));

const starts = (length: number): readonly number[] => places.slice(0, longestText - length + 1);

export const startsWith = (id: string, key: string): string =>
  key.length > longestText ? "false" : and([reaches(id, key.length), stands(id, key, 0)]);

export const isText = (id: string, key: string): string =>
  key.length > longestText ? "false" : and([isLong(id, key.length), stands(id, key, 0)]);

export const contains = (id: string, key: string): string =>
  or(starts(key.length).map((place) => and([reaches(id, place + key.length), stands(id, key, place)])));

export const endsWith = (id: string, key: string): string =>
  or(starts(key.length).map((place) => and([isLong(id, place + key.length), stands(id, key, place)])));

/** A word or a phrase: its words in a row, whatever one or two signs stand between them. */
export function hasWords(id: string, words: readonly string[]): string {
  return or(
    gaps(words.length - 1).flatMap((between) => {
      const length = words.join("").length + between.reduce((total, gap) => total + gap, 0);
      return starts(length).map((place) => and([...at(place, between), ...ends(place, length)]));
    }),
  );

  function at(place: number, between: readonly number[]): readonly string[] {
    let next = place;
    return words.flatMap((word, index) => {
      const own = stands(id, word, next);
      next += word.length;
      const gap = Array.from({ length: between[index] ?? 0 }, (_, step) => isSeparator(id, next + step));
      next += gap.length;
      return [own, ...gap];
    });
  }

  function ends(place: number, length: number): readonly string[] {
    const end = place + length;
    return [
      ...(place === 0 ? [] : [isSeparator(id, place - 1)]),
      end === longestText
        ? isLong(id, end)
        : or([isLong(id, end), and([reaches(id, end + 1), isSeparator(id, end)])]),
    ];
  }
}

/** Every way to put one or two separators into so many gaps. */
const gaps = (count: number): readonly (readonly number[])[] =>
  count === 0 ? [[]] : gaps(count - 1).flatMap((rest) => [1, 2].map((gap) => [...rest, gap]));
