/**
 * Three-valued logic in numbers, for computations that share nothing with the evaluator: 1 is true, 0 is false, and one
 * half is not known. "And" is the smallest, "or" the largest, "not" the rest to one.
 */
export const and = (...all: readonly number[]): number => Math.min(...all);
export const or = (...all: readonly number[]): number => Math.max(...all);
export const not = (truth: number): number => 1 - truth;

/** The answer of a question about a cell: one half where the cell is blank. */
export const about = (cell: string | undefined, question: (cell: string) => boolean): number =>
  cell === undefined || cell === "" ? 0.5 : Number(question(cell));

/** Points, from the lowest to the highest that are possible. */
export type Points = readonly [low: number, high: number];

/** The points of a rule that gives them while something is true. */
export const worth = (truth: number, points: number): Points => {
  const both = truth === 0.5 ? [0, points] : [truth * points, truth * points];
  return [Math.min(...both), Math.max(...both)];
};

/** The sum of rules, each end by itself, within bounds. */
export const sum = (rules: readonly Points[], min = -Infinity, max = Infinity): Points => {
  const end = (side: 0 | 1): number =>
    Math.min(
      max,
      Math.max(
        min,
        rules.reduce((total, rule) => total + rule[side], 0),
      ),
    );
  return [end(0), end(1)];
};

/** Whether points reach a bar. */
export const reaches = ([low, high]: Points, bar: number): number => (low >= bar ? 1 : high < bar ? 0 : 0.5);
