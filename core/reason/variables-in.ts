import type { Formula } from "./formula.ts";
import type { Sum } from "./sum.ts";

const known = new WeakMap<Formula | Sum, ReadonlySet<number>>();

/** The variables that a formula or a sum depends on. */
export function variablesIn(node: Formula | Sum): ReadonlySet<number> {
  const done = known.get(node);
  if (done !== undefined) return done;
  const found = new Set(ownVariables(node));
  for (const inner of innerOf(node)) for (const variable of variablesIn(inner)) found.add(variable);
  known.set(node, found);
  return found;
}

function ownVariables(node: Formula | Sum): readonly number[] {
  if (node.kind === "literal" || node.kind === "table") return [node.variable];
  return node.kind === "between" ? [node.course] : [];
}

function innerOf(node: Formula | Sum): readonly (Formula | Sum)[] {
  switch (node.kind) {
    case "constant":
    case "literal":
    case "table":
      return [];
    case "at-least":
    case "plus":
      return node.parts;
    case "compare":
      return [node.sum];
    case "if":
      return [node.guard, node.then];
    case "clamp":
    case "scale":
      return [node.inner];
    case "least":
    case "greatest":
      return node.cases.flatMap(({ guard, value }) => [guard, value]);
    case "between":
      return [node.low, node.high, node.usual];
    case "decayed":
      return [node.inner, node.spared];
  }
}
