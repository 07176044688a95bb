import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Catalog } from "../../core/catalog/catalog.ts";
import type { Lead, Occurrence } from "../../core/criteria/lead.ts";
import type { Dictionary } from "../../core/criteria/model.ts";
import type { LeadSet } from "../../core/criteria/read-leads.ts";
import { situation } from "../../core/criteria/situation.ts";
import type * as raw from "../../core/generated/definitions.ts";
import type { Cases } from "../../core/impact/case.ts";
import { type Impact, impact } from "../../core/impact/impact.ts";
import { type OutcomeModel, outcomeOf } from "../../core/impact/outcome.ts";
import { makeProfile } from "../../core/profile/make-profile.ts";
import { mergeProfiles } from "../../core/profile/merge-profiles.ts";
import { type Profile } from "../../core/profile/profile.ts";
import { profileTable, readProfileTable } from "../../core/profile/profile-table.ts";
import { profileCases } from "../../core/profile/read-profile.ts";
import { anyCondition } from "./arbitrary-condition.ts";
import { anyCase } from "./arbitrary-lead.ts";
import { type Case, dictionary, now as noon, read } from "./small-company.ts";

const numRuns = Number(process.env["COUNTERSIGN_PROFILE_RUNS"] ?? 150);
const halfDay = 43_200_000;
/** A profile is as of the beginning of a day. */
const now = noon - halfDay;

/** The same lead half a day earlier, so that it lies around the borders of every window again. */
function earlier({ lead, carried }: Case): Case {
  const shift = (all: Lead["activities"]): Lead["activities"] =>
    new Map(
      [...all].map(([id, list]) => [id, list.map((one): Occurrence => ({ ...one, at: one.at - halfDay }))]),
    );
  const created = lead.values.get("created");
  const values = new Map(lead.values);
  if (typeof created === "number") values.set("created", created - halfDay);
  return {
    carried,
    lead: { ...lead, values, activities: shift(lead.activities), stages: shift(lead.stages) },
  };
}

/** Leads from one source: what the first of them is said to carry is carried for all. */
const anySet: fc.Arbitrary<LeadSet> = fc
  .array(anyCase.map(earlier), { minLength: 1, maxLength: 12 })
  .map((all) => ({
    leads: all.map(({ lead }, index) => ({ ...lead, id: `person-${String(index)}` })),
    carried: all[0]?.carried ?? { activities: new Set<string>(), stages: false },
    report: {
      notAllowed: new Map(),
      withoutEvidence: new Map(),
      withoutColumn: [],
      notCarried: [],
      unused: new Map(),
    },
  }));

/** The small company with other criteria for its one stage. */
function withCriteria(criteria: raw.Condition): Dictionary {
  const set = dictionary.sets.get("mql");
  if (set === undefined) throw new Error("the small company has lost its stage");
  return { ...dictionary, sets: new Map(dictionary.sets).set("mql", { ...set, criteria: read(criteria) }) };
}

const anyNumbers = fc.constantFrom("as-they-are", "in-bands");

const catalog = (of: Dictionary): Catalog => ({
  files: [],
  broken: [],
  tables: [],
  dictionary: of,
  conditions: new Map(),
});

const size = dictionary.fields.get("size");
const created = dictionary.fields.get("created");
const outcome: OutcomeModel = {
  won: read({ field: "rank", is: "high" }),
  revenue: size,
  days: created === undefined ? undefined : { from: created, to: created },
};

const rawCases = (set: LeadSet, before: Dictionary): Cases => ({
  from: "leads",
  cases: set.leads.map((lead) => ({
    before: lead,
    after: lead,
    outcome: outcomeOf(outcome, situation(before, lead, set.carried, now)),
  })),
  carried: { before: set.carried, after: set.carried },
  now,
  told: { won: outcome.won, unit: undefined },
  months: undefined,
});

/** Through the table and back, as a file would do it. */
function stored(profile: Profile): Profile {
  const back = readProfileTable(profileTable(profile));
  if ("problem" in back) throw new Error(back.problem);
  return back;
}

function casesOf(profile: Profile, before: Dictionary, after: Dictionary): Cases {
  const found = profileCases(profile, before, after, { months: undefined, outcome });
  if (found.status === "lacking") throw new Error(JSON.stringify([found.before, found.after]));
  return found.cases;
}

/** An impact without what a profile does not hold on purpose: who it was. */
function nameless(whole: Impact): unknown {
  const moved = new Map<string, number>();
  for (const { leads, ...move } of whole.moved) {
    const key = JSON.stringify({ ...move, lead: undefined });
    moved.set(key, (moved.get(key) ?? 0) + leads);
  }
  const text = JSON.stringify({ ...whole, from: "leads", moved: [...moved].sort() }, (key, value: unknown) =>
    key === "ids" || key === "examples" ? undefined : value,
  );
  return JSON.parse(text);
}

describe("a profile", () => {
  it("gives the impact that the leads give, whatever the criteria before and after", () => {
    fc.assert(
      fc.property(anySet, anyCondition, anyCondition, anyNumbers, (set, first, second, numbers) => {
        const [before, after] = [withCriteria(first), withCriteria(second)];
        const profile = stored(
          makeProfile(
            [
              { dictionary: before, set },
              { dictionary: after, set },
            ],
            { now, minGroup: 1, numbers, outcome },
          ),
        );
        const fromLeads = impact(catalog(before), catalog(after), rawCases(set, before));
        const fromProfile = impact(catalog(before), catalog(after), casesOf(profile, before, after));
        expect(nameless(fromProfile)).toEqual(nameless(fromLeads));
      }),
      { numRuns },
    );
  }, 120_000);

  it("put together from parts is the profile of the whole", () => {
    fc.assert(
      fc.property(
        anySet,
        anyCondition,
        fc.integer({ min: 1, max: 11 }),
        anyNumbers,
        (set, criteria, cut, numbers) => {
          const version = { dictionary: withCriteria(criteria), set };
          const make = (leads: readonly Lead[]): Profile =>
            stored(
              makeProfile([{ ...version, set: { ...set, leads } }], { now, minGroup: 1, numbers, outcome }),
            );
          const [left, right] = [make(set.leads.slice(0, cut)), make(set.leads.slice(cut))];
          expect(mergeProfiles([left, right], 1)).toEqual(make(set.leads));
          expect(mergeProfiles([right, left], 1)).toEqual(make(set.leads));
        },
      ),
      { numRuns },
    );
  }, 120_000);
});
