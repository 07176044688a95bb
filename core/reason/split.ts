import { Bounds, noFacts } from "./bounds.ts";
import { envelope } from "./envelope.ts";
import { type Comparison, type Formula, negate } from "./formula.ts";
import type { Narrowed, State } from "./narrow.ts";
import { variablesIn } from "./variables-in.ts";

/**
 * Divides a state that is still open into smaller ones, the likelier first: by the course of things, then by a
 * statement about scores, then by any other, last by the variable that moves a score most. None where nothing is left
 * to divide.
 */
export function split(
  state: State,
  { bounds, required }: Narrowed,
  plain: Bounds,
  course: number,
): readonly State[] {
  const open = required.filter((part) => plain.own(part) !== true);
  if (hasSeveral(bounds.cells(course)) && open.some((part) => variablesIn(part).has(course)))
    return cellByCell(state, course, bounds.cells(course), () => 0);
  const choices = open.filter((part) => part.kind === "at-least" && bounds.own(part) !== true);
  const choice = choices.find(mentionsSum) ?? choices[0];
  if (choice !== undefined) {
    const part = openPart(choice, bounds);
    if (part !== undefined)
      return [part, negate(part)].map((demand) => ({ ...state, demands: [...state.demands, demand] }));
  }
  for (const part of open.filter((one) => one.kind === "compare")) {
    const states = byVariable(state, part, bounds, plain);
    if (states.length > 0) return states;
  }
  return [];
}

const hasSeveral = (cells: number): boolean => (cells & (cells - 1)) !== 0;

const sumsIn = new WeakMap<Formula, boolean>();

function mentionsSum(formula: Formula): boolean {
  const known = sumsIn.get(formula);
  if (known !== undefined) return known;
  const mentions =
    formula.kind === "compare" || (formula.kind === "at-least" && formula.parts.some(mentionsSum));
  sumsIn.set(formula, mentions);
  return mentions;
}

/** The first part of a choice that is open. */
function openPart(choice: Formula, bounds: Bounds): Formula | undefined {
  if (choice.kind !== "at-least") return undefined;
  return choice.parts.find((part) => bounds.verdict(part) === undefined);
}

/** One state for every cell of the variable that moves a comparison most, the best cell first. */
function byVariable(state: State, { sum, op }: Comparison, bounds: Bounds, plain: Bounds): readonly State[] {
  const weight = op === ">=" ? 1 : -1;
  const { tables } = envelope(sum, weight, bounds, "limit");
  let [most, chosen] = [-1, undefined as number | undefined];
  for (const variable of variablesIn(sum)) {
    const left = bounds.cells(variable);
    if (!hasSeveral(left)) continue;
    const values = (tables.get(variable) ?? []).filter((_, cell) => (left >> cell) & 1);
    const range = values.length === 0 ? 0 : Math.max(...values) - Math.min(...values);
    if (range > most) [most, chosen] = [range, variable];
  }
  if (chosen === undefined) return [];
  const table = tables.get(chosen);
  const variable = chosen;
  const { low, high } = bounds.interval(sum);
  const own = plain.interval(sum);
  const isWindow = low > own.low && high < own.high;
  const aim = (cell: number): number => {
    const domains = Int32Array.from(state.domains);
    domains[variable] = 1 << cell;
    const reached = new Bounds(domains, noFacts).interval(sum);
    return -Math.abs(reached.low + reached.high - low - high);
  };
  // Among cells that are worth the same, more of what happened is likelier to be enough.
  const worth = (cell: number): number => (table?.[cell] ?? 0) + (weight * cell) / 1e6;
  return cellByCell(state, chosen, bounds.cells(chosen), isWindow ? aim : worth);
}

function cellByCell(
  state: State,
  variable: number,
  left: number,
  worth: (cell: number) => number,
): readonly State[] {
  const cells: number[] = [];
  for (let cell = 0; left >> cell !== 0; cell += 1) if ((left >> cell) & 1) cells.push(cell);
  cells.sort((a, b) => worth(b) - worth(a) || a - b);
  return cells.map((cell) => {
    const domains = Int32Array.from(state.domains);
    domains[variable] = 1 << cell;
    return { ...state, domains };
  });
}
