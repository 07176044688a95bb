import { Activity } from "./activity.ts";
import { Clauses } from "./clauses.ts";
import { luby } from "./luby.ts";
import { type Follower, type Lit, type Reason, Trail, antecedents, not } from "./trail.ts";

/** What knows more about the statements than clauses say. */
export interface Theory extends Follower {
  /** Derives what follows; gives true literals that cannot be true together, if there are such. */
  readonly propagate: () => readonly Lit[] | undefined;
}

/** How many contradictions the shortest attempt sees before it starts over with what was learned. */
const shortest = 50;

/**
 * Conflict-driven search: decides statements, draws what follows, and learns a clause from every contradiction (its first
 * unique implication point), after Marques-Silva and Sakallah's GRASP (1996) and Moskewicz and others' Chaff (2001).
 */
export class Solver {
  readonly trail = new Trail();
  readonly #clauses = new Clauses(this.trail);
  readonly #activity = new Activity(this.trail);
  readonly #theories: Theory[] = [];
  readonly #seen: boolean[] = [];
  #isPossible = true;

  /** The cheaper a theory is, the earlier it should be added. */
  addTheory(theory: Theory): void {
    this.#theories.push(theory);
    this.trail.follow(theory);
  }

  /** Says what to try first for a statement; without that it is its opposite. */
  prefer(lit: Lit): void {
    this.#activity.prefer(lit);
  }

  /** Adds a clause; every decision is taken back. */
  add(lits: readonly Lit[]): void {
    this.trail.backTo(0);
    const clause = [...new Set(lits)].filter((lit) => !this.trail.isFalse(lit));
    if (clause.some((lit) => this.trail.isTrue(lit) || clause.includes(not(lit)))) return;
    const [only] = clause;
    if (only === undefined) this.#isPossible = false;
    else if (clause.length === 1) this.trail.assign(only, clause);
    else this.#clauses.add(clause);
  }

  /** Makes a literal true for a reason; gives what contradicts it, if something does. */
  imply(lit: Lit, reason: Reason): readonly Lit[] | undefined {
    if (this.trail.isFalse(lit)) return [not(lit), ...antecedents(lit, reason)];
    if (!this.trail.isTrue(lit)) this.trail.assign(lit, reason);
    return undefined;
  }

  /** Draws what follows without deciding anything; false when there is a contradiction in every case. */
  #settle(): boolean {
    this.trail.backTo(0);
    this.#isPossible &&= this.#propagate() === undefined;
    return this.#isPossible;
  }

  /**
   * Searches for an assignment: `first` is decided before anything else, in this order. `judge` is asked about every full
   * assignment, and gives true literals that may not come together again, or nothing when it accepts. Every decision and
   * every contradiction is one step.
   */
  search(
    first: readonly Lit[],
    judge: () => readonly Lit[] | undefined,
    limit: number,
  ): { readonly status: "found" | "none" | "limit"; readonly steps: number } {
    if (!this.#settle()) return { status: "none", steps: 0 };
    let attempts = 0;
    let left = shortest;
    for (let steps = 0; ; steps += 1) {
      let conflict = this.#propagate();
      if (conflict === undefined) {
        if (steps >= limit) return { status: "limit", steps };
        if (left <= 0) {
          attempts += 1;
          left = shortest * luby(attempts);
          this.trail.backTo(0);
        }
        const next = first.find((lit) => this.#isOpen(lit)) ?? this.#activity.next();
        if (next !== undefined) {
          this.trail.decide(next);
          continue;
        }
        conflict = judge();
        if (conflict === undefined) return { status: "found", steps };
      }
      left -= 1;
      this.#isPossible = this.#learn(conflict);
      if (!this.#isPossible) return { status: "none", steps };
    }
  }

  #isOpen(lit: Lit): boolean {
    return !this.trail.isTrue(lit) && !this.trail.isFalse(lit);
  }

  #propagate(): readonly Lit[] | undefined {
    for (;;) {
      const conflict = this.#clauses.propagate();
      if (conflict !== undefined) return conflict;
      const before = this.trail.length;
      for (const theory of this.#theories) {
        const clash = theory.propagate();
        if (clash !== undefined) return clash;
        // What is cheap to draw comes first again.
        if (this.trail.length > before) break;
      }
      if (this.trail.length === before) return undefined;
    }
  }

  /** Learns a clause from true literals that cannot be together and goes back to where it says more; false at the end. */
  #learn(conflict: readonly Lit[]): boolean {
    const level = Math.max(0, ...conflict.map((lit) => this.trail.level(lit)));
    if (level === 0) return false;
    this.trail.backTo(level);
    const { last, earlier } = this.#cut(conflict, level);
    const needed = earlier.filter((lit) => !this.#follows(lit));
    for (const lit of [last, ...earlier]) this.#seen[lit >> 1] = false;
    needed.sort((a, b) => this.trail.level(b) - this.trail.level(a));
    const [nearest] = needed;
    const clause = [last, ...needed].map(not);
    this.trail.backTo(nearest === undefined ? 0 : this.trail.level(nearest));
    if (clause.length > 1) this.#clauses.add(clause);
    this.trail.assign(not(last), clause);
    this.#activity.age();
    return true;
  }

  /** Goes back from a conflict to the last literal of its level from which, with earlier ones, all of it follows. */
  #cut(conflict: readonly Lit[], level: number): { readonly last: Lit; readonly earlier: readonly Lit[] } {
    const earlier: Lit[] = [];
    let open = 0;
    const meet = (lits: readonly Lit[]): void => {
      for (const lit of lits) {
        const own = this.trail.level(lit);
        if (own === 0 || this.#seen[lit >> 1] === true) continue;
        this.#seen[lit >> 1] = true;
        this.#activity.count(lit);
        if (own === level) open += 1;
        else earlier.push(lit);
      }
    };
    meet(conflict);
    for (;;) {
      const last = this.trail.at(this.trail.length - 1);
      if (this.#seen[last >> 1] === true) {
        if (open === 1) return { last, earlier };
        this.#seen[last >> 1] = false;
        open -= 1;
        // Who explains a literal sees things as they were just before it.
        this.trail.undo();
        meet(this.trail.antecedents(last));
      } else this.trail.undo();
    }
  }

  /** Whether a literal follows from others of what is learned, so that it says nothing new. */
  #follows(lit: Lit): boolean {
    return (
      this.trail
        .clauseOf(lit)
        ?.every(
          (other) => other === lit || this.trail.level(other) === 0 || this.#seen[other >> 1] === true,
        ) ?? false
    );
  }
}
