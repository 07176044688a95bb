import { type Catalog, filesOf } from "../../core/catalog/catalog.ts";
import type { Situation } from "../../core/criteria/situation.ts";
import { readHandoff } from "../../core/plan/handoff.ts";
import { type HandoffCase, handoffCases } from "../../core/plan/handoff-cases.ts";
import type { Clock } from "../../core/plan/handoff-clock.ts";
import type { Answers } from "./read-case.ts";

/** What the product says about the hand-overs of a lead: those that are asked for, and every other that took place. */
export function handOvers(
  asked: Answers["handoffs"],
  catalog: Catalog,
  { lead, carried, now }: Situation,
): Pick<Answers, "handoffs"> {
  const context = { dictionary: catalog.dictionary, carried, now };
  const found = filesOf(catalog.files, "handoff")
    .map((file) => [file.id, handoffCases(lead, readHandoff(file, catalog), context).cases] as const)
    .filter(([id, cases]) => cases.length > 0 || asked?.[id] !== undefined)
    .map(([id, cases]) => [id, cases.flatMap(ownersOf)] as const);
  return found.length === 0 ? {} : { handoffs: Object.fromEntries(found) };
}

const ownersOf = ({ clocks }: HandoffCase): readonly string[] =>
  clocks.length === 0
    ? ["no owner yet"]
    : clocks.map((clock) => `${hours(clock.used)} in ${clock.calendar.name}, ${state(clock)}`);

/** `1.5` hours as `1:30`; the data are exact to the minute, and so is the product. */
function hours(used: number): string {
  const minutes = Math.round(used * 60);
  if (Math.abs(used * 60 - minutes) > 1e-6) throw new Error(`${String(used)} hours are no whole minutes`);
  return `${String(Math.floor(minutes / 60))}:${String(minutes % 60).padStart(2, "0")}`;
}

function state({ status, due }: Clock): string {
  const until = new Date(due ?? 0).toISOString().slice(0, 16).replace("T", " ");
  return {
    met: "in time",
    breached: "too late",
    running: `open until ${until}`,
    overdue: `overdue since ${until}`,
  }[status];
}
