import type { FindingArgs } from "../../finding-args.ts";
import type { FindingCode } from "../../finding.ts";

/** What a person reads about a finding: what was seen, why it matters, what to type. */
export interface Message {
  readonly saw: string;
  readonly why: string;
  readonly type: string;
}

/** The words for some codes, each made from the arguments of its finding. */
export type Messages<C extends FindingCode> = { readonly [K in C]: (args: FindingArgs[K]) => Message };
