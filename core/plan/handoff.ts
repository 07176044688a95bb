import type { Catalog, DefinitionFile } from "../catalog/catalog.ts";
import type { Condition } from "../criteria/model.ts";
import { parseDuration } from "../criteria/time.ts";
import { type Allowance, parseAllowance } from "./allowance.ts";
import { type OutcomeName, outcomeNames } from "./outcome-names.ts";
import { type WorkCalendar, workCalendar } from "./work-calendar.ts";

/** What happens to a lead, any of it: activities, with those that they include, and entries into stages. */
export interface Signals {
  readonly activities: readonly string[];
  readonly stages: readonly string[];
}

/** One of the answers that the taking function may give. */
export interface Outcome {
  readonly name: OutcomeName;
  readonly recorded: Signals;
  /** Id to meaning; an acceptance needs no reason. */
  readonly reasons: ReadonlyMap<string, string>;
}

/** A hand-off, ready to be measured. */
export interface Handoff {
  readonly id: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly trigger: Signals;
  readonly criteria: Condition | undefined;
  /** The time to answer, as it was written. */
  readonly within: string;
  readonly allowance: Allowance;
  /** All of these must have happened before the time starts. */
  readonly startsAfter: readonly Signals[];
  readonly restarts: Signals;
  readonly stops: Signals;
  /** The first whose `when` is true is taken; the last is for everyone else. */
  readonly calendars: readonly { readonly calendar: WorkCalendar; readonly when: Condition | undefined }[];
  readonly escalation: readonly { readonly allowance: Allowance; readonly who: string }[];
  readonly outcomes: readonly Outcome[];
  /** When a recycled lead may be handed over again: after so many milliseconds, or once the condition is true. */
  readonly mayReturn: { readonly after: number | undefined; readonly when: Condition | undefined };
}

/** Reads a hand-off of definitions without errors. */
export function readHandoff(
  { id, path, value }: Extract<DefinitionFile, { kind: "handoff" }>,
  { dictionary, conditions }: Catalog,
): Handoff {
  const { when, clock, outcomes, escalation = [] } = value;
  return {
    id,
    name: value.name,
    from: value.from,
    to: value.to,
    trigger: signals(asList(when.activity), asList(when.stage)),
    criteria: conditionAt("criteria"),
    within: clock.within,
    allowance: allowanceOf(clock.within),
    startsAfter: (clock.starts_after ?? []).map((activity) => signals([activity])),
    restarts: signals(clock.restarts_at),
    stops: signals(clock.stops_at.activities, clock.stops_at.stages),
    calendars: value.calendars.map((calendar, index) => ({
      calendar: workCalendar(calendar),
      when: conditionAt("calendars", index, "when"),
    })),
    escalation: escalation.map(({ after, who }) => ({ allowance: allowanceOf(after), who })),
    outcomes: outcomeNames.flatMap((name) => {
      const outcome = outcomes[name];
      if (outcome === undefined) return [];
      const stage = "stage" in outcome ? outcome.stage : undefined;
      const reasons = Object.entries("reasons" in outcome ? outcome.reasons : {});
      return [
        {
          name,
          recorded: signals([outcome.recorded_as], asList(stage)),
          reasons: new Map(reasons.map(([reason, means]) => [reason, means ?? ""])),
        },
      ];
    }),
    mayReturn: {
      after: parseDuration(outcomes.recycled?.may_return_after ?? "")?.milliseconds,
      when: conditionAt("outcomes", "recycled", "may_return_when"),
    },
  };

  function conditionAt(...pointer: readonly (string | number)[]): Condition | undefined {
    return conditions.get(path)?.get(JSON.stringify(pointer));
  }

  function signals(activities: readonly string[] = [], stages: readonly string[] = []): Signals {
    const covered = activities.flatMap((activity) => dictionary.activities.get(activity)?.covers ?? []);
    return { activities: [...new Set(covered)], stages };
  }
}

const asList = (id: string | undefined): readonly string[] => (id === undefined ? [] : [id]);

function allowanceOf(text: string): Allowance {
  const allowance = parseAllowance(text);
  // The schema's pattern accepts nothing else.
  if (allowance === undefined) throw new Error(`\`${text}\` is no length of time`);
  return allowance;
}
