import type { GitHub, Issues, Past, Reads } from "./github/port.ts";
import type { NamedLeads } from "./leads.ts";
import type { ReportMode } from "./report.ts";
import type { Place } from "./status.ts";
import type { Wait } from "./survey.ts";

/** What it takes to come to a verdict: it only reads. */
export interface Reader {
  readonly github: Reads;
  /** The account that Countersign posts as: only its own records and comments are trusted. */
  readonly account: string;
  /** The only clock. */
  readonly now: () => Date;
  readonly wait: Wait;
  /** The leads that the workflow names; null for those of `countersign.yaml`. */
  readonly leads: NamedLeads | null;
}

/** What every step of one run works with. */
export interface Run extends Reader {
  /** The repository as `owner/name`. */
  readonly repository: string;
  readonly github: GitHub;
  readonly past: Past;
  readonly issues: Issues;
  readonly mode: ReportMode;
  /** The address of this run's page. */
  readonly page: string;
}

/** Where the verdict on a commit is shown in this run. */
export const placeOf = ({ account, page }: Run, commit: string, base: string): Place => ({
  commit,
  base,
  account,
  run: page,
});
