const day = 24 * 60 * 60 * 1000;

/**
 * The moment at which so many business days have passed, Monday to Friday by UTC: on the last of them at the same time
 * of day. What begins on a weekend begins on Monday, so nothing ever falls due on a weekend.
 */
export function businessDaysAfter(start: number, days: number): number {
  let moment = isWeekend(start) ? Math.floor(start / day) * day : start;
  while (isWeekend(moment)) moment += day;
  for (let passed = 0; passed < days; passed += 1) {
    moment += day;
    while (isWeekend(moment)) moment += day;
  }
  return moment;
}

/** The first day of 1970 was a Thursday. */
const isWeekend = (moment: number): boolean => (Math.floor(moment / day) + 3) % 7 >= 5;
