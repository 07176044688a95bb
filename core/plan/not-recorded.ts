import type { Handoff, Signals } from "./handoff.ts";
import type { HandoffContext } from "./handoff-cases.ts";

/** An activity, or the stage history, that the data do not record, and what it would be needed for. */
export interface NotRecorded {
  readonly what: string;
  readonly role: "trigger" | "start" | "restart" | "stop" | "answer";
}

/** What a hand-off needs and the data do not record, each once, for the first thing that it is needed for. */
export function notRecorded(
  { trigger, startsAfter, restarts, stops, outcomes }: Handoff,
  { dictionary, carried }: HandoffContext,
): readonly NotRecorded[] {
  const roles: readonly (readonly [NotRecorded["role"], readonly Signals[]])[] = [
    ["trigger", [trigger]],
    ["start", startsAfter],
    ["restart", [restarts]],
    ["stop", [stops]],
    ["answer", outcomes.map(({ recorded }) => recorded)],
  ];
  const missing = roles.flatMap(([role, all]) =>
    all.flatMap(({ activities, stages }): readonly NotRecorded[] => [
      ...activities
        .filter((id) => dictionary.activities.get(id)?.leaves.includes(id) === true)
        .filter((id) => !carried.activities.has(id))
        .map((what) => ({ what, role })),
      ...(stages.length > 0 && !carried.stages ? [{ what: "stage history", role }] : []),
    ]),
  );
  return missing.filter(({ what }, index) => missing.findIndex((other) => other.what === what) === index);
}
