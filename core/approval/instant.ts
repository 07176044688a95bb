/** A moment in UTC as milliseconds since 1970, or null if there is none that could be read. */
export function instant(text: string | null): number | null {
  const milliseconds = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(milliseconds) ? null : milliseconds;
}

/** The second in which a moment lies: GitHub's statuses and reviews are dated by the second. */
export function second(text: string | null): number | null {
  const milliseconds = instant(text);
  return milliseconds === null ? null : Math.floor(milliseconds / 1000);
}
