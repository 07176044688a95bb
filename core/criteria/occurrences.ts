import { evaluate } from "./evaluate.ts";
import type { Occurrence } from "./lead.ts";
import type { Activity, Condition, Window } from "./model.ts";
import type { Range, Situation } from "./situation.ts";

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
export function occurrences(counted: Counted, about: Situation): readonly Occurrence[] {
  const { where, window, stage } = counted;
  const after = stage === undefined ? (about.reset?.last ?? -Infinity) : -Infinity;
  const found: Occurrence[] = [];
  for (const list of recorded(counted, about))
    for (const occurrence of list)
      if (
        occurrence.at > after &&
        inWindow(occurrence.at, window, about.now) &&
        (where === undefined || fits(occurrence, where, about))
      )
        found.push(occurrence);
  return found;
}

/** The lists in which the data keep what is counted; an activity that several others include is in only once. */
function recorded({ activities, stage }: Counted, { lead }: Situation): readonly (readonly Occurrence[])[] {
  if (stage !== undefined) return [lead.stages.get(stage) ?? []];
  const lists: (readonly Occurrence[])[] = [];
  if (lead.activities.size === 0) return lists;
  for (const id of coveredBy(activities)) {
    const list = lead.activities.get(id);
    if (list !== undefined) lists.push(list);
  }
  return lists;
}

const covered = new WeakMap<readonly Activity[], readonly string[]>();

/** The ids of activities and of all that they include, each once. The definitions say it once for all leads. */
function coveredBy(activities: readonly Activity[]): readonly string[] {
  const known = covered.get(activities);
  if (known !== undefined) return known;
  const ids = [...new Set(activities.flatMap(({ covers }) => covers))];
  covered.set(activities, ids);
  return ids;
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

/**
 * An occurrence counts only if its `where` is true; its own fields stand in for the lead's. A `where` asks for nothing
 * else, so nothing is worked out that could be shared between occurrences.
 */
function fits(occurrence: Occurrence, where: Condition, about: Situation): boolean {
  return evaluate(where, { ...about, lead: { ...about.lead, values: occurrence.values } }) === true;
}
