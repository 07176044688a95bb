import { evaluate } from "./evaluate.ts";
import type { Occurrence } from "./lead.ts";
import type { Activity, Condition, Window } from "./model.ts";
import { type Range, type Situation, situation } from "./situation.ts";

const dayLength = 86_400_000;

/** What to count: activities, or with `stage` the entries into it. */
export interface Counted {
  readonly activities: readonly Activity[];
  readonly where: Condition | undefined;
  readonly window: Window;
  readonly stage?: string;
}

/** How often something happened: a range, because what the data source does not carry may have happened. */
export function countRange(counted: Counted, about: Situation): Range {
  const seen = occurrences(counted, about).length;
  const low = about.reset?.unknown === true && counted.stage === undefined ? 0 : seen;
  return { low, high: isCarried(counted, about) ? seen : Infinity };
}

/** Whether the data source records all that is counted. */
export function isCarried({ activities, stage }: Counted, { carried }: Situation): boolean {
  if (stage !== undefined) return carried.stages;
  return activities.every(({ leaves }) => leaves.every((id) => carried.activities.has(id)));
}

/** The occurrences that count, each once, in no particular order. */
export function occurrences(
  { activities, where, window, stage }: Counted,
  about: Situation,
): readonly Occurrence[] {
  const { lead } = about;
  const ids = new Set(activities.flatMap(({ covers }) => covers));
  const all =
    stage === undefined
      ? [...ids].flatMap((id) => lead.activities.get(id) ?? [])
      : (lead.stages.get(stage) ?? []);
  const after = stage === undefined ? (about.reset?.last ?? -Infinity) : -Infinity;
  return all.filter(
    (occurrence) =>
      occurrence.at > after && inWindow(occurrence.at, window, about.now) && fits(occurrence, where, about),
  );
}

function inWindow(at: number, window: Window, now: number): boolean {
  if (at > now) return false;
  switch (window.op) {
    case "ever":
      return true;
    case "within":
      return at >= now - window.duration.milliseconds;
    case "before":
      return at < window.day.start;
    case "after":
      return at >= window.day.start + dayLength;
  }
}

/** An occurrence counts only if its `where` is true; its own fields stand in for the lead's. */
function fits(occurrence: Occurrence, where: Condition | undefined, about: Situation): boolean {
  if (where === undefined) return true;
  const lead = { ...about.lead, values: occurrence.values };
  return evaluate(where, situation(about.dictionary, lead, about.carried, about.now)) === true;
}
