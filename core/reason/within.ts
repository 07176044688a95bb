import { Bounds, type Verdict, decide } from "./bounds.ts";
import type { Cells, Formula } from "./formula.ts";

/** What follows for sums and formulas from nothing but the cells in which every variable lies. */
export function within(cells: (variable: number) => Cells): Bounds {
  const verdicts = new Map<Formula, Verdict>();
  const bounds = new Bounds({ cells, verdict });
  return bounds;

  function verdict(formula: Formula): Verdict {
    if (formula.kind === "constant") return formula.value;
    if (verdicts.has(formula)) return verdicts.get(formula);
    const found = own(formula);
    verdicts.set(formula, found);
    return found;
  }

  function own(formula: Exclude<Formula, { kind: "constant" }>): Verdict {
    switch (formula.kind) {
      case "literal":
        return lies(cells(formula.variable), formula.cells);
      case "compare":
        return decide(formula, bounds.interval(formula.sum));
      case "at-least": {
        let sure = 0;
        let possible = formula.parts.length;
        for (const part of formula.parts) {
          const found = verdict(part);
          if (found === true) sure += 1;
          else if (found === false) possible -= 1;
          if (sure >= formula.need) return true;
          if (possible < formula.need) return false;
        }
        return undefined;
      }
    }
  }
}

/** Whether a variable of which these cells are left lies in some of its cells. */
export const lies = (left: Cells, cells: Cells): Verdict =>
  (left & ~cells) === 0 ? true : (left & cells) === 0 ? false : undefined;
