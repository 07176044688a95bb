import type * as raw from "../../generated/definitions.ts";
import { amountOf, parseAllowance } from "../../plan/allowance.ts";
import { canonical } from "../canonical.ts";
import {
  type PlainFacet,
  byId,
  differs,
  entriesFacet,
  inBoth,
  namedFacets,
  settingFacet,
} from "./plain-facets.ts";

/** The ways in which a hand-over can end. */
export type Ending = keyof raw.HandoffOutcomes;

/** How a hand-off changes. */
export type HandoffFacet =
  | {
      readonly of: "time-allowed";
      /** `changed` where hours and days cannot be compared. */
      readonly direction: "faster" | "slower" | "changed";
      readonly to: string;
      readonly before: string;
      readonly after: string;
    }
  | {
      readonly of: "reasons";
      readonly ending: Ending;
      readonly added: readonly string[];
      readonly removed: readonly string[];
    }
  | { readonly of: "route"; readonly from: string; readonly to: string }
  | { readonly of: "ending"; readonly ending: Ending; readonly status: "added" | "removed" | "changed" }
  /** What starts, stops or restarts the clock. */
  | { readonly of: "clock"; readonly part: "starts" | "stops" | "restarts" }
  | { readonly of: "working-time"; readonly calendar: string };

/** What changes in a hand-off, without the conditions in it: the time first. */
export function handoffFacets(
  before: raw.Handoff,
  after: raw.Handoff,
): readonly (HandoffFacet | PlainFacet)[] {
  const calendars = inBoth(byId(before.calendars), byId(after.calendars));
  const moved = before.from !== after.from || before.to !== after.to;
  return [
    ...timeFacets(before.clock.within, after.clock.within, after.to),
    ...(moved ? [{ of: "route", from: after.from, to: after.to } as const] : []),
    ...endings.flatMap((ending) => reasonFacets(ending, before.outcomes, after.outcomes)),
    ...(["starts", "stops", "restarts"] as const).flatMap((part): readonly HandoffFacet[] =>
      differs(before.clock, after.clock, [clockKeys[part]]) ||
      (part === "starts" && differs(before, after, ["when"]))
        ? [{ of: "clock", part }]
        : [],
    ),
    ...settingFacet(
      "waiting time before a lead may return",
      before.outcomes.recycled?.may_return_after,
      after.outcomes.recycled?.may_return_after,
    ),
    ...namedFacets("calendar", byId(before.calendars), byId(after.calendars)),
    ...calendars.flatMap(({ was, is }): readonly (HandoffFacet | PlainFacet)[] => [
      ...(differs(was, is, ["working_time", "time_zone"])
        ? [{ of: "working-time", calendar: is.name } as const]
        : []),
      ...entriesFacet("holiday", holidaysOf(was), holidaysOf(is), is.name),
    ]),
    ...entriesFacet("escalation", escalations(before), escalations(after)),
    ...endings.flatMap((ending): readonly HandoffFacet[] => endingFacets(ending, before, after)),
    ...(differs(before, after, ["description"])
      ? [{ of: "wording", noun: undefined, parts: [] } as const]
      : []),
  ];
}

const clockKeys = { starts: "starts_after", stops: "stops_at", restarts: "restarts_at" } as const;

const endings = ["accepted", "rejected", "recycled", "disqualified"] as const satisfies readonly Ending[];

const holidaysOf = ({ holidays }: raw.WorkCalendar): readonly string[] =>
  (holidays ?? []).map(({ date, name }) => `${name} (${date})`);

const escalations = ({ escalation }: raw.Handoff): readonly string[] =>
  (escalation ?? []).map(({ who, after }) => `${who} after ${after}`);

function timeFacets(before: string, after: string, to: string): readonly HandoffFacet[] {
  if (before === after) return [];
  const [was, is] = [parseAllowance(before), parseAllowance(after)];
  if (was === undefined || is?.unit !== was.unit)
    return [{ of: "time-allowed", direction: "changed", to, before, after }];
  const difference = amountOf(is) - amountOf(was);
  if (difference === 0) return [];
  return [{ of: "time-allowed", direction: difference < 0 ? "faster" : "slower", to, before, after }];
}

function reasonFacets(
  ending: Ending,
  before: raw.HandoffOutcomes,
  after: raw.HandoffOutcomes,
): readonly HandoffFacet[] {
  const [was, is] = [before[ending], after[ending]];
  if (was === undefined || is === undefined || !("reasons" in was) || !("reasons" in is)) return [];
  const [old, proposed] = [Object.keys(was.reasons), Object.keys(is.reasons)];
  const added = proposed.filter((reason) => !old.includes(reason));
  const removed = old.filter((reason) => !proposed.includes(reason));
  return added.length + removed.length === 0 ? [] : [{ of: "reasons", ending, added, removed }];
}

/** An ending that came, went, or means something else than before; what else is told of it stands aside. */
function endingFacets(ending: Ending, before: raw.Handoff, after: raw.Handoff): readonly HandoffFacet[] {
  const [was, is] = [before.outcomes[ending], after.outcomes[ending]];
  if (was === undefined) return is === undefined ? [] : [{ of: "ending", ending, status: "added" }];
  if (is === undefined) return [{ of: "ending", ending, status: "removed" }];
  const alike = restOf(was) === restOf(is) && meanings(was, is) === meanings(is, was);
  return alike ? [] : [{ of: "ending", ending, status: "changed" }];
}

const toldApart: readonly string[] = ["reasons", "may_return_after", "may_return_when"];

/** What the reasons mean that another version has, too. */
const meanings = (outcome: raw.HandoffOutcomes[Ending], other: raw.HandoffOutcomes[Ending]): string =>
  canonical(
    outcome !== undefined && "reasons" in outcome && other !== undefined && "reasons" in other
      ? Object.entries(outcome.reasons)
          .filter(([reason]) => Object.hasOwn(other.reasons, reason))
          .sort(([a], [b]) => (a < b ? -1 : 1))
      : [],
  );

const restOf = (outcome: object): string =>
  canonical(Object.fromEntries(Object.entries(outcome).filter(([key]) => !toldApart.includes(key))));
