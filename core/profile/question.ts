import type { Condition, Decay, Field, FieldTest, ScoreModel, ScoreRule } from "../criteria/model.ts";

type Leaf<K extends Condition["kind"]> = Extract<Condition, { kind: K }>;

/** A rule of a score that counts an activity. */
export type CountingRule = Extract<ScoreRule, { kind: "each" }>;

/**
 * What criteria ask about a lead, small enough to be kept without keeping the lead. `score` is the score inside
 * which it is asked: a reset counts there.
 */
export type Question =
  /** A number, a boolean, a choice or a list of declared values: kept as it is. */
  | { readonly kind: "value"; readonly field: Field }
  /** A date: kept as its age in days. */
  | { readonly kind: "age"; readonly field: Field }
  /** Any other field: kept is only whether there is a value. */
  | { readonly kind: "known"; readonly field: Field }
  /** One word, text or entry that a field may match. */
  | { readonly kind: "matches"; readonly field: Field; readonly op: MatchOp; readonly key: string }
  /** A condition on a field or an account that is kept as its answer. */
  | { readonly kind: "truth"; readonly condition: Leaf<"field"> | Leaf<"account-list"> }
  | {
      readonly kind: "count";
      readonly condition: Leaf<"activity"> | Leaf<"reached">;
      readonly score: ScoreModel | undefined;
    }
  | { readonly kind: "times"; readonly rule: CountingRule; readonly score: ScoreModel }
  | { readonly kind: "stretches"; readonly decay: Decay; readonly score: ScoreModel };

export type MatchOp = "is" | "has_word" | "contains" | "starts_with" | "ends_with" | "includes";

/**
 * How the answer to something that criteria ask is put together from columns: whether one of them is true, all of
 * them or none, or the column itself.
 */
export interface Asked {
  /** The condition, rule or decay that asks. */
  readonly by: object;
  readonly questions: readonly Question[];
  readonly answer: "itself" | "any" | "all" | "none";
}

/** Everything that some criteria ask. */
export interface Plan {
  /** Fields whose values, ages or presence are kept as such. */
  readonly fields: readonly Question[];
  readonly asked: readonly Asked[];
  /** What is asked of each field, by its id. */
  readonly tests: ReadonlyMap<string, readonly FieldTest[]>;
}
