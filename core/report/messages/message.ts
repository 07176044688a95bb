import type { FindingArgs } from "../../finding-args.ts";
import type { FindingCode } from "../../finding.ts";

/** What a person reads about a finding: what was seen, why it matters, what to type. */
export interface Message {
  readonly saw: string;
  readonly why: string;
  readonly type: string;
}

/** The words for every code, each made from the arguments of its finding. */
export type Messages = { readonly [C in FindingCode]: (args: FindingArgs[C]) => Message };
