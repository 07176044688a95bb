import type { NumberTest } from "../criteria/model.ts";
import { type Formula, and, compare, negate, no, or, yes } from "./formula.ts";
import type { Sum } from "./sum.ts";

/** The two statements that stand for a three-valued condition: it is true, it is false. Both may fail: unknown. */
export interface Rails {
  readonly isTrue: Formula;
  readonly isFalse: Formula;
}

/** No answer: neither statement holds. */
export const unknown: Rails = { isTrue: no, isFalse: no };

export const turned = ({ isTrue, isFalse }: Rails): Rails => ({ isTrue: isFalse, isFalse: isTrue });

export const allOf = (parts: readonly Rails[]): Rails => ({
  isTrue: and(parts.map(({ isTrue }) => isTrue)),
  isFalse: or(parts.map(({ isFalse }) => isFalse)),
});

/** True if every outcome that may come out is wanted, false if none of them is. */
export const among = (outcomes: ReadonlyMap<string, Formula>, wanted: readonly string[]): Rails => {
  const impossible = (isIn: boolean): Formula =>
    and(
      [...outcomes]
        .filter(([id]) => (id !== "" && wanted.includes(id)) === isIn)
        .map(([, possible]) => negate(possible)),
    );
  return { isTrue: and([impossible(false), negate(impossible(true))]), isFalse: impossible(true) };
};

/** The lowest and highest values that satisfy a test; "none of" gives several stretches. */
function stretches(test: NumberTest): readonly { readonly min: number; readonly max: number }[] {
  switch (test.op) {
    case "at_least":
      return [{ min: Math.ceil(test.value), max: Infinity }];
    case "more_than":
      return [{ min: Math.floor(test.value) + 1, max: Infinity }];
    case "at_most":
      return [{ min: -Infinity, max: Math.floor(test.value) }];
    case "less_than":
      return [{ min: -Infinity, max: Math.ceil(test.value) - 1 }];
    case "between":
      return [{ min: Math.ceil(test.low), max: Math.floor(test.high) }];
    case "one_of":
      return test.values.map((value) => ({ min: value, max: value }));
    case "none_of": {
      const sorted = [...test.values].sort((a, b) => a - b);
      return [-Infinity, ...sorted].map((value, index) => ({
        min: value === -Infinity ? value : value + 1,
        max: (sorted[index] ?? Infinity) - 1,
      }));
    }
  }
}

/** A score against a test: true if all of it lies in one stretch, false if none of it lies in any. */
export function compared(test: NumberTest, low: Sum, high: Sum): Rails {
  const inside = stretches(test);
  return {
    isTrue: or(inside.map(({ min, max }) => and([compare(low, ">=", min), compare(high, "<=", max)]))),
    isFalse: and(
      inside.map(({ min, max }) => or([compare(high, "<=", min - 1), compare(low, ">=", max + 1)])),
    ),
  };
}

/**
 * A count against a test: `least` and `most` are what is surely and what is possibly counted of what is seen; where the
 * data do not carry what is counted, there may be any number more.
 */
export function counted(test: NumberTest, least: Sum, most: Sum, carried: Formula): Rails {
  const inside = stretches(test);
  return {
    isTrue: or(
      inside.map(({ min, max }) =>
        and([compare(least, ">=", min), max === Infinity ? yes : and([carried, compare(most, "<=", max)])]),
      ),
    ),
    isFalse: and(
      inside.map(({ min, max }) =>
        or([
          max === Infinity ? no : compare(least, ">=", max + 1),
          min === -Infinity ? no : and([carried, compare(most, "<=", min - 1)]),
        ]),
      ),
    ),
  };
}

/** Neighbouring bands that are all wanted, as ranges of points. */
export function runs(
  bands: readonly { readonly id: string; readonly atLeast: number }[],
  isIn: (band: string) => boolean,
): readonly { readonly min: number; readonly max: number }[] {
  const found: { min: number; max: number }[] = [];
  for (const [index, { id, atLeast }] of bands.entries()) {
    const max = (bands[index - 1]?.atLeast ?? Infinity) - 1;
    const last = found.at(-1);
    if (!isIn(id)) continue;
    if (last?.min === max + 1) last.min = atLeast;
    else found.push({ min: atLeast, max });
  }
  return found;
}
