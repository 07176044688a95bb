import type { Lit, Trail } from "./trail.ts";

/** By how much what was in the way earlier counts less after each contradiction. */
const decay = 0.98;

/** Chooses what to decide next: what was in the way most often lately (Chaff), as it was last, or as is preferred. */
export class Activity {
  readonly #trail: Trail;
  /** By statement. */
  readonly #counts: number[] = [];
  readonly #isPreferred: boolean[] = [];
  #weight = 1;

  constructor(trail: Trail) {
    this.#trail = trail;
    trail.follow({
      assigned: () => undefined,
      undone: (lit) => {
        this.prefer(lit);
      },
    });
  }

  /** Says what to try first for a statement; without that it is its opposite. */
  prefer(lit: Lit): void {
    this.#isPreferred[lit >> 1] = (lit & 1) === 0;
  }

  /** Takes note that a literal was in the way. */
  count(lit: Lit): void {
    this.#counts[lit >> 1] = (this.#counts[lit >> 1] ?? 0) + this.#weight;
  }

  /** Makes what is counted from now on count more. */
  age(): void {
    this.#weight /= decay;
    if (this.#weight < 1e100) return;
    this.#weight *= 1e-100;
    for (const [index, count] of this.#counts.entries()) this.#counts[index] = count * 1e-100;
  }

  /** The literal to decide next; none where everything is decided. */
  next(): Lit | undefined {
    let [most, chosen] = [-1, undefined as number | undefined];
    for (let index = 0; index < this.#trail.statements; index += 1) {
      const count = this.#counts[index] ?? 0;
      if (count > most && !this.#trail.isTrue(2 * index) && !this.#trail.isFalse(2 * index))
        [most, chosen] = [count, index];
    }
    if (chosen === undefined) return undefined;
    return 2 * chosen + (this.#isPreferred[chosen] === true ? 0 : 1);
  }
}
