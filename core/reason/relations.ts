import type { Bounds } from "./bounds.ts";
import { type Direction, tolerance } from "./consequences.ts";
import { difference } from "./difference.ts";
import { envelope } from "./envelope.ts";
import type { Interner } from "./interner.ts";
import type { Sum } from "./sum.ts";
import { within } from "./within.ts";

/** What holds of sums for every lead there is, worked out once for all questions about them. */
export class Relations {
  /** The bounds of sums for every lead. */
  readonly bounds: Bounds;
  readonly #interner: Interner;
  readonly #apart = new Map<Sum, Map<Sum, Sum | undefined>>();
  readonly #above = { up: new Map<Sum, Sum | undefined>(), down: new Map<Sum, Sum | undefined>() };

  constructor(sizes: readonly number[], interner: Interner) {
    this.bounds = within((variable) => 2 ** (sizes[variable] ?? 0) - 1);
    this.#interner = interner;
  }

  /** A simple sum that is never below a sum, or its opposite, where there is one. */
  above(sum: Sum, direction: Direction): Sum | undefined {
    return once(direction === 1 ? this.#above.up : this.#above.down, sum, () => {
      const found = envelope(sum, direction, this.bounds);
      return found === undefined ? undefined : this.#interner.sum(found);
    });
  }

  /** A sum that is never below `a - b` and tells more than the two on their own, where there is one. */
  apart(a: Sum, b: Sum): Sum | undefined {
    const others = once(this.#apart, a, () => new Map<Sum, Sum | undefined>());
    return once(others, b, () => {
      const sum = this.#interner.sum(difference(a, b, this.bounds));
      const loose = this.bounds.interval(a).high - this.bounds.interval(b).low;
      return this.bounds.interval(sum).high < loose - tolerance ? sum : undefined;
    });
  }
}

function once<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const found = known.get(key);
  if (found !== undefined || known.has(key)) return found as V;
  const made = make();
  known.set(key, made);
  return made;
}
