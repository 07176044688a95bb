import type { Bounds } from "./bounds.ts";
import { type Sum, constant, plus, scale } from "./sum.ts";

/**
 * A sum that for no lead is below `a - b`. What both have in common cancels, so that after a small edit of a score nearly
 * nothing is left; that is what makes comparing two versions fast.
 */
export function difference(a: Sum, b: Sum, bounds: Bounds): Sum {
  return a === b ? constant(0) : (alike(a, b, bounds) ?? plus([a, scale(b, -1)]));
}

/** The same for two sums that are built alike. */
function alike(a: Sum, b: Sum, bounds: Bounds): Sum | undefined {
  if (a.kind === "plus" || b.kind === "plus") return sumsApart(partsOf(a), partsOf(b), bounds);
  if (a.kind === "table" && b.kind === "table" && a.variable === b.variable)
    return {
      kind: "table",
      variable: a.variable,
      values: a.values.map((value, cell) => value - (b.values[cell] ?? 0)),
    };
  if (a.kind === "if" && b.kind === "if" && a.guard === b.guard)
    return { kind: "if", guard: a.guard, then: difference(a.then, b.then, bounds) };
  if (a.kind === "clamp" && b.kind === "clamp") return clampsApart(a, b, bounds);
  if (a.kind === "scale" && b.kind === "scale" && a.inner === b.inner) return scale(a.inner, a.by - b.by);
  // Whichever case is the extreme one on one side is in the running on the other, too.
  if (isExtreme(a) && isExtreme(b) && !(a.kind === "greatest" && b.kind === "least") && isSameChoice(a, b))
    return {
      kind: "greatest",
      cases: a.cases.map(({ guard, value }, index) => ({
        guard,
        value: difference(value, b.cases[index]?.value ?? value, bounds),
      })),
    };
  // The same loss of points, down to no more than the same, moves two numbers no further apart.
  if (
    a.kind === "decayed" &&
    b.kind === "decayed" &&
    a.what === b.what &&
    a.spared === b.spared &&
    a.min <= b.min &&
    (a.loss === b.loss || a.loss === "most")
  )
    return { kind: "clamp", inner: difference(a.inner, b.inner, bounds), min: 0, max: Infinity };
  return undefined;
}

type Extreme = Extract<Sum, { kind: "least" | "greatest" }>;

const isExtreme = (sum: Sum): sum is Extreme => sum.kind === "least" || sum.kind === "greatest";

const isSameChoice = (a: Extreme, b: Extreme): boolean =>
  a.cases.length === b.cases.length && a.cases.every(({ guard }, index) => guard === b.cases[index]?.guard);

type Clamp = Extract<Sum, { kind: "clamp" }>;

function clampsApart(a: Clamp, b: Clamp, bounds: Bounds): Sum {
  const isOverlapping = Math.max(a.min, b.min) <= Math.min(a.max, b.max);
  if (a.inner === b.inner && isOverlapping) return plus([aboveApart(a, b), belowApart(a, b)]);
  // Clamping never moves two numbers further apart, except by as much as their limits differ.
  const byLimits = Math.max(limitApart(a.max, b.max), limitApart(a.min, b.min));
  const inner = difference(a.inner, b.inner, bounds);
  return byLimits === -Infinity ? inner : { kind: "clamp", inner, min: byLimits, max: Infinity };
}

/** What one number within two upper limits differs by: what lies between them. */
const aboveApart = ({ inner, max }: Clamp, { max: other }: Clamp): Sum =>
  max > other
    ? plus([{ kind: "clamp", inner, min: other, max }, constant(-other)])
    : max < other
      ? plus([scale({ kind: "clamp", inner, min: max, max: other }, -1), constant(max)])
      : constant(0);

/** The same for two lower limits. */
const belowApart = ({ inner, min }: Clamp, { min: other }: Clamp): Sum =>
  min > other
    ? plus([scale({ kind: "clamp", inner, min: other, max: min }, -1), constant(min)])
    : min < other
      ? plus([{ kind: "clamp", inner, min, max: other }, constant(-other)])
      : constant(0);

/** Two limits that are both absent never come into play. */
const limitApart = (a: number, b: number): number => (a === b ? (Number.isFinite(a) ? 0 : -Infinity) : a - b);

const partsOf = (sum: Sum): readonly Sum[] => (sum.kind === "plus" ? sum.parts : [sum]);

function sumsApart(as: readonly Sum[], bs: readonly Sum[], bounds: Bounds): Sum {
  // Two parts may be one and the same, so each cancels only once.
  const left = [...bs];
  const remove = (b: Sum): boolean => {
    const index = left.indexOf(b);
    if (index >= 0) left.splice(index, 1);
    return index >= 0;
  };
  const found = as
    .filter((a) => !remove(a))
    .map((a): Sum => {
      let [best, twin, apart] = [0, undefined as Sum | undefined, a];
      for (const b of left) {
        if (a.kind !== b.kind || a.kind === "constant" || a.kind === "table") continue;
        const together = alike(a, b, bounds);
        if (together === undefined) continue;
        // What is gained by comparing the two with each other instead of each on its own.
        const saved = bounds.interval(together).high - bounds.interval(a).high + bounds.interval(b).low;
        if (saved < best) [best, twin, apart] = [saved, b, together];
      }
      if (twin !== undefined) remove(twin);
      return apart;
    });
  return plus([...found, ...left.map((b) => scale(b, -1))]);
}
