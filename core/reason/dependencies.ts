import type { Formula } from "./formula.ts";
import type { Sum } from "./sum.ts";

/** What a sum depends on itself: variables, and statements in front of its parts. */
interface Dependencies {
  readonly variables: ReadonlySet<number>;
  readonly guards: ReadonlySet<Formula>;
}

const known = new WeakMap<Sum, Dependencies>();

/** The variables of a sum and the statements that guard its parts. */
export function dependencies(sum: Sum): Dependencies {
  const done = known.get(sum);
  if (done !== undefined) return done;
  const variables = new Set<number>();
  const guards = new Set<Formula>();
  const guarded = (formula: Formula): void => {
    if (formula.kind === "literal") variables.add(formula.variable);
    else guards.add(formula);
  };
  if (sum.kind === "table") variables.add(sum.variable);
  if (sum.kind === "between") variables.add(sum.course);
  if (sum.kind === "if") guarded(sum.guard);
  if (sum.kind === "decayed") guarded(sum.spared);
  if (sum.kind === "least" || sum.kind === "greatest") for (const { guard } of sum.cases) guarded(guard);
  for (const part of partsOf(sum)) {
    const inner = dependencies(part);
    for (const variable of inner.variables) variables.add(variable);
    for (const guard of inner.guards) guards.add(guard);
  }
  const found = { variables, guards };
  known.set(sum, found);
  return found;
}

/** The sums that a sum is made of. */
function partsOf(sum: Sum): readonly Sum[] {
  switch (sum.kind) {
    case "constant":
    case "table":
      return [];
    case "if":
      return [sum.then];
    case "plus":
      return sum.parts;
    case "clamp":
    case "scale":
    case "decayed":
      return [sum.inner];
    case "least":
    case "greatest":
      return sum.cases.map(({ value }) => value);
    case "between":
      return [sum.low, sum.high, sum.usual];
  }
}
