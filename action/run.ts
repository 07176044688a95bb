import type { GitHub } from "./github/port.ts";
import type { ReportMode } from "./report.ts";
import type { Place } from "./status.ts";
import type { Wait } from "./survey.ts";

/** What every step of one run works with. */
export interface Run {
  readonly github: GitHub;
  readonly mode: ReportMode;
  /** The account that the token posts as: only its own records and comments are trusted. */
  readonly account: string;
  /** The address of this run's page. */
  readonly page: string;
  /** The only clock. */
  readonly now: () => Date;
  readonly wait: Wait;
}

/** Where the verdict on a commit is shown in this run. */
export const placeOf = ({ account, page }: Run, commit: string, base: string): Place => ({
  commit,
  base,
  account,
  run: page,
});
