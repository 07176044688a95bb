import type { CommitContent, Facts, Owners, Review } from "../core/generated/facts.ts";
import type { Reads, Sha } from "./github/port.ts";
import { contentOf } from "./guarded-content.ts";
import { isAccount, recordedHeads, type FoundNote } from "./heads.ts";
import type { Sides } from "./sides.ts";
import type { Survey } from "./survey.ts";

/** What a decision needs besides the survey and the definitions. */
export interface Circumstances {
  readonly decidedAt: string;
  readonly sides: Sides | null;
  readonly notes: (commit: Sha) => Promise<readonly FoundNote[]>;
}

const notRead = "This pull request changes no definition, so it was not read.";

/** Gathers the facts of a decision: reviews first, then only those commits that an owner's approval names. */
export async function gatherFacts(
  github: Reads,
  found: Survey,
  { decidedAt, sides, notes }: Circumstances,
): Promise<Facts> {
  const { pull, tip, mergeBase, guarded, testMerge } = found;
  const reviews =
    sides === null
      ? { status: "incomplete" as const, reason: notRead }
      : await readReviews(github, pull.number);
  const approvals = reviews.status === "read" ? ownersApprovals(reviews.items, sides?.owners) : [];
  const [contents, heads] = await Promise.all([
    contentsOf(github, found, approvals),
    recordedHeads(pull.head.sha, { approval: earliestOf(approvals), stretch: null }, notes),
  ]);
  return {
    version: 1,
    decided_at: decidedAt,
    pull_request: {
      number: pull.number,
      author: pull.author,
      state: "open",
      draft: pull.draft,
      head: pull.head.sha,
      base: { branch: pull.base.branch, tip },
      merge_base: mergeBase,
    },
    guarded,
    test_merge: testMerge,
    owners: sides?.owners ?? { base: unread, head: unread },
    teams: {},
    contents: [...contents],
    heads: [...heads],
    reviews,
    commits: { status: "not-read" },
    check: sides?.check ?? { status: "not-run", reason: notRead },
  };
}

const unread = { status: "unreadable", reason: notRead } as const;

/** The reviews, and who dismissed those that are dismissed. */
export async function readReviews(github: Reads, number: number): Promise<Facts["reviews"]> {
  const reviews = await github.reviews(number);
  if (reviews.status === "incomplete" || reviews.items.every(({ state }) => state !== "DISMISSED"))
    return reviews;
  const dismissals = await github.dismissals(number);
  return {
    status: "read",
    items: reviews.items.map((review) => {
      const by = dismissals.get(review.id);
      return by === undefined ? review : { ...review, dismissed_by: by };
    }),
  };
}

/**
 * The approvals whose commits are worth reading. Anybody may review a public repository: strangers must not be able
 * to make a run read a thousand commits.
 */
function ownersApprovals(reviews: readonly Review[], owners: Facts["owners"] | undefined): readonly Review[] {
  const logins = [owners?.base, owners?.head].flatMap((fact) =>
    fact?.status === "read" ? loginsOf(fact.owners) : [],
  );
  return reviews.filter(
    ({ state, person }) =>
      state === "APPROVED" && logins.some((login) => isAccount(person?.login ?? null, login)),
  );
}

const loginsOf = ({ functions }: Owners): readonly string[] =>
  Object.values(functions).flatMap((named) =>
    (named?.owners ?? []).flatMap(({ login }) => login?.replace(/^@/u, "") ?? []),
  );

async function contentsOf(
  github: Reads,
  { pull, tip, content, guarded }: Survey,
  approvals: readonly Review[],
): Promise<readonly CommitContent[]> {
  const head: CommitContent =
    guarded.status === "listed"
      ? { sha: pull.head.sha, content, paths: guarded.paths }
      : { sha: pull.head.sha, content: null };
  const named = new Set(approvals.flatMap(({ commit_id }) => commit_id ?? []));
  named.delete(pull.head.sha);
  return [head, ...(await Promise.all([...named].sort().map((commit) => contentOf(github, tip, commit))))];
}

/** When the first of them was submitted: the record of heads is not needed further back. */
function earliestOf(approvals: readonly Review[]): string | null {
  const times = approvals.flatMap(({ submitted_at }) => submitted_at ?? []);
  return times.sort((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null;
}
