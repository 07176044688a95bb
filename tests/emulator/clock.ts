import { vi } from "vitest";

/**
 * GitHub's clock. It stands still, and every write moves it by one second: what happens later is later, no test
 * waits, and the same test sees the same dates every time. It is one clock for the whole test file, because the
 * emulator reads the time of the process it runs in. The Action is a process of its own and has the real time.
 */
export interface Clock {
  /** The time on GitHub, without fractions of a second, as GitHub writes it. */
  now(): string;
  /** Lets time pass on GitHub. */
  pass(time: { readonly days?: number; readonly hours?: number; readonly seconds?: number }): void;
  /** Gives the process its own time back. */
  stop(): void;
}

/** A Monday morning, safely before the time of any machine that runs the tests. */
const start = "2025-03-03T09:00:00Z";

/** Stops the time of this process at the start, until `stop`. */
export function startClock(): Clock {
  let seconds = Date.parse(start) / 1000;
  const set = (): void => {
    vi.setSystemTime(seconds * 1000);
  };
  set();
  return {
    now: () => new Date(seconds * 1000).toISOString().replace(".000Z", "Z"),
    pass: (time) => {
      seconds += (time.days ?? 0) * 86_400 + (time.hours ?? 0) * 3600 + (time.seconds ?? 0);
      set();
    },
    stop: () => {
      vi.useRealTimers();
    },
  };
}
