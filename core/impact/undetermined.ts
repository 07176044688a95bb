import type { Standing } from "../criteria/qualify.ts";

/** Leads that might be in a stricter stage if the data told, and what is missing for them. */
export interface Undetermined {
  readonly leads: number;
  /** A field or an activity, and for how many leads it is to blame, most first. */
  readonly missing: readonly { readonly name: string; readonly leads: number }[];
}

/** Adds up standings that leave a stage open. */
export class Tally {
  #leads = 0;
  readonly #missing = new Map<string, number>();

  add({ undetermined }: Standing, leads: number): void {
    if (undetermined === undefined) return;
    this.#leads += leads;
    for (const name of undetermined.missing) this.#missing.set(name, (this.#missing.get(name) ?? 0) + leads);
  }

  sum(): Undetermined {
    return {
      leads: this.#leads,
      missing: [...this.#missing]
        .map(([name, leads]) => ({ name, leads }))
        .sort((a, b) => b.leads - a.leads || (a.name < b.name ? -1 : 1)),
    };
  }
}
