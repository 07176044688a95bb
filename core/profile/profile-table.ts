import type { TableProblem } from "../criteria/csv-table.ts";
import type { TextTable } from "../criteria/read-leads.ts";
import { parseMoment } from "../criteria/time.ts";
import { noOutcomes, type Outcomes } from "../impact/outcome.ts";
import type { Profile, ProfileRow } from "./profile.ts";
import { fingerprintOf } from "./question-key.ts";

/** What a profile says about itself: the name of its last column, whose cells are empty. */
interface About {
  readonly profile: 1;
  readonly as_of: string;
  readonly activities: readonly string[];
  readonly history: boolean;
  readonly outcome: boolean;
  readonly left_out: number;
}

const counts = ["leads", "won", "revenue", "dated", "days"] as const;

/** A profile as a table of text: how many leads, what became of them, then a column for each question. */
export function profileTable({ now, carried, tellsOutcome, dropped, columns, rows }: Profile): TextTable {
  const about: About = {
    profile: 1,
    as_of: new Date(now).toISOString().slice(0, 10),
    activities: [...carried.activities].sort(),
    history: carried.stages,
    outcome: tellsOutcome,
    left_out: dropped,
  };
  return {
    columns: [...counts, ...columns, JSON.stringify(about)],
    rows: rows.map(({ cells, outcome }) => [
      ...[outcome.leads, outcome.won, outcome.revenue / 100, outcome.timed, outcome.days].map(String),
      ...cells,
      "",
    ]),
  };
}

const advice = "Make it anew with `countersign profile`, and do not edit it by hand.";

/** Reads a table as a profile; a sentence where it is none. */
export function readProfileTable({ columns, rows }: TextTable): Profile | TableProblem {
  const about = aboutIn(columns.at(-1) ?? "");
  const questions = columns.slice(counts.length, -1);
  const now = parseMoment(about?.as_of ?? "");
  if (
    about === undefined ||
    now === undefined ||
    counts.some((name, index) => columns[index] !== name) ||
    questions.some((name) => fingerprintOf(name) === undefined)
  )
    return { problem: "is not a profile that `countersign profile` has written.", advice };
  const read = rows.map((row): ProfileRow | undefined => {
    const outcome = outcomeIn(row);
    return outcome === undefined ? undefined : { cells: row.slice(counts.length, -1), outcome };
  });
  const broken = read.indexOf(undefined);
  if (broken >= 0)
    return {
      problem: `, row ${String(broken + 2)}: it does not say how many leads it stands for.`,
      advice,
    };
  return {
    now,
    carried: { activities: new Set(about.activities), stages: about.history },
    tellsOutcome: about.outcome,
    dropped: about.left_out,
    columns: questions,
    rows: read.filter((row) => row !== undefined),
  };
}

/** Whether a file says of itself that it is a profile; its last column is looked for in the first line. */
export function isProfile(bytes: Uint8Array): boolean {
  const end = bytes.indexOf(10);
  const header = new TextDecoder().decode(bytes.subarray(0, end < 0 ? bytes.length : end));
  return /"\{""profile"":\d+,/.test(header);
}

function outcomeIn(row: readonly string[]): Outcomes | undefined {
  const [leads = NaN, won = NaN, revenue = NaN, timed = NaN, days = NaN] = row
    .slice(0, counts.length)
    .map((cell) => (cell === "" ? NaN : Number(cell)));
  const fits =
    [leads, won, timed, days].every(Number.isSafeInteger) &&
    leads >= 1 &&
    won >= 0 &&
    won <= leads &&
    Number.isFinite(revenue);
  return fits ? { ...noOutcomes, leads, won, revenue: Math.round(revenue * 100), timed, days } : undefined;
}

function aboutIn(text: string): About | undefined {
  try {
    const value = JSON.parse(text) as Partial<About> | null;
    const { profile, as_of, activities, history, outcome, left_out } = value ?? {};
    return profile === 1 &&
      typeof as_of === "string" &&
      Array.isArray(activities) &&
      activities.every((id) => typeof id === "string") &&
      typeof history === "boolean" &&
      typeof outcome === "boolean" &&
      typeof left_out === "number"
      ? { profile, as_of, activities, history, outcome, left_out }
      : undefined;
  } catch {
    return undefined;
  }
}
