import { type Catalog, filesOf } from "../catalog/catalog.ts";
import { conditionsOf } from "../catalog/rules/conditions-of.ts";
import type { NumberTest } from "../criteria/model.ts";
import type { Finding } from "../finding.ts";
import { assumedBy } from "./assumed-by.ts";
import { type Ground, demand } from "./ground.ts";
import { proverFor } from "./prover.ts";
import { existence, notSettled } from "./not-settled.ts";
import { type ReachablePoints, reachablePoints } from "./reachable-points.ts";
import { points } from "./synthetic.ts";

/** A place that asks for points: so many at least, or so many at most. */
interface Bar {
  readonly end: "most" | "least";
  readonly value: number;
  /** `limit`: the points that somebody can have, where that is known. */
  readonly finding: (limit: number | undefined, assuming: readonly string[]) => Finding;
  readonly at: () => Finding["at"];
}

/**
 * Proves that every bar and every band of a score can be reached; names the points that can. Where that is not settled of
 * the hardest bar, it says so.
 */
export function checkBars(catalog: Catalog, ground: Ground): readonly Finding[] {
  const { dictionary, assumptions, now } = ground;
  const bars = barsByScore(catalog);
  return [...bars].flatMap(([score, own]) => {
    if (!dictionary.scores.has(score)) return [];
    const highest = { op: "at_least", value: Math.max(...valuesOf(own, "most")) } as const;
    const lowest = { op: "at_most", value: Math.min(...valuesOf(own, "least")) } as const;
    const asked = [highest, lowest].filter(({ value }) => Number.isFinite(value));
    const conditions = asked.map((test) => points(score, test));
    const prover = proverFor(
      conditions.map((condition) => ({ condition, dictionary })),
      assumptions,
      now,
    );
    // Where the hardest bar can be met, so can the others.
    return asked.flatMap(({ op, value }, index): readonly Finding[] => {
      const condition = conditions[index];
      if (condition === undefined) return [];
      const end = op === "at_least" ? "most" : "least";
      const met = existence(prover, [demand(condition, "true", ground)]);
      if (met.status === "yes") return [];
      const ofEnd = own.filter((bar) => bar.end === end);
      const hardest = ofEnd.filter((bar) => bar.value === value);
      if (met.status === "not-settled") {
        const question = `whether \`${score}\` can ${end === "most" ? "reach" : "fall to"} ${String(value)} points`;
        return hardest.slice(0, 1).map(({ at }) => notSettled(score, question, met.reason, at()));
      }
      const limit = limitOf(reachablePoints(score, end, ground));
      // Nobody comes so far; how far they do come may still be open.
      const missed =
        limit === undefined
          ? hardest
          : ofEnd.filter((bar) => (end === "most" ? bar.value > limit : bar.value < limit));
      return missed.map((bar) => {
        const wanted = demand(points(score, { op, value: bar.value }), "true", ground);
        return bar.finding(limit, assumedBy([wanted], ground));
      });
    });
  });
}

const valuesOf = (bars: readonly Bar[], end: Bar["end"]): readonly number[] =>
  bars.flatMap((bar) => (bar.end === end ? [bar.value] : []));

const limitOf = (reachable: ReachablePoints): number | undefined =>
  reachable.status === "points" ? reachable.points : undefined;

function barsByScore(catalog: Catalog): ReadonlyMap<string, readonly Bar[]> {
  const found = new Map<string, Bar[]>();
  const add = (score: string, bar: Bar): void => {
    found.set(score, [...(found.get(score) ?? []), bar]);
  };
  for (const file of catalog.files)
    for (const condition of conditionsOf(file, catalog)) {
      if (condition.kind !== "score") continue;
      const { score, test, pointer } = condition;
      const at = (): Finding["at"] => file.locate([...pointer, test.op]);
      for (const { end, value } of needed(test))
        add(score, {
          end,
          value,
          at,
          finding: (limit, assuming) => ({
            code: "score-out-of-reach",
            severity: "error",
            at: at(),
            args: { score, test, end, limit, assuming },
          }),
        });
    }
  for (const file of filesOf(catalog.files, "score"))
    for (const [index, { id, at_least: from }] of (file.value.bands ?? []).entries()) {
      const above = file.value.bands?.[index - 1]?.at_least;
      const at = (): Finding["at"] => file.locate(["bands", index, from === undefined ? "id" : "at_least"]);
      if (from !== undefined)
        add(file.id, {
          end: "most",
          value: from,
          at,
          finding: (limit, assuming) => ({
            code: "band-out-of-reach",
            severity: "error",
            at: at(),
            args: { band: id, from, limit, assuming },
          }),
        });
      if (above !== undefined)
        add(file.id, {
          end: "least",
          value: above - 1,
          at,
          finding: (limit, assuming) => ({
            code: "band-below-reach",
            severity: "error",
            at: at(),
            args: { band: id, above, limit, assuming },
          }),
        });
    }
  return found;
}

/** The points that a test asks for, at least or at most. */
function needed(test: NumberTest): readonly Pick<Bar, "end" | "value">[] {
  switch (test.op) {
    case "at_least":
      return [{ end: "most", value: Math.ceil(test.value) }];
    case "more_than":
      return [{ end: "most", value: Math.floor(test.value) + 1 }];
    case "at_most":
      return [{ end: "least", value: Math.floor(test.value) }];
    case "less_than":
      return [{ end: "least", value: Math.ceil(test.value) - 1 }];
    case "between":
      return [
        { end: "most", value: Math.ceil(test.low) },
        { end: "least", value: Math.floor(test.high) },
      ];
    case "one_of":
    case "none_of":
      return [];
  }
}
