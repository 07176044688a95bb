/** A statement, or its opposite: twice the number of the statement, and one more for the opposite. */
export type Lit = number;

/** The opposite of a literal. */
export const not = (lit: Lit): Lit => lit ^ 1;

/** Literals of which at least one has to be true. */
export type Clause = Lit[];

/** Why a literal is true: the clause that it comes first in, or who tells the true literals that it follows from. */
export type Reason = Clause | ((lit: Lit) => readonly Lit[]);

/** What knows more about the statements than clauses say. */
export interface Theory {
  /** Takes note that a literal is true now. */
  readonly assigned: (lit: Lit) => void;
  /** Takes it back; always the last one that was assigned. */
  readonly undone: (lit: Lit) => void;
  /** Derives what follows; gives true literals that cannot be true together, if there are such. */
  readonly propagate: () => readonly Lit[] | undefined;
}

/** How many contradictions the shortest part of a search sees before it starts over with what it learned. */
const restartUnit = 100;

/**
 * Conflict-driven search: decides statements, draws what follows, and learns a clause from every contradiction (its
 * first unique implication point), after Marques-Silva and Sakallah's GRASP and Moskewicz and others' Chaff.
 */
export class Solver {
  readonly #theories: Theory[] = [];
  /** By literal: 1 true, -1 false, 0 open. */
  readonly #values: number[] = [];
  readonly #watches: Clause[][] = [];
  /** By statement. */
  readonly #levels: number[] = [];
  readonly #reasons: (Reason | undefined)[] = [];
  readonly #activity: number[] = [];
  readonly #phases: boolean[] = [];
  readonly #seen: boolean[] = [];
  readonly #trail: Lit[] = [];
  readonly #starts: number[] = [];
  readonly #queue: { head: number } = { head: 0 };
  #bump = 1;
  #isPossible = true;

  /** A new statement; `phase` is what a search tries first. */
  statement(phase: boolean): Lit {
    this.#values.push(0, 0);
    this.#watches.push([], []);
    this.#levels.push(0);
    this.#reasons.push(undefined);
    this.#activity.push(0);
    this.#phases.push(phase);
    this.#seen.push(false);
    return this.#values.length - 2;
  }

  addTheory(theory: Theory): void {
    this.#theories.push(theory);
  }

  /** Says what a search should try first for a statement. */
  prefer(lit: Lit): void {
    this.#phases[lit >> 1] = (lit & 1) === 0;
  }

  /** How many statements are true or false. */
  get decidedCount(): number {
    return this.#trail.length;
  }

  isTrue(lit: Lit): boolean {
    return this.#values[lit] === 1;
  }

  isFalse(lit: Lit): boolean {
    return this.#values[lit] === -1;
  }

  /** Whether a true or false literal is so in every case. */
  isCertain(lit: Lit): boolean {
    return this.#values[lit] !== 0 && this.#levels[lit >> 1] === 0;
  }

  /** Takes every decision back. */
  restart(): void {
    this.#backTo(0);
  }

  /** Adds a clause while nothing is decided. */
  add(lits: readonly Lit[]): void {
    const clause = [...new Set(lits)].filter((lit) => !this.isFalse(lit));
    if (clause.some((lit) => this.isTrue(lit) || clause.includes(not(lit)))) return;
    const [only] = clause;
    if (only === undefined) this.#isPossible = false;
    else if (clause.length === 1) this.imply(only, clause);
    else this.#watch(clause);
  }

  /** Makes a literal true for a reason; gives what contradicts it, if something does. */
  imply(lit: Lit, reason: Reason): readonly Lit[] | undefined {
    if (this.isTrue(lit)) return undefined;
    if (this.isFalse(lit)) return [not(lit), ...antecedents(lit, reason)];
    this.#assign(lit, reason);
    return undefined;
  }

  /** Draws what follows without deciding anything; false when there is a contradiction in every case. */
  settle(): boolean {
    this.#isPossible &&= this.#propagate() === undefined;
    return this.#isPossible;
  }

  /**
   * Searches for an assignment: `first` is decided before anything else, in this order, then what was in the way most
   * often. `judge` is asked about every full assignment, and gives true literals that may not come together again, or
   * nothing when it accepts. Every decision and every contradiction is one step.
   */
  search(
    first: readonly Lit[],
    judge: () => readonly Lit[] | undefined,
    limit: number,
  ): { readonly status: "found" | "none" | "limit"; readonly steps: number } {
    let steps = 0;
    let sinceRestart = 0;
    let restarts = 0;
    for (;;) {
      let conflict = this.#propagate();
      if (conflict === undefined) {
        if (steps >= limit) return { status: "limit", steps };
        if (sinceRestart >= restartUnit * luby(restarts)) {
          restarts += 1;
          sinceRestart = 0;
          this.#backTo(0);
        }
        const next = this.#next(first);
        if (next !== undefined) {
          steps += 1;
          this.#starts.push(this.#trail.length);
          this.#assign(next, undefined);
          continue;
        }
        conflict = judge();
        if (conflict === undefined) return { status: "found", steps };
      }
      steps += 1;
      sinceRestart += 1;
      if (!this.#learn(conflict)) {
        this.#isPossible = false;
        return { status: "none", steps };
      }
    }
  }

  #next(first: readonly Lit[]): Lit | undefined {
    for (const lit of first) if (this.#values[lit] === 0) return lit;
    let [best, chosen] = [-1, undefined as number | undefined];
    for (let index = 0; index < this.#activity.length; index += 1) {
      const activity = this.#activity[index] ?? 0;
      if (activity > best && this.#values[2 * index] === 0) [best, chosen] = [activity, index];
    }
    return chosen === undefined ? undefined : 2 * chosen + (this.#phases[chosen] === true ? 0 : 1);
  }

  #assign(lit: Lit, reason: Reason | undefined): void {
    this.#values[lit] = 1;
    this.#values[not(lit)] = -1;
    this.#levels[lit >> 1] = this.#starts.length;
    this.#reasons[lit >> 1] = reason;
    this.#trail.push(lit);
    for (const theory of this.#theories) theory.assigned(lit);
  }

  #undo(): void {
    const lit = this.#trail.pop();
    if (lit === undefined) return;
    for (const theory of this.#theories) theory.undone(lit);
    this.#values[lit] = 0;
    this.#values[not(lit)] = 0;
    this.#phases[lit >> 1] = (lit & 1) === 0;
    this.#queue.head = Math.min(this.#queue.head, this.#trail.length);
  }

  #backTo(level: number): void {
    const start = this.#starts[level];
    if (start === undefined) return;
    while (this.#trail.length > start) this.#undo();
    this.#starts.length = level;
  }

  #watch(clause: Clause): void {
    for (const lit of clause.slice(0, 2)) this.#watches[not(lit)]?.push(clause);
  }

  #propagate(): readonly Lit[] | undefined {
    for (;;) {
      const conflict = this.#propagateClauses();
      if (conflict !== undefined) return conflict;
      const before = this.#trail.length;
      for (const theory of this.#theories) {
        const clash = theory.propagate();
        if (clash !== undefined) return clash;
        // The cheaper theories come first, and clauses before them all.
        if (this.#trail.length > before) break;
      }
      if (this.#trail.length === before) return undefined;
    }
  }

  #propagateClauses(): readonly Lit[] | undefined {
    while (this.#queue.head < this.#trail.length) {
      const lit = this.#trail[this.#queue.head] ?? 0;
      this.#queue.head += 1;
      const watching = this.#watches[lit] ?? [];
      let kept = 0;
      for (let index = 0; index < watching.length; index += 1) {
        const clause = watching[index] ?? [];
        if (clause[0] === not(lit)) [clause[0], clause[1]] = [clause[1] ?? 0, clause[0]];
        const [other = 0] = clause;
        const isMoved = !this.isTrue(other) && this.#moveWatch(clause);
        if (isMoved) continue;
        watching[kept] = clause;
        kept += 1;
        if (this.isTrue(other)) continue;
        if (this.isFalse(other)) {
          for (index += 1; index < watching.length; index += 1, kept += 1)
            watching[kept] = watching[index] ?? [];
          watching.length = kept;
          return clause.map(not);
        }
        this.#assign(other, clause);
      }
      watching.length = kept;
    }
    return undefined;
  }

  #moveWatch(clause: Clause): boolean {
    for (let place = 2; place < clause.length; place += 1) {
      const lit = clause[place] ?? 0;
      if (this.isFalse(lit)) continue;
      [clause[1], clause[place]] = [lit, clause[1] ?? 0];
      this.#watches[not(lit)]?.push(clause);
      return true;
    }
    return false;
  }

  /** Learns a clause from true literals that cannot be together and goes back to where it says more; false at the end. */
  #learn(conflict: readonly Lit[]): boolean {
    const level = Math.max(0, ...conflict.map((lit) => this.#levels[lit >> 1] ?? 0));
    if (level === 0) return false;
    this.#backTo(level);
    const earlier: Lit[] = [];
    let open = 0;
    const meet = (lits: readonly Lit[]): void => {
      for (const lit of lits) {
        const index = lit >> 1;
        const own = this.#levels[index] ?? 0;
        if (own === 0 || this.#seen[index] === true) continue;
        this.#seen[index] = true;
        this.#activity[index] = (this.#activity[index] ?? 0) + this.#bump;
        if (own === level) open += 1;
        else earlier.push(lit);
      }
    };
    meet(conflict);
    let last: Lit;
    for (;;) {
      last = this.#trail.at(-1) ?? 0;
      if (this.#seen[last >> 1] !== true) {
        this.#undo();
        continue;
      }
      if (open === 1) break;
      const reason = this.#reasons[last >> 1];
      // Who explains a literal sees things as they were just before it.
      this.#undo();
      this.#seen[last >> 1] = false;
      open -= 1;
      meet(reason === undefined ? [] : antecedents(last, reason));
    }
    const needed = earlier.filter((lit) => !this.#follows(lit));
    for (const lit of [last, ...earlier]) this.#seen[lit >> 1] = false;
    needed.sort((a, b) => (this.#levels[b >> 1] ?? 0) - (this.#levels[a >> 1] ?? 0));
    const [nearest] = needed;
    const clause = [last, ...needed].map(not);
    this.#backTo(nearest === undefined ? 0 : (this.#levels[nearest >> 1] ?? 0));
    if (clause.length > 1) this.#watch(clause);
    this.#assign(not(last), clause);
    this.#age();
    return true;
  }

  /** Whether a literal follows from others of what is learned, so that it says nothing new. */
  #follows(lit: Lit): boolean {
    const reason = this.#reasons[lit >> 1];
    return (
      Array.isArray(reason) &&
      reason.every(
        (other) => other === lit || this.#levels[other >> 1] === 0 || this.#seen[other >> 1] === true,
      )
    );
  }

  /** What was in the way lately counts more. */
  #age(): void {
    this.#bump /= 0.95;
    if (this.#bump < 1e100) return;
    this.#bump *= 1e-100;
    for (const [index, activity] of this.#activity.entries()) this.#activity[index] = activity * 1e-100;
  }
}

const antecedents = (lit: Lit, reason: Reason): readonly Lit[] =>
  Array.isArray(reason) ? reason.filter((other) => other !== lit).map(not) : reason(lit);

/** The sequence 1 1 2 1 1 2 4 … (Luby, Sinclair and Zuckerman): nearly the best lengths without knowing the problem. */
function luby(index: number): number {
  let size = 1;
  while (size < index + 1) size = 2 * size + 1;
  let rest = index;
  while (size - 1 !== rest) {
    size = (size - 1) / 2;
    rest %= size;
  }
  return (size + 1) / 2;
}
