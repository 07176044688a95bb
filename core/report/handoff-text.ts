import { orList } from "../criteria/say.ts";
import type { HandoffReport } from "../plan/handoff-report.ts";
import { outcomeNames } from "../plan/outcome-names.ts";
import type { SharedHandovers } from "../plan/shared-handovers.ts";
import type { NotRecorded } from "../plan/not-recorded.ts";
import type { OpenCase } from "../plan/open-cases.ts";
import { code, oneLine } from "./code.ts";
import { unitOf } from "./handoff-json.ts";
import type { Paint } from "./terminal.ts";

const mostOpen = 10;
const mostShared = 3;

const number = (value: number): string => value.toLocaleString("en-US", { maximumFractionDigits: 1 });
const percent = (part: number, whole: number): string =>
  whole === 0 ? "" : ` (${((100 * part) / whole).toFixed(1)} %)`;
const moment = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;

/** One hand-off on a terminal: what was handed over, how fast it was answered, and how. */
export function handoffText(report: HandoffReport, paint: Paint): string {
  const { handoff, handedOver } = report;
  const lines = [
    paint.bold(
      `${oneLine(handoff.name)}: ${oneLine(handoff.from)} to ${oneLine(handoff.to)}, within ${handoff.within}`,
    ),
  ];
  if (report.notRecorded.some(({ role }) => role === "trigger"))
    lines.push(`  Cannot be measured: ${lacking(report.notRecorded, "trigger")}.`);
  else if (handedOver === 0) lines.push("  Nothing was handed over.");
  else lines.push(...measured(report, paint).map((line) => `  ${line}`));
  if (report.undetermined > 0)
    lines.push(
      `  ${hands(report.undetermined)} left out: the data do not tell whether the criteria are met.`,
    );
  return lines.join("\n");
}

function measured(report: HandoffReport, paint: Paint): readonly string[] {
  const { handedOver, inTime, late, returnedTooEarly } = report;
  const lines = [
    `${hands(handedOver)}: ${number(inTime)} answered in time${percent(inTime, handedOver)}, ${number(late)} late${percent(late, handedOver)}`,
    unanswered(report, paint),
    owners(report),
    ...report.shared.map(sharedLine),
    speed(report),
    answers(report),
    ...reasonLines(report),
    returnedTooEarly === 0
      ? undefined
      : `Handed over again before the time to rest was over: ${number(returnedTooEarly)}`,
    ...openLines(report.open, paint),
    ...gaps(report.notRecorded),
  ];
  return lines.filter((line) => line !== undefined);
}

function unanswered({ running, overdue, waiting }: HandoffReport, paint: Paint): string | undefined {
  const open = running + overdue + waiting;
  if (open === 0) return undefined;
  const parts = [
    { count: running, words: "still in time" },
    { count: overdue, words: "overdue" },
    { count: waiting, words: "whose time has not started" },
  ].filter(({ count }) => count > 0);
  const counted = parts.map(({ count, words }) => `${number(count)} ${words}`);
  const where = parts.length === 1 ? `, ${parts[0]?.words ?? ""}` : `: ${orList(counted, "and")}`;
  const words = `${number(open)} without an answer${where}`;
  return overdue > 0 ? paint.red(words) : words;
}

/** Only where an owner changed are there more clocks than hand-overs. */
function owners({ clocks, handedOver, waiting }: HandoffReport): string | undefined {
  const all = clocks.met + clocks.breached + clocks.running + clocks.overdue;
  return all + waiting <= handedOver
    ? undefined
    : `Every owner has a clock: of ${number(all)}, ${number(clocks.met)} ended in time and ${number(clocks.breached)} too late.`;
}

function speed(report: HandoffReport): string | undefined {
  if (report.median === undefined) return undefined;
  const median = number(report.median);
  const unit = unitOf(report);
  return `Half of the answers came within ${median} ${median === "1" ? unit.slice(0, -1) : unit}.`;
}

function answers({ answers: given, handoff }: HandoffReport): string | undefined {
  const all = outcomeNames.reduce((sum, name) => sum + given[name], 0);
  const possible = outcomeNames.filter((name) => handoff.outcomes.some((outcome) => outcome.name === name));
  const words = possible.map(
    (name) => `${number(given[name])} ${name}${name === "accepted" ? percent(given[name], all) : ""}`,
  );
  return all === 0 ? undefined : `Of ${number(all)} ${all === 1 ? "answer" : "answers"}: ${words.join(", ")}`;
}

function reasonLines({ reasons }: HandoffReport): readonly string[] {
  return outcomeNames.flatMap((name) => {
    const given = reasons.filter(({ outcome }) => outcome === name);
    const words = given.map(
      ({ reason, count }) => `${reason === undefined ? "no reason" : code(reason)} ${number(count)}`,
    );
    return words.length === 0 ? [] : [`Reasons for ${name}: ${words.join(", ")}`];
  });
}

/** Says which other time was promised for the same leads. */
function sharedLine({ name, within, count, leads }: SharedHandovers): string {
  const shown = leads.slice(0, mostShared).map((lead) => code(lead));
  const which = `${leads.length > shown.length ? ", such as " : ": "}${orList(shown, "and")}`;
  const counts = `${hands(count)} ${count === 1 ? "counts" : "count"}`;
  return `${counts} for “${oneLine(name)}” as well, within ${within}${which}`;
}

function openLines(open: readonly OpenCase[], paint: Paint): readonly string[] {
  if (open.length === 0) return [];
  const shown = open.slice(0, mostOpen).map(({ lead, status, since, due, escalated }) => {
    const when = due === undefined ? `handed over ${moment(since)}` : `due ${moment(due)}`;
    const who =
      escalated.length === 0
        ? ""
        : `; now for ${orList(
            escalated.map((name) => oneLine(name)),
            "and",
          )}`;
    const words = `  ${oneLine(lead)}: ${status === "waiting" ? "time not started" : status}, ${when}${who}`;
    return status === "overdue" ? paint.red(words) : words;
  });
  const more = open.length - shown.length;
  return [
    "Without an answer, most urgent first:",
    ...shown,
    ...(more > 0 ? [`  and ${number(more)} more`] : []),
  ];
}

const needed: { readonly [R in NotRecorded["role"]]: string } = {
  trigger: "hands a lead over",
  start: "starts the time",
  restart: "starts the time again",
  stop: "ends the time",
  answer: "records an answer",
};

const lacking = (missing: readonly NotRecorded[], role: NotRecorded["role"]): string => {
  const names = missing
    .filter((entry) => entry.role === role)
    .map(({ what }) => (what === "stage history" ? what : code(what)));
  return `the data have no ${names.includes("stage history") ? orList(names) : `rows for ${orList(names)}`}, which ${needed[role]}`;
};

/** What the numbers above do not know. */
function gaps(missing: readonly NotRecorded[]): readonly string[] {
  const roles = (["start", "restart", "stop", "answer"] as const).filter((wanted) =>
    missing.some(({ role }) => role === wanted),
  );
  return roles.map((role) => `Mind that ${lacking(missing, role)}.`);
}

const hands = (count: number): string => `${number(count)} ${count === 1 ? "hand-over" : "hand-overs"}`;
