import { type Bounds, times } from "./bounds.ts";
import type { Case, Sum } from "./sum.ts";

/**
 * An upper bound of `a - b` for the same lead. What both have in common cancels, so that after a small edit of a score
 * nearly nothing is left; that is what makes comparing two versions fast.
 */
export function mostApart(a: Sum, b: Sum, bounds: Bounds): number {
  if (a === b) return 0;
  const loose = difference(bounds.interval(a).high, bounds.interval(b).low);
  return Math.min(loose, alike(a, b, bounds));
}

/** The same for two sums that are built alike; infinite where they are not. */
function alike(a: Sum, b: Sum, bounds: Bounds): number {
  if (a.kind === "plus" || b.kind === "plus") return sumsApart(partsOf(a), partsOf(b), bounds);
  if (a.kind === "table" && b.kind === "table" && a.variable === b.variable) return tableApart(a, b, bounds);
  if (a.kind === "if" && b.kind === "if" && a.guard === b.guard) {
    const verdict = bounds.verdict(a.guard);
    const then = verdict === false ? 0 : mostApart(a.then, b.then, bounds);
    return verdict === true ? then : Math.max(0, then);
  }
  if (a.kind === "clamp" && b.kind === "clamp" && a.inner === b.inner) return limitsApart(a, b, bounds);
  // Clamping never moves two numbers further apart, except by as much as their limits differ.
  if (a.kind === "clamp" && b.kind === "clamp")
    return Math.max(mostApart(a.inner, b.inner, bounds), limitApart(a.max, b.max), limitApart(a.min, b.min));
  if (a.kind === "scale" && b.kind === "scale" && a.inner === b.inner) {
    const { low, high } = bounds.interval(a.inner);
    return Math.max(times(low, a.by - b.by), times(high, a.by - b.by));
  }
  // Whichever case is the extreme one on one side is in the running on the other, too.
  if (isExtreme(a) && isExtreme(b) && !(a.kind === "greatest" && b.kind === "least"))
    return casesApart(a.cases, b.cases, bounds);
  // The same loss of points, down to no more than the same, moves two numbers no further apart.
  if (
    a.kind === "decayed" &&
    b.kind === "decayed" &&
    a.what === b.what &&
    a.spared === b.spared &&
    a.min <= b.min &&
    (a.loss === b.loss || a.loss === "most")
  )
    return Math.max(0, mostApart(a.inner, b.inner, bounds));
  return Infinity;
}

type Extreme = Extract<Sum, { kind: "least" | "greatest" }>;

const isExtreme = (sum: Sum): sum is Extreme => sum.kind === "least" || sum.kind === "greatest";

function casesApart(as: readonly Case[], bs: readonly Case[], bounds: Bounds): number {
  if (as.length !== bs.length || as.some(({ guard }, index) => guard !== bs[index]?.guard)) return Infinity;
  let most = -Infinity;
  for (const [index, a] of as.entries()) {
    const b = bs[index];
    if (b === undefined || bounds.verdict(a.guard) === false) continue;
    most = Math.max(most, mostApart(a.value, b.value, bounds));
  }
  return most === -Infinity ? Infinity : most;
}

type Clamp = Extract<Sum, { kind: "clamp" }>;

/** One number within different limits: the two differ most at an end of what it may be, or at a limit. */
function limitsApart(a: Clamp, b: Clamp, bounds: Bounds): number {
  const { low, high } = bounds.interval(a.inner);
  const places = [low, high, ...[a.min, a.max, b.min, b.max].filter((place) => place > low && place < high)];
  return Math.max(...places.map((place) => difference(within(place, a), within(place, b))));
}

const within = (value: number, { min, max }: Clamp): number => Math.min(max, Math.max(min, value));

/** Two limits that are both absent never come into play. */
const limitApart = (a: number, b: number): number => (a === b ? (Number.isFinite(a) ? 0 : -Infinity) : a - b);

/** Two numbers without bound may be any distance apart. */
const difference = (a: number, b: number): number => (a === b && !Number.isFinite(a) ? Infinity : a - b);

const partsOf = (sum: Sum): readonly Sum[] => (sum.kind === "plus" ? sum.parts : [sum]);

function sumsApart(as: readonly Sum[], bs: readonly Sum[], bounds: Bounds): number {
  // Two parts may be one and the same, so each cancels only once.
  const left = [...bs];
  const remove = (b: Sum): boolean => {
    const index = left.indexOf(b);
    if (index >= 0) left.splice(index, 1);
    return index >= 0;
  };
  const lone = as.filter((a) => !remove(a));
  let apart = 0;
  for (const a of lone) {
    let [best, twin] = [Infinity, undefined as Sum | undefined];
    for (const b of left) {
      if (a.kind !== b.kind || a.kind === "constant") continue;
      // What is gained by comparing the two with each other instead of each on its own.
      const together = alike(a, b, bounds);
      const saved = together - bounds.interval(a).high + bounds.interval(b).low;
      if (!Number.isNaN(saved) && saved < Math.min(best, 0)) [best, twin] = [saved, b];
    }
    if (twin === undefined) apart += bounds.interval(a).high;
    else {
      remove(twin);
      apart += alike(a, twin, bounds);
    }
  }
  for (const b of left) apart -= bounds.interval(b).low;
  return Number.isNaN(apart) ? Infinity : apart;
}

function tableApart(
  a: Extract<Sum, { kind: "table" }>,
  b: Extract<Sum, { kind: "table" }>,
  bounds: Bounds,
): number {
  const left = bounds.cells(a.variable);
  let most = -Infinity;
  for (let cell = 0; cell < a.values.length; cell += 1)
    if ((left >> cell) & 1) most = Math.max(most, (a.values[cell] ?? 0) - (b.values[cell] ?? 0));
  return most;
}
