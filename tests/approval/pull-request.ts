import { decide } from "../../core/approval/decide.ts";
import type { Facts, GuardedPath, HeadRecord, Owners, Person, Review } from "../../core/generated/facts.ts";
import { type DecisionWords, decisionWords } from "../../core/report/decision.ts";

/** A commit whose id is one character, repeated. */
export const sha = (character: string): string => character.repeat(40);

/** A time of 2 March 2026. */
export const at = (time: string): string => `2026-03-02T${time.length === 5 ? `${time}:00` : time}Z`;

const person = (login: string, id: number, type = "User"): Person => ({ login, id, type });

export const ann = person("ann", 1);
export const rae = person("rae", 1001);
export const sam = person("sam", 1002);
export const mia = person("mia", 2001);
export const moe = person("moe", 2002);
export const nia = person("nia", 3001);
export const zoe = person("zoe", 9001);
export const bot = person("rae[bot]", 1001_01, "Bot");

const owner = (login: string): { login: string } => ({ login });

/** An owners file in which rae and sam own sales, mia and moe marketing. */
export const owners = (changes: Readonly<Record<string, readonly string[]>> = {}): Owners => {
  const logins = { sales: ["rae", "sam"], marketing: ["mia", "moe"], ...changes };
  const functions = Object.entries(logins).map(([name, held]) => [name, { owners: held.map(owner) }]);
  return { functions: Object.fromEntries(functions) as Owners["functions"] };
};

export const read = (file: Owners): Facts["owners"]["base"] => ({ status: "read", owners: file });

export const changed = (path: string, before = "1", after = "2"): GuardedPath => ({
  path,
  before: { mode: "100644", blob: sha(before) },
  after: { mode: "100644", blob: sha(after) },
});

export const added = (path: string, mode = "100644"): GuardedPath => ({
  path,
  before: null,
  after: { mode, blob: sha("2") },
});

export const removed = (path: string): GuardedPath => ({
  path,
  before: { mode: "100644", blob: sha("1") },
  after: null,
});

let reviews = 0;

/** A review of the head at a time of 2 March 2026, by default an approval. */
export const review = (who: Person | null, time: string, changes: Partial<Review> = {}): Review => {
  reviews += 1;
  return {
    id: reviews,
    person: who,
    state: "APPROVED",
    submitted_at: at(time),
    commit_id: head,
    ...changes,
  };
};

export const record = (commit: string, time: string, content: string): HeadRecord => ({
  sha: sha(commit),
  since: at(time),
  content,
});

export const head = sha("a");

/** A pull request by ann that changes the MQL; its head `a` has content A, recorded at 08:00. */
export function pullRequest(changes: Partial<Facts> = {}): Facts {
  return {
    version: 1,
    decided_at: at("18:00"),
    pull_request: {
      number: 17,
      author: ann,
      state: "open",
      draft: false,
      head,
      base: { branch: "main", tip: sha("e") },
      merge_base: sha("e"),
    },
    guarded: { status: "listed", paths: [changed("definitions/stages/mql.yaml")] },
    test_merge: { status: "not-needed" },
    owners: { base: read(owners()), head: read(owners()) },
    teams: {},
    contents: [{ sha: head, content: "A" }],
    heads: [record("a", "08:00", "A")],
    reviews: { status: "read", items: [] },
    commits: { status: "not-read" },
    check: { status: "clean" },
    ...changes,
  };
}

export const reviewed = (...items: Review[]): Pick<Facts, "reviews"> => ({
  reviews: { status: "read", items },
});

/** What people read about the decision on these facts. */
export const words = (facts: Facts): DecisionWords => decisionWords(decide(facts));
