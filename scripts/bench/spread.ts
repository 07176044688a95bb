import { median } from "./measure.ts";

/** How times are spread, in milliseconds. */
export interface Spread {
  readonly median: number;
  readonly p90: number;
  readonly p99: number;
  readonly most: number;
}

/** Tells how times are spread. */
export function spreadOf(times: readonly number[]): Spread {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return { median: median(sorted), p90: at(0.9), p99: at(0.99), most: sorted.at(-1) ?? NaN };
}

/** A spread in words: `median 3 ms, 90th percentile 20 ms, 99th 80 ms, longest 95 ms`. */
export function spreadWords({ median: middle, p90, p99, most }: Spread): string {
  const [first, second, third, last] = [middle, p90, p99, most].map(
    (time) => `${time.toFixed(time < 10 ? 1 : 0)} ms`,
  );
  return `median ${first ?? ""}, 90th percentile ${second ?? ""}, 99th ${third ?? ""}, longest ${last ?? ""}`;
}
