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
const list = fc.record({ owners: fc.array(owner, { maxLength: 3 }) });
const further = { finance: list } as const;

const ownersFile: fc.Arbitrary<Owners> = fc.oneof(
  { weight: 20, arbitrary: fc.constant(owners()) },
  {
    weight: 10,
    arbitrary: fc
      .record({ sales: list, marketing: list, ...further }, { requiredKeys: ["sales", "marketing"] })
      .map((functions): Owners => ({ functions })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Owners>(
      { ...owners(), author: "signs-for-own-function" },
      { ...owners(), author: "must-be-countersigned" },
      { ...owners(), scopes: [{ for: ["a.yaml"], sales: [] }] },
      { functions: { ...owners().functions, sales: { owners: [{ team: "acme/sales" }] } } },
    ),
  },
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
    author: fc.option(person, { nil: null, freq: 10 }),
  })
  .map(({ author, contents, ...rest }) => {
    const { pull_request } = pullRequest();
    const head = { sha: sha("a"), content: "A" };
    return pullRequest({ ...rest, contents: [head, ...contents], pull_request: { ...pull_request, author } });
  });

/** Facts as the Action leaves them: the newest record is that of the head. */
export const recorded: fc.Arbitrary<Facts> = fc
  .tuple(facts, fc.array(fc.constantFrom(...people.slice(1, 7)), { maxLength: 6 }))
  .map(([some, signers]) => {
    const heads = [...some.heads.filter(({ since }) => !since.startsWith("2026-13")), lastRecord];
    const own = signers.map((who, index) => approvalOfHead(who, 2_000_000 + index));
    const items = some.reviews.status === "read" ? [...some.reviews.items, ...own] : own;
    return { ...some, heads, reviews: { status: "read", items } };
  });

const lastRecord = { sha: sha("a"), since: "2026-03-02T10:00:00Z", content: "A" };

/** An approval of the head after everything else. */
export const approvalOfHead = (who: Person, id: number): Review => ({
  id,
  person: who,
  state: "APPROVED",
  submitted_at: `2026-03-02T11:00:${String(id % 60).padStart(2, "0")}Z`,
  commit_id: sha("a"),
});
