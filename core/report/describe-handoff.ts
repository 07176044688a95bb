import type { Catalog, DefinitionFile } from "../catalog/catalog.ts";
import type { Pointer } from "../criteria/model.ts";
import { type Words, leaf, orList, say, sayActivities, setName, upperFirst } from "../criteria/say.ts";
import type * as raw from "../generated/definitions.ts";
import { outcomeNames } from "../plan/outcome-names.ts";
import { dayWords } from "./facets/months-words.ts";

type HandoffFile = Extract<DefinitionFile, { kind: "handoff" }>;

/** A hand-off in words: what is handed over, how long there is to answer, in whose hours, and with which answers. */
export function handoffInWords({ path, value }: HandoffFile, catalog: Catalog): readonly Words[] {
  const { dictionary } = catalog;
  const { when, clock, calendars, escalation = [], outcomes } = value;
  const stopped = [...entered(clock.stops_at.stages), ...happened(clock.stops_at.activities)];
  return [
    leaf(`handed over: a lead that ${orList([...entered(when.stage), ...happened(when.activity)])}`),
    ...conditionAt("only if: ", ["criteria"]),
    leaf(`time to answer: ${clock.within}`),
    ...(clock.starts_after === undefined
      ? []
      : [leaf(`the time starts once the lead also ${orList(happened(clock.starts_after), "and")}`)]),
    leaf(`the time ends once the lead ${orList(stopped)}`),
    ...(clock.restarts_at === undefined
      ? []
      : [leaf(`it starts anew for the next owner once the lead ${orList(happened(clock.restarts_at))}`)]),
    { text: "working time:", parts: calendars.map(calendarWords) },
    ...(escalation.length === 0
      ? []
      : [
          {
            text: "without an answer:",
            parts: escalation.map(({ after, to, who, action }) =>
              leaf(`after ${after}, ${who} (${to}): ${action}`),
            ),
          },
        ]),
    {
      text: "answers, and no others:",
      parts: outcomeNames.flatMap((name) => answerWords(name, outcomes[name])),
    },
  ];

  function calendarWords(calendar: raw.WorkCalendar, index: number): Words {
    const condition = catalog.conditions.get(path)?.get(JSON.stringify(["calendars", index, "when"]));
    const others = calendars.length === 1 ? "" : ", for everyone else";
    const who = condition === undefined ? others : `, if ${say(condition, dictionary)}`;
    return {
      text: `${calendar.name}${who}, by the clocks of ${calendar.time_zone}:`,
      parts: [
        ...calendar.working_time.map(({ days, from, to }) => leaf(`${weekdays(days)}, ${from} to ${to}`)),
        ...(calendar.holidays ?? []).map(({ date, name }) => leaf(`not on ${dayWords(date)}, ${name}`)),
      ],
    };
  }

  function answerWords(
    name: (typeof outcomeNames)[number],
    outcome: raw.HandoffOutcomes[typeof name],
  ): readonly Words[] {
    if (outcome === undefined) return [];
    const recorded = orList([
      ...happened(outcome.recorded_as),
      ...entered("stage" in outcome ? outcome.stage : undefined),
    ]);
    return [
      {
        text: `${name}, once the lead ${recorded}: ${outcome.means}`,
        parts: [
          ...("returns_to" in outcome ? [leaf(`back to ${outcome.returns_to}`)] : []),
          ...("then" in outcome ? [leaf(`then: ${outcome.then}`)] : []),
          ...(name === "recycled" ? returnWords() : []),
          ...("reasons" in outcome
            ? Object.entries(outcome.reasons).map(([id, means]) => leaf(`reason ${id}: ${means ?? ""}`))
            : []),
        ],
      },
    ];
  }

  function returnWords(): readonly Words[] {
    const after = outcomes.recycled?.may_return_after;
    return [
      ...(after === undefined ? [] : [leaf(`may be handed over again after ${after}`)]),
      ...conditionAt("may be handed over again before that if: ", [
        "outcomes",
        "recycled",
        "may_return_when",
      ]),
    ];
  }

  function conditionAt(text: string, pointer: Pointer): readonly Words[] {
    const condition = catalog.conditions.get(path)?.get(JSON.stringify(pointer));
    return condition === undefined ? [] : [leaf(text + say(condition, dictionary))];
  }

  function happened(ids: string | readonly string[] | undefined): readonly string[] {
    return asList(ids).map((id) => {
      const activity = dictionary.activities.get(id);
      return activity === undefined ? id : sayActivities([activity]);
    });
  }

  function entered(ids: string | readonly string[] | undefined): readonly string[] {
    return asList(ids).map((id) => `enters the stage ${setName(id, dictionary)}`);
  }
}

const asList = (ids: string | readonly string[] | undefined): readonly string[] =>
  ids === undefined ? [] : typeof ids === "string" ? [ids] : ids;

const week = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** `Monday to Friday` for three days or more in a row, else each day. */
function weekdays(days: readonly string[]): string {
  const sorted = week.filter((day) => days.includes(day));
  const [first = "", last = ""] = [sorted[0], sorted.at(-1)];
  const inRow = week.indexOf(last) - week.indexOf(first) === sorted.length - 1;
  return inRow && sorted.length > 2
    ? `${upperFirst(first)} to ${upperFirst(last)}`
    : orList(sorted.map(upperFirst), "and");
}
