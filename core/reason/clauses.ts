import { type Clause, type Lit, type Trail, not } from "./trail.ts";

/** Clauses, two literals of each of which are watched: as long as neither is false, nothing follows (Chaff). */
export class Clauses {
  readonly #trail: Trail;
  /** By literal the clauses that are looked at when it becomes true, as they watch its opposite. */
  readonly #watching: Clause[][] = [];
  #next = 0;

  constructor(trail: Trail) {
    this.#trail = trail;
    trail.follow({
      assigned: () => undefined,
      undone: () => {
        this.#next = Math.min(this.#next, trail.length);
      },
    });
  }

  /** Adds a clause of two literals or more. The first two are those that become false last. */
  add(clause: Clause): void {
    for (const lit of clause.slice(0, 2)) (this.#watching[not(lit)] ??= []).push(clause);
  }

  /** Draws what follows; gives true literals that cannot be true together, if there are such. */
  propagate(): readonly Lit[] | undefined {
    while (this.#next < this.#trail.length) {
      const lit = this.#trail.at(this.#next);
      this.#next += 1;
      const watching = this.#watching[lit];
      const conflict = watching === undefined ? undefined : this.#visit(lit, watching);
      if (conflict !== undefined) return conflict.map(not);
    }
    return undefined;
  }

  /** Looks at the clauses that lost a literal, and keeps those that still watch it. */
  #visit(lit: Lit, watching: Clause[]): Clause | undefined {
    let kept = 0;
    let conflict: Clause | undefined;
    for (const clause of watching) {
      if (conflict === undefined) {
        if (clause[0] === not(lit)) [clause[0], clause[1]] = [clause[1] ?? 0, clause[0]];
        const [other = 0] = clause;
        const isMet = this.#trail.isTrue(other);
        if (!isMet && this.#watchAnother(clause)) continue;
        if (!isMet && this.#trail.isFalse(other)) conflict = clause;
        else if (!isMet) this.#trail.assign(other, clause);
      }
      watching[kept] = clause;
      kept += 1;
    }
    watching.length = kept;
    return conflict;
  }

  #watchAnother(clause: Clause): boolean {
    for (let place = 2; place < clause.length; place += 1) {
      const lit = clause[place] ?? 0;
      if (this.#trail.isFalse(lit)) continue;
      [clause[1], clause[place]] = [lit, clause[1] ?? 0];
      (this.#watching[not(lit)] ??= []).push(clause);
      return true;
    }
    return false;
  }
}
