/** A set of cells of one variable, as bits: a variable has at most 30 cells. */
export type Cells = number;

/** The most cells that a variable may have. */
export const mostCells = 30;

/**
 * A two-valued statement about a lead. Kleene's three values become two statements, "is true" and "is false"; what is
 * neither is unknown.
 */
export type Formula =
  | { readonly kind: "constant"; readonly value: boolean }
  | { readonly kind: "literal"; readonly variable: number; readonly cells: Cells; readonly all: Cells }
  /** At least `need` of the parts: all of them is "and", one of them is "or". */
  | { readonly kind: "at-least"; readonly need: number; readonly parts: readonly Formula[] }
  /** A sum of points or occurrences against a bound. */
  | { readonly kind: "compare"; readonly sum: Sum; readonly op: ">=" | "<="; readonly bound: number };

/** A number that depends on a lead: points of a score at one of its two ends, or a count. */
export type Sum =
  | { readonly kind: "constant"; readonly value: number }
  /** For each cell of one variable a value. */
  | { readonly kind: "table"; readonly variable: number; readonly values: readonly number[] }
  | { readonly kind: "if"; readonly guard: Formula; readonly then: Sum }
  | { readonly kind: "plus"; readonly parts: readonly Sum[] }
  | { readonly kind: "clamp"; readonly inner: Sum; readonly min: number; readonly max: number }
  | { readonly kind: "scale"; readonly inner: Sum; readonly by: number }
  /** The lowest, or the highest, of the values whose guard is true. */
  | {
      readonly kind: "least" | "greatest";
      readonly cases: readonly { readonly guard: Formula; readonly value: Sum }[];
    }
  /**
   * Somewhere between two sums: only a concrete lead tells where. Two with the same `what` and the same ends are the
   * same number for the same lead.
   */
  | { readonly kind: "between"; readonly what: string; readonly low: Sum; readonly high: Sum };

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

export const or = (parts: readonly Formula[]): Formula => atLeastOf(1, parts);

/** A variable lies in a set of its cells. */
export function literal(variable: number, cells: Cells, all: Cells): Formula {
  return cells === 0 ? no : cells === all ? yes : { kind: "literal", variable, cells, all };
}

const negations = new WeakMap<Formula, Formula>();

/** The statement that is true exactly when this one is not. Negating twice gives the same object back. */
export function negate(formula: Formula): Formula {
  const known = negations.get(formula);
  if (known !== undefined) return known;
  const negation = turn(formula);
  negations.set(formula, negation);
  if (negation.kind !== "constant") negations.set(negation, formula);
  return negation;
}

function turn(formula: Formula): Formula {
  switch (formula.kind) {
    case "constant":
      return formula.value ? no : yes;
    case "literal":
      return literal(formula.variable, formula.all & ~formula.cells, formula.all);
    case "at-least":
      return atLeastOf(formula.parts.length - formula.need + 1, formula.parts.map(negate));
    case "compare":
      return formula.op === ">="
        ? { ...formula, op: "<=", bound: Math.ceil(formula.bound) - 1 }
        : { ...formula, op: ">=", bound: Math.floor(formula.bound) + 1 };
  }
}

/** A whole-numbered sum against a bound, decided at once where it does not depend on the lead. */
export function compare(sum: Sum, op: ">=" | "<=", bound: number): Formula {
  if (sum.kind === "constant") return (op === ">=" ? sum.value >= bound : sum.value <= bound) ? yes : no;
  if (bound === Infinity || bound === -Infinity) return (op === ">=") === bound < 0 ? yes : no;
  return { kind: "compare", sum, op, bound };
}

export const constant = (value: number): Sum => ({ kind: "constant", value });

/** Adds sums up: constants become one, tables of one variable become one table. */
export function plus(parts: readonly Sum[]): Sum {
  let fixed = 0;
  const tables = new Map<number, readonly number[]>();
  const others: Sum[] = [];
  for (const part of parts.flatMap((sum) => (sum.kind === "plus" ? sum.parts : [sum]))) {
    if (part.kind === "constant" && Number.isFinite(part.value)) fixed += part.value;
    else if (part.kind === "table") {
      const before = tables.get(part.variable);
      tables.set(
        part.variable,
        before === undefined ? part.values : before.map((value, cell) => value + (part.values[cell] ?? 0)),
      );
    } else others.push(part);
  }
  const merged = [...tables].map(([variable, values]): Sum => ({ kind: "table", variable, values }));
  const all = [...merged, ...others, ...(fixed === 0 ? [] : [constant(fixed)])];
  const [only] = all;
  return only === undefined ? constant(0) : all.length === 1 ? only : { kind: "plus", parts: all };
}

/** A sum so many times over; what is added up is multiplied part by part. */
export function scale(sum: Sum, by: number): Sum {
  if (by === 0) return constant(0);
  if (by === 1) return sum;
  if (sum.kind === "constant") return constant(sum.value === 0 ? 0 : sum.value * by);
  if (sum.kind === "table") return { ...sum, values: sum.values.map((value) => value * by) };
  return sum.kind === "plus"
    ? plus(sum.parts.map((part) => scale(part, by)))
    : { kind: "scale", inner: sum, by };
}

/** `then` while the guard is true, else nothing; a guard on one variable becomes a table. */
export function when(guard: Formula, then: Sum, cellsOf: (variable: number) => number): Sum {
  if (guard.kind === "constant") return guard.value ? then : constant(0);
  if (guard.kind === "literal" && then.kind === "constant" && Number.isFinite(then.value)) {
    const values = Array.from({ length: cellsOf(guard.variable) }, (_, cell) =>
      (guard.cells >> cell) & 1 ? then.value : 0,
    );
    return { kind: "table", variable: guard.variable, values };
  }
  return { kind: "if", guard, then };
}
