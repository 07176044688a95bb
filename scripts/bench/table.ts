import type { Measured } from "./measure.ts";

/** What came of one group: its first program is the measure of the others. */
export interface Result {
  readonly title: string;
  readonly goal: number | undefined;
  readonly measured: readonly Measured[];
}

/** The results as a table for people: medians, and how many times as long each takes as the first of its group. */
export function resultsTable(results: readonly Result[], notes: readonly string[]): string {
  const rows = results.map(({ title, goal, measured }) => {
    const [first] = measured;
    const reached = goal === undefined || first === undefined ? "" : goalWords(first.median, goal);
    const lines = measured.map(({ what, median }, index) => {
      const ratio = index === 0 || first === undefined ? "" : `${(median / first.median).toFixed(1)} ×`;
      return `  ${what.padEnd(56)}${`${median.toFixed(0)} ms`.padStart(10)}${ratio.padStart(10)}`.trimEnd();
    });
    return [`${title}${reached}`, ...lines].join("\n");
  });
  return [...rows, ...notes].join("\n\n");
}

const goalWords = (median: number, goal: number): string =>
  ` (goal: ${goal.toLocaleString("en-US")} ms, ${median <= goal ? "reached" : "missed"})`;

/** The same for programs. */
export const resultsJson = (results: readonly Result[], notes: readonly string[]): string =>
  JSON.stringify(
    {
      version: 1,
      node: process.version,
      groups: results.map(({ title, goal, measured }) => ({
        title,
        goal_ms: goal ?? null,
        measured: measured.map(({ id, what, times, median }) => ({
          id,
          what,
          median_ms: round(median),
          times_ms: times.map(round),
          ratio: round(median / (measured[0]?.median ?? NaN)),
        })),
      })),
      notes,
    },
    null,
    2,
  );

const round = (value: number): number => Number(value.toFixed(2));
