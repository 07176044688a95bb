import type { Decay, Truth } from "./model.ts";
import { isCarried, occurrences } from "./occurrences.ts";
import type { Range, Situation } from "./situation.ts";

/**
 * Takes points away for every full stretch of time since the later of a date and the last of some activities, but
 * never below the decay's own `min`; what is lower already stays as it is. Without a start nothing is lost. A score that
 * started anew by a reset loses nothing for the time before it.
 */
export function decayed(decay: Decay | undefined, points: Range, ifUnknown: Truth, about: Situation): Range {
  if (decay === undefined) return points;
  const { low: least, high: most } = stretches(decay, about);
  const lose = (from: number, count: number): number =>
    from <= decay.min ? from : Math.max(decay.min, from + (count === 0 ? 0 : count * decay.points));
  // Without an answer, no points: here that is the smaller loss.
  return { low: lose(points.low, ifUnknown === false ? least : most), high: lose(points.high, least) };
}

/** How many full stretches have passed, at least and at most, as far as the data tell. */
export function stretches(decay: Decay, about: Situation): Range {
  const kept = about.lead.kept?.(decay);
  if (kept !== undefined) return kept;
  const counted = { activities: decay.without, where: undefined, window: { op: "ever" } } as const;
  const last = occurrences(counted, about).reduce((latest, { at }) => Math.max(latest, at), -Infinity);
  const date = decay.since === undefined ? undefined : about.lead.values.get(decay.since.id);
  const since = typeof date === "number" && date <= about.now ? date : undefined;
  const start = Math.max(last, since ?? -Infinity);
  const anew = about.reset?.last ?? -Infinity;
  const count = (from: number): number =>
    Math.max(0, Math.floor((about.now - Math.max(from, anew)) / decay.every.milliseconds));
  const dateIsOpen = decay.since !== undefined && date === undefined;
  const lastIsOpen = decay.without.length > 0 && !isCarried(counted, about);
  // An unknown date, or an activity that nobody records, may lie long ago or have happened just now.
  const open = dateIsOpen || lastIsOpen || about.reset?.unknown === true;
  const hasStart = Number.isFinite(start) || dateIsOpen || lastIsOpen;
  return { low: open || !hasStart ? 0 : count(start), high: hasStart ? count(start) : 0 };
}
