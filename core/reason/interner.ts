import type { Formula } from "./formula.ts";
import type { Sum } from "./sum.ts";

/**
 * Makes equal formulas one and the same object, also when they come from two versions of the definitions. What is the
 * same on both sides can then be recognised, and cancels.
 */
export class Interner {
  readonly #byKey = new Map<string, { readonly node: Formula | Sum; readonly id: number }>();
  readonly #done = new Map<Formula | Sum, Formula | Sum>();
  readonly #ids = new Map<Formula | Sum, number>();

  formula(formula: Formula): Formula {
    return this.#once(formula, () => {
      switch (formula.kind) {
        case "constant":
          return [`! ${String(formula.value)}`, formula];
        case "literal":
          return [`L ${String(formula.variable)} ${String(formula.cells)}`, formula];
        case "at-least": {
          const parts = formula.parts
            .map((part) => this.formula(part))
            .sort((a, b) => this.id(a) - this.id(b));
          // In an "and" and in an "or" a repeated part says nothing new.
          const isCount = formula.need !== 1 && formula.need !== parts.length;
          const kept = isCount ? parts : parts.filter((part, index) => part !== parts[index - 1]);
          const [only] = kept;
          if (kept.length === 1 && only !== undefined) return ["", only];
          const need = formula.need === parts.length ? kept.length : formula.need;
          return [
            `A ${String(need)} ${kept.map((part) => this.id(part)).join(" ")}`,
            { ...formula, need, parts: kept },
          ];
        }
        case "compare": {
          const sum = this.sum(formula.sum);
          return [`C ${String(this.id(sum))} ${formula.op} ${String(formula.bound)}`, { ...formula, sum }];
        }
      }
    }) as Formula;
  }

  sum(sum: Sum): Sum {
    return this.#once(sum, () => {
      switch (sum.kind) {
        case "constant":
          return [`= ${String(sum.value)}`, sum];
        case "table":
          return [`T ${String(sum.variable)} ${sum.values.join(" ")}`, sum];
        case "if": {
          const [guard, then] = [this.formula(sum.guard), this.sum(sum.then)];
          return [`I ${String(this.id(guard))} ${String(this.id(then))}`, { ...sum, guard, then }];
        }
        case "plus": {
          const parts = sum.parts.map((part) => this.sum(part)).sort((a, b) => this.id(a) - this.id(b));
          return [`+ ${parts.map((part) => this.id(part)).join(" ")}`, { ...sum, parts }];
        }
        case "clamp": {
          const inner = this.sum(sum.inner);
          return [`K ${String(this.id(inner))} ${String(sum.min)} ${String(sum.max)}`, { ...sum, inner }];
        }
        case "scale": {
          const inner = this.sum(sum.inner);
          return [`* ${String(this.id(inner))} ${String(sum.by)}`, { ...sum, inner }];
        }
        case "least":
        case "greatest": {
          const cases = sum.cases.map(({ guard, value }) => ({
            guard: this.formula(guard),
            value: this.sum(value),
          }));
          const key = cases
            .map(({ guard, value }) => `${String(this.id(guard))}:${String(this.id(value))}`)
            .join(" ");
          return [`${sum.kind} ${key}`, { ...sum, cases }];
        }
        case "between": {
          const [low, high, usual] = [this.sum(sum.low), this.sum(sum.high), this.sum(sum.usual)];
          const ids = [low, high, usual].map((end) => this.id(end)).join(" ");
          return [`B ${ids} ${sum.what}`, { ...sum, low, high, usual }];
        }
        case "decayed": {
          const [inner, spared] = [this.sum(sum.inner), this.formula(sum.spared)];
          return [
            `D ${String(this.id(inner))} ${String(this.id(spared))} ${String(sum.min)} ${sum.loss} ${sum.what}`,
            { ...sum, inner, spared },
          ];
        }
      }
    }) as Sum;
  }

  /** The number of a node that this interner made. */
  id(node: Formula | Sum): number {
    return this.#ids.get(node) ?? -1;
  }

  #once(node: Formula | Sum, make: () => readonly [string, Formula | Sum]): Formula | Sum {
    const done = this.#done.get(node);
    if (done !== undefined) return done;
    const [key, made] = make();
    // What turns out to be a node that is there already keeps its number.
    if (this.#ids.has(made)) {
      this.#done.set(node, made);
      return made;
    }
    const id = this.#byKey.size;
    const entry = this.#byKey.get(key) ?? {
      node: made.kind === "constant" ? made : { ...made, number: id },
      id,
    };
    this.#byKey.set(key, entry);
    this.#ids.set(entry.node, entry.id);
    this.#done.set(node, entry.node);
    this.#done.set(entry.node, entry.node);
    return entry.node;
  }
}
