import type { Condition, Dictionary } from "../criteria/model.ts";
import type { Space } from "./space.ts";
import type { MadeUp, Sketch } from "./witness.ts";

/** A demand on a lead: this condition is true, or is not, in this version of the definitions. */
export interface Demand {
  readonly condition: Condition;
  readonly dictionary: Dictionary;
  readonly is: "true" | "not-true" | "false" | "unknown";
}

/** A lead that meets all demands, a proof that there is none, or why neither was reached. */
export type Answer =
  | {
      readonly status: "lead";
      /** Made when it is first asked for. */
      readonly witness: () => Witness;
      /** Whether it meets what was wished for as well. */
      readonly isWished: boolean;
      readonly steps: number;
    }
  | { readonly status: "no-lead"; readonly steps: number }
  | { readonly status: "not-settled"; readonly reason: string; readonly steps: number };

export interface Witness {
  readonly sketch: Sketch;
  readonly space: Space;
  /** The lead as the dictionary of the first demand reads it. */
  readonly madeUp: MadeUp;
}
