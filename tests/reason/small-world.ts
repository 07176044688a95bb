import fc from "fast-check";
import type { Lead, Occurrence } from "../../core/criteria/lead.ts";
import type { Dictionary, Value } from "../../core/criteria/model.ts";
import type { MadeUp } from "../../core/reason/witness.ts";
import { isDefinition } from "../../core/catalog/is-definition.ts";
import { link } from "../../core/catalog/link.ts";
import { load } from "../../core/catalog/load.ts";
import type { Source } from "../../core/catalog/source.ts";
import { validate } from "../../core/catalog/validate.ts";

export const now = Date.UTC(2026, 5, 30);
const day = 86_400_000;

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A dictionary so small that all its leads can be listed. JSON is YAML. */
const base = {
  "owners.yaml": {
    functions: {
      sales: { owners: [{ login: "rae" }, { login: "sam" }] },
      marketing: { owners: [{ login: "mia" }, { login: "mo" }] },
    },
  },
  "fields.yaml": {
    size: { type: "number", whole: true, about: "account", description: "Size.", min: 0, max: 6 },
    industry: { type: "choice", about: "account", description: "Industry.", values: ["a", "b", "c"] },
    asked: { type: "boolean", about: "person", description: "Asked.", if_missing: false },
    title: { type: "text", about: "person", description: "Title." },
    tools: { type: "list", about: "account", description: "Tools.", values: ["x", "y", "z"] },
    created: { type: "date", about: "person", description: "Created." },
  },
  "activities.yaml": {
    visit: { description: "A visit.", fields: { page: { type: "number", description: "Page." } } },
    call: { description: "A call." },
  },
  "funnel.yaml": { name: "F", stages: ["one", "two"] },
};

export type RawCondition = Record<string, unknown>;

/** The small dictionary with stages of one's own. */
export function files(stages: Record<string, object>, more: Record<string, object> = {}): readonly Source[] {
  const named = Object.entries(stages).map(([id, stage]) => [`stages/${id}.yaml`, stage] as const);
  return [...Object.entries(base), ...named, ...Object.entries(more)].map(([path, value]) => ({
    path,
    type: "file",
    bytes: encode(JSON.stringify(value)),
  }));
}

/** A catalog with two stages and a score. */
export function world(
  one: RawCondition,
  two: RawCondition,
  rules: readonly unknown[],
  score: object = {},
): Dictionary {
  const stage = (criteria: RawCondition): object => ({
    name: "S",
    description: "S.",
    worked_by: "sales",
    criteria,
  });
  return linked(
    Object.fromEntries([
      ...Object.entries(base),
      ["stages/one.yaml", stage(one)],
      ["stages/two.yaml", stage(two)],
      [
        "scores/points.yaml",
        {
          name: "Points",
          description: "P.",
          groups: { fit: { name: "Fit", max: 15 } },
          rules,
          min: 0,
          bands: [{ id: "hot", at_least: 20 }, { id: "warm", at_least: 10 }, { id: "cold" }],
          ...score,
        },
      ],
      [
        "segments/kind.yaml",
        {
          name: "Kind",
          description: "K.",
          first: [
            { id: "big", name: "Big", when: { field: "size", at_least: 4 } },
            { id: "a", name: "A", when: { field: "industry", is: "a" } },
            { id: "rest", name: "Rest", otherwise: true },
          ],
        },
      ],
    ]),
  );
}

/** Definitions by path, linked; the owners are there. Only linked: the check itself makes proofs, which are tested here. */
export function linked(definitions: Readonly<Record<string, object>>): Dictionary {
  const all = Object.entries({ "owners.yaml": base["owners.yaml"], ...definitions });
  const loaded = load(
    all.map(([path, value]) => ({ path, type: "file", bytes: encode(JSON.stringify(value)) })),
  );
  const valid = loaded.files.map((file) => ({ file, mistakes: validate(file) })).filter(isDefinition);
  if (valid.length < loaded.files.length)
    throw new Error(`a definition is not valid: ${JSON.stringify(loaded.files.flatMap(validate)[0])}`);
  return link(
    valid.map(({ file }) => file),
    [],
    [],
  ).catalog.dictionary;
}

const windows = fc.constantFrom({}, { within: "30 days" }, { within: "60 days" });

const leaf: fc.Arbitrary<RawCondition> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom("at_least", "at_most", "more_than", "less_than", "is", "is_not"),
      fc.integer({ min: 0, max: 6 }),
    )
    .map(([op, value]) => ({ field: "size", [op]: value })),
  fc.constantFrom(
    { field: "size", known: true },
    { field: "size", known: false },
    { field: "size", between: [2, 4] },
  ),
  fc
    .tuple(fc.constantFrom("is", "is_not"), fc.constantFrom("a", "b", "c"))
    .map(([op, value]) => ({ field: "industry", [op]: value })),
  fc.constantFrom({ field: "industry", one_of: ["a", "b"] }, { field: "industry", none_of: ["b", "c"] }),
  fc.boolean().map((value) => ({ field: "asked", is: value })),
  fc.constantFrom(
    { field: "title", has_word: ["vp", "head"] },
    { field: "title", contains: "ea" },
    { field: "title", starts_with: "vp" },
    { field: "title", is: "vp sales" },
  ),
  fc.constantFrom(
    { field: "tools", includes: "x" },
    { field: "tools", includes_any: ["x", "y"] },
    { field: "tools", includes_all: ["x", "y"] },
  ),
  fc.constantFrom(
    { field: "created", within: "30 days" },
    { field: "created", older_than: "30 days" },
    { field: "created", before: "2026-05-01" },
  ),
  fc
    .tuple(fc.constantFrom({}, { at_least: 2 }, { at_most: 1 }, { never: true }), windows)
    .map(([count, window]) => ({ activity: "visit", ...count, ...window })),
  windows.map((window) => ({ activity: "visit", where: { field: "page", at_least: 2 }, ...window })),
  fc.constantFrom({ activity: ["visit", "call"], at_least: 2 }, { activity: "call", within: "30 days" }),
  fc.integer({ min: -5, max: 40 }).map((points) => ({ score: "points", at_least: points })),
  fc.constantFrom(
    { score: "points", less_than: 10 },
    { score: "points", between: [5, 15] },
    { score: "points", band: "hot" },
    { score: "points", band: ["warm", "cold"] },
  ),
  fc.constantFrom(
    { segment: "kind", is: "big" },
    { segment: "kind", one_of: ["a", "rest"] },
    { segment: "kind", is_not: "rest" },
  ),
);

/** Any condition; `leafOnly` for rules of the score, which must not ask for the score itself. */
export function condition(withScore: boolean): fc.Arbitrary<RawCondition> {
  const simple = withScore ? leaf : leaf.filter((one) => !("score" in one));
  const unknown = fc.constantFrom({}, {}, {}, { if_unknown: true }, { if_unknown: false });
  return fc.letrec<{ node: RawCondition }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      fc.tuple(simple, unknown).map(([one, extra]) => ({ ...one, ...extra })),
      fc
        .tuple(
          fc.constantFrom("all", "any", "none"),
          fc.array(tie("node"), { minLength: 1, maxLength: 3 }),
          unknown,
        )
        .map(([kind, of, extra]) => ({ [kind]: of, ...extra })),
      fc.array(tie("node"), { minLength: 2, maxLength: 3 }).map((of) => ({ at_least: 2, of })),
    ),
  })).node;
}

export const rules: fc.Arbitrary<readonly unknown[]> = fc
  .array(
    fc.oneof(
      fc
        .tuple(condition(false), fc.integer({ min: -15, max: 20 }), fc.boolean())
        .map(([when, points, fit]) => ({ when, points, ...(fit ? { group: "fit" } : {}) })),
      fc.tuple(condition(false), condition(false)).map(([one, two]) => ({
        first: [
          { when: one, points: 12 },
          { when: two, points: -7 },
        ],
      })),
      fc
        .tuple(
          fc.constantFrom("visit", "call"),
          windows,
          fc.constantFrom({}, { limit: "once" }, { limit: "1 per month" }, { limit: "1 per 30 days" }),
          fc.integer({ min: -6, max: 9 }),
        )
        .map(([each, window, limit, points]) => ({ each, ...window, ...limit, points })),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((list) => list.map((rule, index) => ({ id: `r${String(index)}`, name: "R", ...rule })));

/** What a score may have besides its rules: a reset, a loss of points, an override. */
export const scoreExtras = fc.constantFrom<object>(
  {},
  {},
  { reset: ["call"] },
  { decay: { points: -5, every: "20 days", without: ["visit"], since: "created", min: -10 } },
  { decay: { points: -5, every: "20 days", without: ["visit"], min: 0 }, reset: ["call"] },
  { overrides: [{ name: "O", when: { activity: "call", within: "30 days" }, set: 12 }] },
);

/** A fair sample of all leads of the small dictionary: every content that its conditions can tell apart occurs. */
export const lead: fc.Arbitrary<MadeUp> = fc
  .record({
    size: fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined }),
    industry: fc.constantFrom(undefined, "a", "b", "c"),
    asked: fc.boolean(),
    title: fc.constantFrom(
      undefined,
      "vp",
      "head of sales",
      "vp sales",
      "team lead",
      "vp and head",
      "nobody",
    ),
    tools: fc.constantFrom(undefined, ["x"], ["y"], ["x", "y"], ["z"], ["x", "z"]),
    created: fc.constantFrom(undefined, now, now - 20 * day, now - 40 * day, now - 90 * day),
    visits: fc.array(fc.tuple(fc.constantFrom(1, 20, 45, 100), fc.constantFrom(undefined, 1, 3)), {
      maxLength: 3,
    }),
    calls: fc.array(fc.constantFrom(1, 20, 45, 100), { maxLength: 2 }),
    carried: fc.subarray(["visit", "call"]),
  })
  .map(({ visits, calls, carried, ...fields }): MadeUp => {
    const values = new Map(
      Object.entries(fields).flatMap(([id, value]): [string, Value][] =>
        value === undefined ? [] : [[id, value]],
      ),
    );
    const visited = visits.map(([age, page]): Occurrence => ({
      at: now - age * day,
      values: page === undefined ? new Map() : new Map([["page", page]]),
    }));
    const called = calls.map((age): Occurrence => ({ at: now - age * day, values: new Map() }));
    const made: Lead = {
      id: "x",
      values,
      activities: new Map([
        ["visit", visited],
        ["call", called],
      ]),
      stages: new Map(),
    };
    return { lead: made, carried: { activities: new Set(carried), stages: false } };
  });
