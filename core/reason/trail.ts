/** A statement or its opposite: twice the number of the statement, and one more for the opposite. */
export type Lit = number;

/** The opposite of a literal. */
export const not = (lit: Lit): Lit => lit ^ 1;

/** Literals of which at least one has to be true. */
export type Clause = Lit[];

/** Why a literal is true: the clause that it is in, or who tells the true literals that it follows from. */
export type Reason = Clause | ((lit: Lit) => readonly Lit[]);

/** Who is told what becomes true, and what is taken back again: always the last one that became true. */
export interface Follower {
  readonly assigned: (lit: Lit) => void;
  readonly undone: (lit: Lit) => void;
}

/** What is true at the moment, in the order in which it became true, by decisions and by what follows from them. */
export class Trail {
  /** By literal: 1 true, -1 false, 0 open. */
  readonly #values: number[] = [];
  /** By statement: after how many decisions it became true or false, and why. */
  readonly #levels: number[] = [];
  readonly #reasons: (Reason | undefined)[] = [];
  readonly #lits: Lit[] = [];
  readonly #starts: number[] = [];
  readonly #followers: Follower[] = [];

  /** A new statement, as the literal that it is true. */
  statement(): Lit {
    this.#values.push(0, 0);
    this.#levels.push(0);
    this.#reasons.push(undefined);
    return this.#values.length - 2;
  }

  follow(follower: Follower): void {
    this.#followers.push(follower);
  }

  get length(): number {
    return this.#lits.length;
  }

  get statements(): number {
    return this.#levels.length;
  }

  at(place: number): Lit {
    return this.#lits[place] ?? 0;
  }

  isTrue(lit: Lit): boolean {
    return this.#values[lit] === 1;
  }

  isFalse(lit: Lit): boolean {
    return this.#values[lit] === -1;
  }

  /** Whether a literal is true or false in every case. */
  isCertain(lit: Lit): boolean {
    return this.#values[lit] !== 0 && this.level(lit) === 0;
  }

  /** After how many decisions a literal became true or false; 0 where it is so in every case. */
  level(lit: Lit): number {
    return this.#levels[lit >> 1] ?? 0;
  }

  /** The true literals that a true, or implied, literal follows from; none for a decision. */
  antecedents(lit: Lit): readonly Lit[] {
    const reason = this.#reasons[lit >> 1];
    return reason === undefined ? [] : antecedents(lit, reason);
  }

  /** The same, where a clause tells and nobody has to be asked. */
  clauseOf(lit: Lit): readonly Lit[] | undefined {
    const reason = this.#reasons[lit >> 1];
    return Array.isArray(reason) ? reason : undefined;
  }

  decide(lit: Lit): void {
    this.#starts.push(this.#lits.length);
    this.assign(lit, undefined);
  }

  assign(lit: Lit, reason: Reason | undefined): void {
    this.#values[lit] = 1;
    this.#values[not(lit)] = -1;
    this.#levels[lit >> 1] = this.#starts.length;
    this.#reasons[lit >> 1] = reason;
    this.#lits.push(lit);
    for (const follower of this.#followers) follower.assigned(lit);
  }

  undo(): void {
    const lit = this.#lits.pop();
    if (lit === undefined) return;
    for (const follower of this.#followers) follower.undone(lit);
    this.#values[lit] = 0;
    this.#values[not(lit)] = 0;
  }

  /** Takes back all but so many decisions, with what followed from them. */
  backTo(level: number): void {
    const start = this.#starts[level];
    if (start === undefined) return;
    while (this.#lits.length > start) this.undo();
    this.#starts.length = level;
  }
}

/** The true literals that a literal follows from for a reason. */
export const antecedents = (lit: Lit, reason: Reason): readonly Lit[] =>
  Array.isArray(reason) ? reason.filter((other) => other !== lit).map(not) : reason(lit);
