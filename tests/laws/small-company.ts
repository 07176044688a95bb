import type { Carried, Lead } from "../../core/criteria/lead.ts";
import type { Condition, Dictionary, Truth } from "../../core/criteria/model.ts";
import { type Names, parseCondition } from "../../core/criteria/parse-condition.ts";
import { evaluate } from "../../core/criteria/evaluate.ts";
import { situation } from "../../core/criteria/situation.ts";
import type * as raw from "../../core/generated/definitions.ts";
import { dictionaryOf } from "../criteria/world.ts";

/** Noon of 30 June 2026 in UTC: when every law is tried. */
export { now } from "../criteria/world.ts";
import { now } from "../criteria/world.ts";

const fields = `
size: { type: number, whole: true, min: 0, max: 6, about: account, description: Size. }
rank: { type: choice, values: [low, middle, high], about: person, description: Rank. }
asked: { type: boolean, about: person, description: Asked. }
title: { type: text, about: person, description: Title. }
email: { type: email, about: person, description: Address. }
website: { type: text, about: account, description: Site. }
created: { type: date, about: person, description: Created. }
tools: { type: list, values: [x, y, z], about: account, description: Tools. }
`;
const activities = `
visit: { description: A visit., fields: { page: { type: number, description: Page. } } }
call: { description: A call. }
stop: { description: The end. }
anything: { description: A visit or a call., includes: [visit, call] }
`;
const set = (name: string, criteria: string): string =>
  `name: ${name}\ndescription: D.\ncriteria: ${criteria}\n`;
const bands = "bands: [{ id: hot, at_least: 10 }, { id: warm, at_least: 0 }, { id: cold }]\n";

/**
 * Definitions in which everything that the language has occurs, and in which no answer rests on `known`, `if_unknown`
 * or `if_missing`: so filling in what is missing must never turn an answer round.
 */
export const dictionary: Dictionary = dictionaryOf({
  "fields.yaml": fields,
  "activities.yaml": activities,
  "lists/free.yaml": "name: Free\ndescription: D.\nentries: [free.example, owner]\n",
  "accounts/named.yaml": `name: Named\ndescription: D.
tiers: [{ id: one, name: T, max_accounts: 5, treatment: T. }, { id: two, name: T, max_accounts: 5, treatment: T. }]
accounts:
  - { name: A, domain: acme.example, tier: one, nominated_by: { function: sales, person: Rae }, reason: R. }
  - { name: B, domain: beta.example, tier: two, nominated_by: { function: sales, person: Rae }, reason: R. }
`,
  "criteria/large.yaml": set(
    "Large",
    "{ any: [{ field: size, at_least: 4 }, { account_list: named, tier: one }] }",
  ),
  "stages/mql.yaml": `name: M\ndescription: D.\nworked_by: sales\ncriteria: { all: [{ meets: large }, { activity: anything }] }\n`,
  "scores/fit.yaml": `name: Fit\ndescription: D.\ntime_zone: Europe/Berlin
groups:
  firm: { name: Firm, min: -5, max: 12 }
rules:
  - { id: large, name: R, group: firm, when: { meets: large }, points: 8 }
  - { id: tools, name: R, group: firm, when: { field: tools, includes: x }, points: 6 }
  - { id: free, name: R, group: firm, when: { field: email, domain_in_list: free }, points: -9 }
  - id: rank
    name: R
    first:
      - { when: { field: rank, is: high }, points: 7 }
      - { when: { field: asked, is: true }, points: -3 }
      - { when: { field: rank, is: middle }, points: 4 }
  - { id: visits, name: R, each: visit, where: { field: page, at_least: 2 }, limit: 1 per week, points: 3 }
  - { id: calls, name: R, each: [call, visit], within: 60 days, when: { field: asked, is: true }, points: -2 }
min: -20
max: 30
${bands}`,
  "scores/heat.yaml": `name: Heat\ndescription: D.
rules:
  - { id: calls, name: R, each: call, limit: 2 per 10 days, points: 5 }
  - { id: visit, name: R, when: { activity: visit, at_least: 2 }, points: 4 }
reset: [stop]
decay: { points: -4, every: 20 days, without: [anything], min: -2 }
${bands}`,
  "scores/all.yaml": `name: All\ndescription: D.
parts: [fit, heat]
decay: { points: -3, every: 30 days, since: created, without: [visit], min: 1 }
min: 0
max: 25
overrides:
  - { name: O, when: { field: title, has_word: rival }, set: -7 }
  - { name: O, when: { field: rank, is: low }, set: 40 }
${bands}`,
  "segments/size.yaml": `name: Size\ndescription: D.
first:
  - { id: small, name: Small, when: { field: size, at_most: 1 } }
  - { id: known, name: Known, when: { account_list: named } }
  - { id: medium, name: Medium, when: { field: size, at_most: 3 } }
  - { id: rest, name: Rest, otherwise: true }
`,
  "segments/rank.yaml": `name: Rank\ndescription: D.
exclusive:
  - { id: low, name: Low, when: { field: rank, is: low } }
  - { id: high, name: High, when: { all: [{ field: rank, is: high }, { field: asked, is: true }] } }
`,
  "segments/grade-a.yaml": "name: A\ndescription: D.\nfirst:\n  - { matrix: [fit, heat] }\n",
  "segments/grade-b.yaml": "name: B\ndescription: D.\nfirst:\n  - { matrix: [fit, all] }\n",
  "segments/grade.yaml": "name: G\ndescription: D.\nhighest_of: [grade-a, grade-b]\n",
});

const names: Names = {
  ...dictionary,
  bands: new Map([...dictionary.scores].map(([id, score]) => [id, score.bands.map((band) => band.id)])),
  segments: new Map([...dictionary.segmentations].map(([id, segmentation]) => [id, segmentation.names])),
  stages: new Set(dictionary.funnel),
  sets: new Set(dictionary.sets.keys()),
  broken: new Set(),
};

/** Reads a condition as the linker does; throws if it has a mistake, which would be one of the tests. */
export function read(value: raw.Condition): Condition {
  const condition = parseCondition(value, [], names, (code, pointer, args) => {
    throw new Error(`${code} at ${pointer.join("/")}: ${JSON.stringify(args)} in ${JSON.stringify(value)}`);
  });
  if (condition === undefined) throw new Error(`not read: ${JSON.stringify(value)}`);
  return condition;
}

/** A lead and what the data source records. */
export interface Case {
  readonly lead: Lead;
  readonly carried: Carried;
}

/** The answer of a condition for a lead, at `now`. */
export const ask = (value: raw.Condition, { lead, carried }: Case): Truth =>
  evaluate(read(value), situation(dictionary, lead, carried, now));
