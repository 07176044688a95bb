import type { Dictionary } from "../../core/criteria/model.ts";
import type { Unavailable } from "../../core/profile/preview.ts";
import { unavailableWords } from "../../core/report/preview-words.ts";
import { UsageError } from "./usage-error.ts";

/** Ends the call with the reason why there are no numbers. */
export function refuse(why: Unavailable, before: Dictionary, after: Dictionary): never {
  const { saw, type } = unavailableWords(why, { before, after });
  throw new UsageError(saw, type);
}
