import { parseMoment } from "../../core/criteria/time.ts";
import { UsageError } from "./usage-error.ts";

/** The moment of `--as-of` in milliseconds since 1970; without it, now. */
export function asOf(text: string | undefined): number {
  if (text === undefined) return Date.now();
  const moment = parseMoment(text);
  if (moment === undefined)
    throw new UsageError(`\`${text}\` is not a day.`, "Type it as year-month-day, such as 2026-06-30.");
  return moment;
}
