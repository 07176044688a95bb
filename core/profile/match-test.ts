import type { FieldTest } from "../criteria/model.ts";
import type { MatchOp } from "./question.ts";

/** One match as a test of the language; `key` is normalised, and a word has a space at each end. */
export function matchTest(op: MatchOp, key: string): FieldTest {
  switch (op) {
    case "is":
      return { of: "value", op: "one_of", written: [key.trim()], keys: new Set([key]) };
    case "includes":
      return { of: "entries", op: "includes_any", written: [key.trim()], keys: [key] };
    case "has_word":
    case "contains":
    case "starts_with":
    case "ends_with":
      return { of: "text", op, written: [key.trim()], keys: [key] };
  }
}
