import type { Numbered, Sum } from "./sum.ts";

/** A set of cells of one variable, as bits: a variable has at most 30 cells. */
export type Cells = number;

/** The most cells that a variable may have. */
export const mostCells = 30;

/**
 * A two-valued statement about a lead. Kleene's three values become two statements, "is true" and "is false"; what is
 * neither is unknown.
 */
export type Formula = Numbered & {
  /** What is true exactly when this is not, once it was asked for. */
  opposite?: Formula;
} & AnyFormula;

type AnyFormula =
  | { readonly kind: "constant"; readonly value: boolean }
  | { readonly kind: "literal"; readonly variable: number; readonly cells: Cells; readonly all: Cells }
  /** At least `need` of the parts: all of them is "and", one of them is "or". */
  | { readonly kind: "at-least"; readonly need: number; readonly parts: readonly Formula[] }
  /** A sum of points or occurrences against a bound. */
  | Comparison;

export interface Comparison {
  readonly kind: "compare";
  readonly sum: Sum;
  readonly op: ">=" | "<=";
  readonly bound: number;
}

export const yes: Formula = { kind: "constant", value: true };
export const no: Formula = { kind: "constant", value: false };

/** True when at least `need` of the parts are; simplifies what is decided already. */
export function atLeastOf(need: number, parts: readonly Formula[]): Formula {
  const open = parts.filter((part) => part.kind !== "constant");
  const sure = parts.filter((part) => part.kind === "constant" && part.value).length;
  const lacking = need - sure;
  if (lacking <= 0) return yes;
  if (lacking > open.length) return no;
  const [only] = open;
  return open.length === 1 && only !== undefined ? only : { kind: "at-least", need: lacking, parts: open };
}

/** True when all parts are; an "and" inside an "and" adds nothing but depth. */
export const and = (parts: readonly Formula[]): Formula => {
  const flat = parts.flatMap((part) =>
    part.kind === "at-least" && part.need === part.parts.length ? part.parts : [part],
  );
  return atLeastOf(flat.length, flat);
};

/** True when one of the parts is; an "or" inside an "or" adds nothing but depth. */
export const or = (parts: readonly Formula[]): Formula => {
  const flat = parts.flatMap((part) => (part.kind === "at-least" && part.need === 1 ? part.parts : [part]));
  return atLeastOf(1, flat);
};

/** A variable lies in a set of its cells. */
export function literal(variable: number, cells: Cells, all: Cells): Formula {
  return cells === 0 ? no : cells === all ? yes : { kind: "literal", variable, cells, all };
}

/** The statement that is true exactly when this one is not. Negating twice gives the same object back. */
export function negate(formula: Formula): Formula {
  if (formula.kind === "constant") return formula.value ? no : yes;
  if (formula.opposite !== undefined) return formula.opposite;
  const negation = turn(formula);
  formula.opposite = negation;
  if (negation.kind !== "constant") negation.opposite = formula;
  return negation;
}

function turn(formula: Exclude<Formula, { kind: "constant" }>): Formula {
  switch (formula.kind) {
    case "literal":
      return literal(formula.variable, formula.all & ~formula.cells, formula.all);
    case "at-least":
      return atLeastOf(formula.parts.length - formula.need + 1, formula.parts.map(negate));
    case "compare":
      return formula.op === ">="
        ? { kind: "compare", sum: formula.sum, op: "<=", bound: Math.ceil(formula.bound) - 1 }
        : { kind: "compare", sum: formula.sum, op: ">=", bound: Math.floor(formula.bound) + 1 };
  }
}

/** A whole-numbered sum against a bound, decided at once where it does not depend on the lead. */
export function compare(sum: Sum, op: ">=" | "<=", bound: number): Formula {
  if (bound === Infinity || bound === -Infinity) return (op === ">=") === bound < 0 ? yes : no;
  const meets = (value: number): boolean => (op === ">=" ? value >= bound : value <= bound);
  switch (sum.kind) {
    case "constant":
      return meets(sum.value) ? yes : no;
    case "clamp":
      // Both limits on one side of the bound leave nothing open; else only what is inside matters.
      return meets(sum.min) === meets(sum.max) ? (meets(sum.min) ? yes : no) : compare(sum.inner, op, bound);
    case "least":
    case "greatest": {
      // The lowest reaches a bound if all do, and stays below it if one does; the highest the reverse.
      const isAll = (sum.kind === "least") === (op === ">=");
      return isAll
        ? and(sum.cases.map(({ guard, value }) => or([negate(guard), compare(value, op, bound)])))
        : or(sum.cases.map(({ guard, value }) => and([guard, compare(value, op, bound)])));
    }
    default:
      return { kind: "compare", sum, op, bound };
  }
}
