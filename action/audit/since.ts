const day = /^\d{4}-\d\d-\d\d$/u;
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?Z$/u;
const milliseconds = 86_400_000;
/** An audit without a date looks back so many days. */
const usual = 90;

/** A day or a moment in UTC as people type it, or null if it is none: `2026-01-31` or `2026-01-31T08:00Z`. */
export function sinceOf(text: string): string | null {
  if (!day.test(text) && !moment.test(text)) return null;
  const time = new Date(text);
  // JavaScript takes 30 February for a day in March.
  const isReal = !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text.slice(0, 10));
  return isReal ? time.toISOString() : null;
}

/** The beginning of the day, so long ago, from which on an audit looks when nobody says otherwise. */
export const usualSince = (now: Date): string =>
  `${new Date(now.getTime() - usual * milliseconds).toISOString().slice(0, 10)}T00:00:00.000Z`;
