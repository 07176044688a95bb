import type { Facts, Owners, Person, Review } from "../../core/generated/facts.ts";
import {
  contentOf,
  iso,
  mergedTree,
  ownersPath,
  paths,
  sha,
  without,
  type Commit,
  type Tree,
  type World,
} from "./simulated-world.ts";

const person = (login: string, id: number): Person => ({ login, id, type: "User" });
export const people = [
  person("ann", 1),
  person("rae", 11),
  person("sam", 12),
  person("mia", 21),
  person("moe", 22),
  person("eva", 31),
  person("fay", 32),
  person("kim", 41),
] as const;

const named = (...logins: string[]): Owners["functions"]["sales"]["owners"] =>
  logins.map((login) => ({ login }));
const sides = (sales: string[], marketing: string[]): Owners["functions"] => ({
  sales: { owners: named(...sales) },
  marketing: { owners: named(...marketing) },
});
const usual = sides(["rae", "sam", "ann"], ["mia", "moe"]);
const arbiter = { owners: named("kim"), may_stand_in_after: "2 days", reason_required: true } as const;

/** The owners files that the base branch and the pull request may have, each for other rules. */
export const ownersFiles: readonly Owners[] = [
  { functions: usual },
  { functions: usual, arbiter: { ...arbiter, owners: named("kim") } },
  { functions: usual, author: "signs-for-own-function" },
  {
    functions: usual,
    arbiter: { ...arbiter, owners: named("kim", "sam") },
    also: [{ for: ["targets/**"], need: { finance: named("fay", "rae") } }],
    scopes: [{ for: ["stages/emea-*.yaml"], sales: named("eva", "mia"), marketing: named("moe", "rae") }],
  },
  {
    functions: { ...sides(["rae"], ["mia"]), sales: { owners: [{ team: "acme/sales" }] } },
    arbiter: { ...arbiter, owners: named("kim", "mia") },
  },
  {
    functions: sides(["rae", "mia"], ["rae", "mia", "moe"]),
    scopes: [{ for: ["**"], sales: named("eva", "rae") }],
  },
  {
    functions: {
      ...sides(["eva", "fay"], ["fay", "moe"]),
      finance: { owners: [{ login: "rae", id: 11 }, { login: "kim" }] },
    },
    author: "signs-for-own-function",
    scopes: [{ for: ["stages/*"], finance: named("kim"), marketing: [{ team: "acme/sales" }] }],
  },
  {
    functions: {
      ...usual,
      sales: {
        owners: [
          { login: "rae", id: 99 },
          { login: "sam", id: 12 },
        ],
      },
    },
  },
];

const [mql, emea, plan, fields, codeOwners] = paths;
const start: Tree = {
  [mql]: "0",
  [emea]: "0",
  [plan]: "0",
  [fields]: "0",
  [codeOwners]: "0",
  "README.md": "0",
};

/** A pull request that has just been opened, on a Monday, into a branch with one of the owners files. */
export function openedWorld(seed: number): World {
  const letter = String.fromCharCode("a".charCodeAt(0) + (seed % ownersFiles.length));
  const tree = { ...start, [ownersPath]: letter };
  const author = people[seed % 3 === 0 ? 1 : 0];
  const head: Commit = {
    sha: sha(100),
    tree: { ...tree, [paths[seed % 3] ?? mql]: "1" },
    fork: 0,
    parent: null,
    author: author.login,
    committer: author.login,
  };
  const world: World = {
    now: Date.parse("2026-03-02T08:00:00Z"),
    author,
    base: [tree],
    commits: [head],
    head,
    notes: [],
    nextRecord: { kind: "in-time" },
    reviews: [],
    teams: team([people[1], people[2]]),
    check: { status: "clean" },
    unreadable: new Set(),
    records: "faithful",
  };
  record(world, null);
  return world;
}

const team = (members: readonly Person[]): Facts["teams"] => ({
  "acme/sales": { status: "read", members: [...members] },
});

function record(world: World, before: string | null): void {
  const { nextRecord, head, now } = world;
  world.nextRecord = { kind: "in-time" };
  if (nextRecord.kind !== "in-time") world.records = "doubtful";
  if (nextRecord.kind === "lost") return;
  const at = nextRecord.kind === "late" ? now + nextRecord.by : now;
  world.notes.push({ sha: head.sha, at, content: contentOf(world, head), before });
}

function moveHead(world: World, head: Commit): void {
  if (head === world.head) return;
  const before = world.head.sha;
  if (!world.commits.includes(head)) world.commits.push(head);
  world.head = head;
  record(world, before);
}

function commit(world: World, tree: Tree, by: Partial<Commit> = {}): Commit {
  const author = world.author.login;
  const { head } = world;
  const id = sha(100 + world.commits.length);
  return { sha: id, tree, fork: head.fork, parent: head, author, committer: author, ...by };
}

function submit(world: World, who: Person, state: Review["state"], changes: Partial<Review> = {}): void {
  world.reviews.push({
    saw: contentOf(world, world.head),
    review: {
      id: world.reviews.length + 1,
      person: who,
      state,
      submitted_at: iso(world.now),
      commit_id: world.head.sha,
      body: "Agreed by the regional leads.",
      ...changes,
    },
  });
}

/** An event by name, and how often it happens in comparison with the others. */
const events: readonly (readonly [
  weight: number,
  happen: (world: World, pick: (size: number) => number) => void,
])[] = [
  // A push.
  [
    12,
    (world, pick) => {
      const path = [...paths.slice(0, 5), "README.md"][pick(6)] ?? mql;
      const { tree: present } = world.head;
      const tree = pick(8) === 0 ? without(present, path) : { ...present, [path]: String(pick(3)) };
      moveHead(world, commit(world, tree, foreign(pick)));
    },
  ],
  // A force-push to a commit that was there before, or to a new one with its content.
  [
    8,
    (world, pick) => {
      const earlier = world.commits[pick(world.commits.length)] ?? world.head;
      moveHead(world, pick(2) === 0 ? earlier : { ...earlier, sha: sha(100 + world.commits.length) });
    },
  ],
  // "Update branch".
  [
    6,
    (world, pick) => {
      const tree = mergedTree(world);
      const who = pick(6) === 0 ? "bob" : world.author.login;
      const fork = world.base.length - 1;
      if (tree !== null) moveHead(world, commit(world, tree, { fork, author: who, committer: "web-flow" }));
    },
  ],
  // The base branch goes on.
  [
    4,
    ({ base }, pick) => {
      const path = [...paths.slice(0, 5), "README.md"][pick(6)] ?? mql;
      base.push({ ...base.at(-1), [path]: String(3 + pick(2)) });
    },
  ],
  // The owners change on the base branch, or in the pull request.
  [3, ({ base }, pick) => base.push({ ...base.at(-1), [ownersPath]: letterOf(pick(ownersFiles.length)) })],
  [
    3,
    (world, pick) => {
      const { tree: present } = world.head;
      const which = pick(ownersFiles.length + 1);
      const tree =
        which === ownersFiles.length
          ? without(present, ownersPath)
          : { ...present, [ownersPath]: letterOf(which) };
      moveHead(world, commit(world, tree));
    },
  ],
  // A review.
  [
    22,
    (world, pick) => {
      const state = (["APPROVED", "APPROVED", "APPROVED", "CHANGES_REQUESTED", "COMMENTED"] as const)[
        pick(5)
      ];
      const commit_id =
        pick(10) === 0 ? (world.commits[pick(world.commits.length)]?.sha ?? null) : world.head.sha;
      const body = pick(6) === 0 ? "" : "Agreed by the regional leads.";
      submit(world, somebody(pick), state ?? "APPROVED", { commit_id, body });
    },
  ],
  // Most of them approve, once the head is a second old.
  [10, mostApprove],
  // A review is dismissed.
  [
    4,
    ({ reviews }, pick) => {
      const index = pick(reviews.length);
      const found = reviews[index];
      if (found !== undefined && found.review.state !== "COMMENTED")
        reviews[index] = { ...found, review: { ...found.review, state: "DISMISSED", dismissed_by: "kim" } };
    },
  ],
  // GitHub moves the reviews to the newest head.
  [
    4,
    ({ reviews, head }, pick) => {
      const index = pick(reviews.length);
      const found = reviews[index];
      if (found !== undefined)
        reviews[index] = { ...found, review: { ...found.review, commit_id: head.sha } };
    },
  ],
  // Time passes: seconds, hours, days.
  [8, (world, pick) => (world.now += 1000 * pick(3))],
  [4, (world, pick) => (world.now += 60 * 60 * 1000 * pick(30))],
  [4, (world, pick) => (world.now += 24 * 60 * 60 * 1000 * pick(5))],
  // The team changes, or cannot be read.
  [
    3,
    (world, pick) => {
      const first = pick(people.length);
      world.teams =
        pick(5) === 0
          ? { "acme/sales": { status: "unreadable", reason: "GitHub answered 403." } }
          : team(people.slice(first, first + pick(3)));
    },
  ],
  // The next record comes late or never.
  [
    2,
    (world, pick) =>
      (world.nextRecord = pick(2) === 0 ? { kind: "lost" } : { kind: "late", by: 1000 * (1 + pick(90)) }),
  ],
  // A commit is gone.
  [1, ({ commits, unreadable }, pick) => unreadable.add(commits[pick(commits.length)]?.sha ?? "")],
  // The definitions get a mistake, or lose it.
  [
    1,
    (world, pick) =>
      (world.check = pick(2) === 0 ? { status: "errors", count: 1, first: "x." } : { status: "clean" }),
  ],
];

/** Now and then somebody else is the author of a commit, or commits what the author has written. */
const foreign = (pick: (size: number) => number): Partial<Commit> =>
  [{ author: "bob" }, { committer: "bob" }, { committer: "web-flow" }][pick(12)] ?? {};

/** In the end most of them approve what is there; sometimes after that days pass. */
export function end(world: World, number: number): void {
  let rest = number;
  const pick = (size: number): number => {
    const picked = rest % size;
    rest = Math.floor(rest / size);
    return picked;
  };
  const ending = pick(4);
  if (ending === 0) return;
  // All of marketing on leave: the time for an arbiter.
  if (ending === 1) approve(world, ["mia", "moe", "eva"]);
  else mostApprove(world, pick);
  world.now += pick(6) * 24 * 60 * 60 * 1000;
}

function mostApprove(world: World, pick: (size: number) => number): void {
  const skipped = Array.from({ length: 4 }, () => somebody(pick).login);
  approve(world, skipped);
}

function approve(world: World, without: readonly string[]): void {
  world.now += 1000;
  for (const who of people) if (!without.includes(who.login)) submit(world, who, "APPROVED");
}

const letterOf = (index: number): string => String.fromCharCode("a".charCodeAt(0) + index);
const somebody = (pick: (size: number) => number): Person => people[pick(people.length)] ?? people[0];

const total = events.reduce((sum, [weight]) => sum + weight, 0);

/** Lets the event happen that a number stands for. */
export function happen(world: World, number: number): void {
  let rest = number;
  const pick = (size: number): number => {
    if (size <= 0) return 0;
    const picked = rest % size;
    rest = Math.floor(rest / size);
    return picked;
  };
  let left = pick(total);
  for (const [weight, event] of events) {
    left -= weight;
    if (left >= 0) continue;
    event(world, pick);
    break;
  }
  world.now += [0, 1000, 1000, 60_000][pick(4)] ?? 0;
}
