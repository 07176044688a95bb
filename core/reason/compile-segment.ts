import { matrixCell } from "../criteria/matrix.ts";
import type { Side } from "./collect.ts";
import type { Compiler } from "./compile.ts";
import { type Formula, and, compare, negate, no, or, yes } from "./formula.ts";
import { unknown } from "./rails.ts";

/** Every segment that may come out, each with the statement that it may; "" stands for none. */
export function outcomes(id: string, side: Side, compiler: Compiler): ReadonlyMap<string, Formula> {
  const segmentation = side.dictionary.segmentations.get(id);
  if (segmentation === undefined)
    return new Map([
      ["", yes],
      [id, yes],
    ]);
  if (segmentation.order === "highest-of") {
    const order = [...segmentation.names.keys(), ""];
    const grades = segmentation.of.map((other) => outcomes(other, side, compiler));
    const may = (grade: ReadonlyMap<string, Formula>, segment: string): Formula => grade.get(segment) ?? no;
    return new Map(
      order.map((segment, rank) => {
        const worse = order.slice(rank);
        // One of them may have it, and none of them is sure to be better.
        const someHave = or(grades.map((grade) => may(grade, segment)));
        const noneBetter = and(grades.map((grade) => or(worse.map((other) => may(grade, other)))));
        return [segment, and([someHave, noneBetter])];
      }),
    );
  }
  const { segments, order, matrix } = segmentation;
  const rails = segments.map((segment) =>
    segment.when === undefined ? { isTrue: yes, isFalse: no } : compiler.rails(segment.when, side),
  );
  const noneSure = and(rails.map(({ isTrue }) => negate(isTrue)));
  if (order === "exclusive")
    return new Map([
      ...segments.map((segment, index) => {
        const { isTrue, isFalse } = rails[index] ?? unknown;
        return [segment.id, or([isTrue, and([noneSure, negate(isFalse)])])] as const;
      }),
      ["", noneSure],
    ]);
  const before = (index: number): readonly Formula[] =>
    rails.slice(0, index).map(({ isTrue }) => negate(isTrue));
  const listed = segments.map(
    (segment, index) =>
      [segment.id, and([...before(index), negate((rails[index] ?? unknown).isFalse)])] as const,
  );
  if (matrix === undefined) return new Map([...listed, ["", noneSure]]);
  const [rows, columns] = matrix.map((score) => bandsPossible(score, side, compiler)) as [
    readonly Formula[],
    readonly Formula[],
  ];
  const cells = rows.flatMap((row, i) =>
    columns.map((column, j) => [matrixCell(i, j), and([noneSure, row, column])] as const),
  );
  return new Map([...listed, ...cells]);
}

function bandsPossible(score: string, side: Side, compiler: Compiler): readonly Formula[] {
  const { low, high } = compiler.score(score, side, false);
  const bands = side.dictionary.scores.get(score)?.bands ?? [];
  return bands.map(({ atLeast }, index) => {
    const above = bands[index - 1]?.atLeast ?? Infinity;
    return and([compare(high, ">=", atLeast), compare(low, "<=", above - 1)]);
  });
}
