import type { Catalog } from "../catalog/catalog.ts";
import { activityColumns, csvTable, historyColumns, type TableProblem } from "../criteria/csv-table.ts";
import { idProblem } from "../criteria/lead-ids.ts";
import type { ReadReport, TextTable } from "../criteria/read-leads.ts";
import type { Finding } from "../finding.ts";
import type { Cases } from "../impact/case.ts";
import { type Impact, impact } from "../impact/impact.ts";
import { leadCases } from "../impact/lead-cases.ts";
import type { LeadSource, ReadSettings } from "../impact/settings.ts";
import { readProfileTable } from "./profile-table.ts";
import type { Question } from "./question.ts";
import { profileCases } from "./read-profile.ts";

/** Why there are no numbers. */
export type Unavailable =
  | { readonly reason: "settings"; readonly finding: Finding }
  | { readonly reason: "no-file"; readonly path: string; readonly namedBy: "settings" | "input" }
  /** Leads, and nobody says when they are judged. */
  | { readonly reason: "no-day"; readonly path: string }
  /** GitHub, or a fault of ours, kept the leads from being replayed. */
  | { readonly reason: "failed"; readonly cause: string }
  | { readonly reason: "too-large"; readonly bytes: number; readonly limit: number }
  | ({ readonly reason: "unreadable"; readonly path: string } & TableProblem)
  /** The profile has no answer to what these definitions ask. */
  | {
      readonly reason: "lacking";
      readonly path: string;
      readonly before: readonly Question[];
      readonly after: readonly Question[];
    };

/** What a change does to the leads of this repository, or why nobody can tell. */
export type Preview =
  | {
      readonly status: "told";
      readonly impact: Impact;
      /** What was odd in the data; a profile says nothing about that. */
      readonly report: ReadReport | undefined;
      /** Leads that a profile left out, because too few others were like them. */
      readonly leftOut: number;
    }
  | { readonly status: "unavailable"; readonly why: Unavailable };

/** The files that a source of leads consists of. */
export const filesOfSource = (source: LeadSource): readonly string[] =>
  source.kind === "profile"
    ? [source.path]
    : [source.path, source.activities, source.history].filter((path) => path !== undefined);

/**
 * Replays the leads of some files under both versions. `files` holds the bytes by path; what is missing or cannot be
 * read is a reason, never a crash.
 */
export function preview(
  before: Catalog,
  after: Catalog,
  settings: ReadSettings,
  files: ReadonlyMap<string, Uint8Array>,
  watch?: (done: number) => void,
): Preview {
  const read = readCases(before, after, settings, files);
  if ("reason" in read) return { status: "unavailable", why: read };
  const { cases, report, leftOut } = read;
  return { status: "told", impact: impact(before, after, cases, watch), report, leftOut };
}

interface Read {
  readonly cases: Cases;
  readonly report: ReadReport | undefined;
  readonly leftOut: number;
}

function readCases(
  { dictionary: before }: Catalog,
  { dictionary: after }: Catalog,
  { source, months, outcome }: ReadSettings,
  files: ReadonlyMap<string, Uint8Array>,
): Read | Unavailable {
  const missing = filesOfSource(source).find((path) => !files.has(path));
  if (missing !== undefined) return { reason: "no-file", path: missing, namedBy: "settings" };
  const read = (path: string, needed?: readonly string[]): TextTable | TableProblem =>
    csvTable(files.get(path) ?? new Uint8Array(), needed);
  const { path } = source;
  const leads = read(path);
  if ("problem" in leads) return { reason: "unreadable", path, ...leads };
  if (source.kind === "profile") {
    const profile = readProfileTable(leads);
    if ("problem" in profile) return { reason: "unreadable", path, ...profile };
    const found = profileCases(profile, before, after, { months, outcome });
    if (found.status === "lacking")
      return { reason: "lacking", path, before: found.before, after: found.after };
    return { cases: found.cases, report: undefined, leftOut: profile.dropped };
  }
  const tables = new Map<"activities" | "history", TextTable>();
  for (const [kind, name, needed] of [
    ["activities", source.activities, activityColumns],
    ["history", source.history, historyColumns],
  ] as const) {
    if (name === undefined) continue;
    const table = read(name, needed);
    if ("problem" in table) return { reason: "unreadable", path: name, ...table };
    tables.set(kind, table);
  }
  const { now, carries } = source;
  const { cases, report } = leadCases(
    { leads, activities: tables.get("activities"), history: tables.get("history") },
    before,
    after,
    { now, carries, months, outcome },
  );
  const odd = idProblem(cases.cases.map((each) => each.before));
  if (odd !== undefined) return { reason: "unreadable", path, ...odd };
  return { cases, report, leftOut: 0 };
}
