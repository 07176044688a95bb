import fc from "fast-check";
import type { Facts, Owners, Person, Review } from "../../core/generated/facts.ts";
import { added, changed, owners, pullRequest, read, removed, sha } from "./pull-request.ts";

// Few values, so that everything meets everything: four commits, three contents, a handful of seconds.
const commits = ["a", "b", "c", "d"].map(sha);
const commit = fc.constantFrom(...commits);
/** Mostly not the head: two answers about the head end every decision. */
const other = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom(...commits.slice(1)) },
  { weight: 1, arbitrary: commit },
);
const content = fc.constantFrom("A", "A", "A", "B", "C");
const time = fc
  .tuple(fc.integer({ min: 0, max: 6 }), fc.constantFrom("", ".250"))
  .map(([seconds, fraction]) => `2026-03-02T09:00:0${seconds}${fraction}Z`);
const moment = fc.oneof(
  { weight: 60, arbitrary: time },
  { weight: 1, arbitrary: fc.constant("2026-13-45T99:99:99Z") },
);

const user = (login: string, id: number, type = "User"): Person => ({ login, id, type });
const people = [
  user("ann", 1),
  user("rae", 11),
  user("Rae", 11),
  user("sam", 12),
  user("mia", 21),
  user("moe", 22),
  user("nia", 31),
  user("kim", 41),
  user("rae[bot]", 91, "Bot"),
];
const known = fc.constantFrom(...people);
const stranger = fc.constantFrom(user("rae", 66), user("zoe", 12), user("\u202e`x", 77));
export const person = fc.oneof({ weight: 300, arbitrary: known }, { weight: 1, arbitrary: stranger });

export const review: fc.Arbitrary<Review> = fc.record(
  {
    id: fc.integer({ min: 1, max: 1_000_000 }),
    person: fc.option(person, { nil: null, freq: 40 }),
    state: fc.constantFrom(
      "APPROVED",
      "APPROVED",
      "APPROVED",
      "CHANGES_REQUESTED",
      "DISMISSED",
      "COMMENTED",
      "PENDING",
    ),
    submitted_at: fc.option(moment, { nil: null, freq: 200 }),
    commit_id: fc.option(commit, { nil: null, freq: 40 }),
    dismissed_by: fc.constantFrom("kim", "rae"),
    body: fc.constantFrom("Mia is on leave.", " \n", "👍"),
  },
  { requiredKeys: ["id", "person", "state", "submitted_at", "commit_id"] },
);

const owner = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.constantFrom("ann", "rae", "@RAE", "sam", "mia", "moe", "nia").map((login) => ({ login })),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom({ login: "rae", id: 11 }, { login: "rae", id: 66 }, { login: "mia", id: 21 }),
  },
);
const team = fc.constantFrom({ team: "acme/sales" }, { team: "@Acme/Sales" }, { team: "acme/all" });
const entries = fc.array(fc.oneof({ weight: 12, arbitrary: owner }, { weight: 1, arbitrary: team }), {
  maxLength: 3,
});
const list = fc.record({ owners: entries });
const further = { finance: list } as const;

/** Patterns that tell apart the paths that change here, and some that mean none of them. */
const patterns = fc.constantFrom<[string]>(["stages/*"], ["**"], ["owners.yaml"], ["stages/emea-*.yaml"]);
const rules = fc.record(
  {
    also: fc
      .record({ for: patterns, need: fc.record({ finance: entries }) })
      .map((one): [typeof one] => [one]),
    scopes: fc
      .array(
        fc.record({ for: patterns, sales: entries, marketing: entries }, { requiredKeys: ["for", "sales"] }),
        {
          minLength: 1,
          maxLength: 2,
        },
      )
      .map(([first, ...more]) => [first, ...more] as NonNullable<Owners["scopes"]>),
    arbiter: fc.record({
      owners: fc.constantFrom<Owners["functions"]["sales"]["owners"]>(
        [{ login: "kim" }],
        [{ login: "kim", id: 41 }, { login: "mia" }],
        [{ team: "acme/all" }],
      ),
      may_stand_in_after: fc.constantFrom("1 day", "2 days"),
      reason_required: fc.constant(true as const),
    }),
    author: fc.constantFrom("must-be-countersigned", "signs-for-own-function"),
  },
  { requiredKeys: [] },
);

const ownersFile: fc.Arbitrary<Owners> = fc.oneof(
  { weight: 20, arbitrary: fc.constant(owners()) },
  {
    weight: 10,
    arbitrary: fc
      .record({ sales: list, marketing: list, ...further }, { requiredKeys: ["sales", "marketing"] })
      .map((functions): Owners => ({ functions })),
  },
  {
    weight: 20,
    arbitrary: fc
      .record({ functions: fc.constant(owners().functions), more: rules })
      .map(({ functions, more }): Owners => ({ functions, ...more })),
  },
);

const members = fc.subarray(
  people.filter(({ login }) => login !== "Rae"),
  { maxLength: 3 },
);
const teamFact = fc.oneof<fc.WeightedArbitrary<NonNullable<Facts["teams"][string]>>[]>(
  { weight: 10, arbitrary: members.map((some) => ({ status: "read", members: some })) },
  { weight: 1, arbitrary: fc.constant({ status: "unreadable", reason: "GitHub answered 403." }) },
);
const teams = fc
  .record({ "acme/sales": teamFact, "acme/all": teamFact, "ACME/sales": teamFact }, { requiredKeys: [] })
  .map((some) => (Object.keys(some).length === 3 ? some : { ...some, "ACME/sales": undefined }))
  .map((some): Facts["teams"] => JSON.parse(JSON.stringify(some)) as Facts["teams"]);

const login = fc.constantFrom("ann", "ANN", "rae", "web-flow", null);
const ownCommit = fc.constantFrom(
  { author: "ann", committer: "web-flow" },
  { author: "Ann", committer: "ann" },
);
const someCommit = fc.oneof(
  { weight: 6, arbitrary: ownCommit },
  { weight: 1, arbitrary: fc.record({ author: login, committer: login }) },
);
const commitsFact = fc.oneof<fc.WeightedArbitrary<Facts["commits"]>[]>(
  {
    weight: 8,
    arbitrary: fc.array(someCommit, { minLength: 1, maxLength: 3 }).map((some) => ({
      status: "listed",
      items: some.map((one, at) => ({ sha: commits[at] ?? "", ...one })),
    })),
  },
  { weight: 1, arbitrary: fc.constantFrom({ status: "not-read" }, { status: "truncated" }) },
);
const reason = fc.string({ minLength: 1, maxLength: 200, unit: "binary" });
const ownersFact = fc.oneof(
  { weight: 20, arbitrary: ownersFile.map(read) },
  { weight: 1, arbitrary: fc.constant({ status: "absent" } as const) },
  { weight: 1, arbitrary: reason.map((why) => ({ status: "unreadable", reason: why }) as const) },
);

const paths = fc.subarray(
  [
    changed("definitions/stages/mql.yaml"),
    changed("definitions/owners.yaml"),
    changed("definitions/same.yaml", "1", "1"),
    removed("CODEOWNERS"),
    added("README.md"),
  ],
  { minLength: 1 },
);
const listed = fc
  .tuple(paths, fc.boolean())
  .map(([some, link]) => (link && some.length === 5 ? [...some, added("definitions/link", "120000")] : some))
  .map((some) => ({ status: "listed" as const, paths: some }));
const truncated = fc.constant({ status: "truncated" } as const);

/** Facts that fit their schema, most of them a step or two away from being approved. */
export const facts: fc.Arbitrary<Facts> = fc
  .record({
    guarded: fc.oneof({ weight: 30, arbitrary: listed }, { weight: 1, arbitrary: truncated }),
    test_merge: fc.oneof<fc.WeightedArbitrary<Facts["test_merge"]>[]>(
      { weight: 20, arbitrary: fc.constant({ status: "not-needed" }) },
      { weight: 2, arbitrary: listed },
      { weight: 1, arbitrary: fc.constant({ status: "pending" }) },
      { weight: 1, arbitrary: truncated },
    ),
    owners: fc.record({ base: ownersFact, head: ownersFact }),
    contents: fc.array(fc.record({ sha: other, content: fc.option(content, { nil: null, freq: 20 }) }), {
      maxLength: 5,
    }),
    heads: fc.array(fc.record({ sha: commit, since: moment, content }), { maxLength: 4 }),
    reviews: fc.oneof<fc.WeightedArbitrary<Facts["reviews"]>[]>(
      {
        weight: 30,
        arbitrary: fc.array(review, { maxLength: 7 }).map((items) => ({ status: "read", items })),
      },
      { weight: 1, arbitrary: reason.map((why) => ({ status: "incomplete", reason: why })) },
    ),
    check: fc.oneof<fc.WeightedArbitrary<Facts["check"]>[]>(
      { weight: 20, arbitrary: fc.constant({ status: "clean" }) },
      { weight: 1, arbitrary: reason.map((first) => ({ status: "errors", count: 2, first })) },
      { weight: 1, arbitrary: reason.map((why) => ({ status: "not-run", reason: why })) },
    ),
    author: fc.oneof(
      { weight: 1, arbitrary: fc.constant(people[0] ?? null) },
      { weight: 1, arbitrary: fc.option(person, { nil: null, freq: 10 }) },
    ),
    teams,
    commits: commitsFact,
    decided_at: fc.constantFrom("2026-03-02T18:00:00Z", "2026-03-03T10:00:00Z", "2026-03-09T10:00:00Z"),
  })
  .map(({ author, contents, ...rest }) => {
    const { pull_request } = pullRequest();
    const head = { sha: sha("a"), content: "A" };
    return pullRequest({ ...rest, contents: [head, ...contents], pull_request: { ...pull_request, author } });
  });

/** Paths that stand for all that the patterns above tell apart. */
export const everywhere: readonly string[] = [
  "CODEOWNERS",
  "definitions/owners.yaml",
  "definitions/fields.yaml",
  "definitions/stages/mql.yaml",
  "definitions/stages/emea-mql.yaml",
];

/** Facts as the Action leaves them: the newest record is that of the head. */
export const recorded: fc.Arbitrary<Facts> = fc
  .tuple(facts, fc.array(fc.constantFrom(...people.slice(1, 8)), { maxLength: 6 }))
  .map(([some, signers]) => {
    const heads = [...some.heads.filter(({ since }) => !since.startsWith("2026-13")), lastRecord];
    const own = signers.map((who, index) => approvalOfHead(who, 2_000_000 + index));
    const items = some.reviews.status === "read" ? [...some.reviews.items, ...own] : own;
    return { ...some, heads, reviews: { status: "read", items } };
  });

/** Facts in which an arbiter is named and has had time to stand in; often just one side has signed. */
export const overridable: fc.Arbitrary<Facts> = fc
  .tuple(recorded, fc.subarray(people.slice(1, 8), { maxLength: 3 }), fc.array(review, { maxLength: 1 }))
  .map(([some, signers, more]) => {
    const own = signers.map((who, index) => approvalOfHead(who, 2_000_000 + index));
    const file = read({
      ...owners(),
      arbiter: { owners: [{ login: "kim" }], may_stand_in_after: "5 days", reason_required: true },
    });
    return {
      ...some,
      guarded: { status: "listed", paths: [changed("definitions/stages/mql.yaml")] },
      test_merge: { status: "not-needed" },
      owners: { base: file, head: file },
      reviews: { status: "read", items: [...more, ...own] },
      decided_at: "2026-03-09T10:00:00Z",
    };
  });

const lastRecord = { sha: sha("a"), since: "2026-03-02T10:00:00Z", content: "A" };

/** An approval of the head after everything else. */
export const approvalOfHead = (who: Person, id: number): Review => ({
  id,
  person: who,
  state: "APPROVED",
  submitted_at: `2026-03-02T11:00:${String(id % 60).padStart(2, "0")}Z`,
  commit_id: sha("a"),
  body: "Mia is on leave.",
});
