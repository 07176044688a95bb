import fc from "fast-check";
import type { Lead, Occurrence } from "../../core/criteria/lead.ts";
import type { Value } from "../../core/criteria/model.ts";
import { type Case, now } from "./small-company.ts";

const day = 86_400_000;

const values: Readonly<Record<string, fc.Arbitrary<Value>>> = {
  size: fc.integer({ min: 0, max: 6 }),
  rank: fc.constantFrom("low", "middle", "high"),
  asked: fc.boolean(),
  title: fc.constantFrom("VP Sales", "Head of Sales", "Rival", "Owner"),
  email: fc.constantFrom("a@acme.example", "a@mail.beta.example", "a@free.example", "a@other.example"),
  website: fc.constantFrom("https://www.acme.example/", "beta.example", "other.example"),
  created: fc.integer({ min: -100, max: 3 }).map((days) => now + days * day),
  tools: fc.subarray(["x", "y", "z"], { minLength: 1 }),
};

// Around the borders of every window in use, and in the future.
const moment = fc.oneof(
  fc.constantFrom(
    ...[0, -1, 1, -5 * day, -30 * day, -30 * day - 1, -56 * day, -60 * day].map((ms) => now + ms),
  ),
  fc.integer({ min: -100 * day, max: 2 * day }).map((ms) => now + ms),
);
const page: fc.Arbitrary<ReadonlyMap<string, Value>> = fc
  .option(fc.integer({ min: 0, max: 4 }), { nil: undefined })
  .map((number) => new Map(number === undefined ? [] : [["page", number]]));
const occurrences: fc.Arbitrary<readonly Occurrence[]> = fc.array(fc.record({ at: moment, values: page }), {
  maxLength: 4,
});
const activities = ["visit", "call", "stop"] as const;

/** A lead about whom everything is known, from data that record everything. */
export const fullCase: fc.Arbitrary<Case> = fc
  .record({
    values: fc.record(values),
    activities: fc.record({ visit: occurrences, call: occurrences, stop: occurrences }),
    stages: fc.array(moment, { maxLength: 2 }),
  })
  .map((made) => ({
    lead: {
      id: "1",
      values: new Map(Object.entries(made.values)),
      activities: new Map(Object.entries(made.activities)),
      stages: new Map([["mql", made.stages.map((at) => ({ at, values: new Map() }))]]),
    },
    carried: { activities: new Set<string>(activities), stages: true },
  }));

/** The same lead with some of its values missing, from data that do not record everything. */
export const forgetting = ({ lead, carried }: Case): fc.Arbitrary<Case> =>
  fc
    .record({
      values: fc.subarray([...lead.values.keys()]),
      activities: fc.subarray([...carried.activities]),
      stages: fc.boolean(),
    })
    .map((kept): Case => {
      const smaller: Lead = {
        ...lead,
        values: new Map([...lead.values].filter(([field]) => kept.values.includes(field))),
        activities: new Map([...lead.activities].filter(([id]) => kept.activities.includes(id))),
        stages: kept.stages ? lead.stages : new Map(),
      };
      return {
        lead: smaller,
        carried: { activities: new Set(kept.activities), stages: kept.stages && carried.stages },
      };
    });

/** Any lead, much or little known. */
export const anyCase: fc.Arbitrary<Case> = fullCase.chain(forgetting);
