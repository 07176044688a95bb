import { factsNeeded, possibleSigners } from "../core/approval/facts-needed.ts";
import type { CommitContent, Facts, Review } from "../core/generated/facts.ts";
import type { Reads, Sha } from "./github/port.ts";
import { contentOf } from "./guarded-content.ts";
import { isAccount, recordedHeads, type FoundNote, type Reach } from "./heads.ts";
import type { Sides } from "./sides.ts";
import type { Survey } from "./survey.ts";

/** What a decision needs besides the survey and the definitions. */
export interface Circumstances {
  readonly decidedAt: string;
  readonly sides: Pick<Sides, "owners" | "check"> | null;
  readonly notes: (commit: Sha) => Promise<readonly FoundNote[]>;
  /** Reads the reviews, where not all of them are meant. */
  readonly reviewsOf?: (github: Reads, number: number) => Promise<Facts["reviews"]>;
}

const notRead = "This pull request changes no definition, so it was not read.";

/** Gathers the facts of a decision: only the teams, commits and records that the owners file makes necessary. */
export async function gatherFacts(
  github: Reads,
  found: Survey,
  { decidedAt, sides, notes, reviewsOf = readReviews }: Circumstances,
): Promise<Facts> {
  const { pull, tip, mergeBase, guarded, testMerge } = found;
  const { number, head } = pull;
  const known = {
    guarded,
    test_merge: testMerge,
    owners: sides?.owners ?? { base: unread, head: unread },
  };
  const needed = factsNeeded(known);
  const teams = await teamsOf(github, needed.teams);
  const reviews: Facts["reviews"] =
    sides === null ? { status: "incomplete", reason: notRead } : await reviewsOf(github, number);
  const approvals =
    reviews.status === "read" ? approvalsBy(possibleSigners({ ...known, teams }), reviews.items) : [];
  const reach: Reach = {
    approval: earliestOf(approvals),
    stretch: needed.heads === "since-the-content-came-up" ? found.content : null,
  };
  const [contents, heads, commits] = await Promise.all([
    contentsOf(github, found, approvals),
    recordedHeads(head.sha, reach, notes),
    needed.commits === "every" ? github.commits(number) : ({ status: "not-read" } as const),
  ]);
  return {
    version: 1,
    decided_at: decidedAt,
    pull_request: {
      number,
      author: pull.author,
      state: "open",
      draft: pull.draft,
      head: head.sha,
      base: { branch: pull.base.branch, tip },
      merge_base: mergeBase,
    },
    ...known,
    teams,
    contents: [...contents],
    heads: [...heads],
    reviews,
    commits,
    check: sides?.check ?? { status: "not-run", reason: notRead },
  };
}

async function teamsOf(github: Reads, names: readonly string[]): Promise<Facts["teams"]> {
  const read = names.map(async (name) => [name, await github.teamMembers(name)] as const);
  return Object.fromEntries(await Promise.all(read));
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
const approvalsBy = (
  signers: readonly { readonly login: string }[],
  reviews: readonly Review[],
): readonly Review[] =>
  reviews.filter(
    ({ state, person }) =>
      state === "APPROVED" && signers.some(({ login }) => isAccount(person?.login ?? null, login)),
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
