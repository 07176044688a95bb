import type { OutcomeModel } from "./outcome.ts";

/** Where nothing else is agreed, a lead that entered the last stage of the funnel was won. */
export function usualOutcome({ funnel }: { readonly funnel: readonly string[] }): OutcomeModel | undefined {
  const stage = funnel.at(-1);
  if (stage === undefined) return undefined;
  const won = {
    kind: "reached",
    stage,
    test: { op: "at_least", value: 1 },
    window: { op: "ever" },
    pointer: [],
    ifUnknown: undefined,
  } as const;
  return { won, revenue: undefined, days: undefined };
}
