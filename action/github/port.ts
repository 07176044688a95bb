import type { TreeEntry } from "../../core/approval/guarded.ts";
import type { Facts, Person, Review, TeamFact } from "../../core/generated/facts.ts";

export type { Person, Review } from "../../core/generated/facts.ts";

/** The id of a git object: 40 hexadecimal characters. */
export type Sha = string;

/** An open pull request, as the listing shows it. Its `base.sha` is left out on purpose: GitHub lets it lag. */
export interface PullRequest {
  readonly number: number;
  readonly author: Person | null;
  readonly draft: boolean;
  readonly head: { readonly sha: Sha; readonly branch: string; readonly repository: string | null };
  readonly base: { readonly branch: string };
  /** What its author writes about it: text from a stranger. */
  readonly description: string;
}

/** What a commit is compared with. */
export type Base = { readonly branch: string } | { readonly commit: Sha };

/** Where a commit left the base branch; `gone` when GitHub no longer has the commit. */
export type Comparison =
  | { readonly status: "compared"; readonly tip: Sha; readonly mergeBase: Sha; readonly behindBy: number }
  | { readonly status: "gone" };

/** A tree entry with the size that GitHub lists for files. */
export type ListedEntry = TreeEntry & { readonly size: number };

/** Every path of a commit, or every one that can be guarded; `truncated` when GitHub cut even that short. */
export type Tree =
  | {
      readonly status: "listed";
      readonly reach: "everything" | "guarded-folders";
      readonly entries: readonly ListedEntry[];
    }
  | { readonly status: "truncated" }
  | { readonly status: "gone" };

/** The commit that a merge would make now; `pending` while GitHub has none for these parents. */
export type TestMerge =
  | { readonly status: "pending" }
  | { readonly status: "ready"; readonly commit: Sha; readonly parents: readonly Sha[] };

export type StatusState = "error" | "failure" | "pending" | "success";

export interface NewStatus {
  readonly context: string;
  readonly state: StatusState;
  readonly description: string;
  readonly targetUrl: string;
}

/** A commit status as GitHub stored it: `createdAt` is the server's time and cannot be set by its poster. */
export interface CommitStatus extends NewStatus {
  readonly id: number;
  readonly createdAt: string;
  readonly creator: string | null;
}

export interface CheckRunAnnotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly annotation_level: "notice" | "warning" | "failure";
  readonly title: string;
  readonly message: string;
}

export interface NewCheckRun {
  readonly name: string;
  readonly outcome: "in_progress" | "success" | "failure";
  readonly title: string;
  readonly summary: string;
  readonly detailsUrl: string;
  readonly annotations: readonly CheckRunAnnotation[];
}

/** A check run as GitHub stored it; `app` is the short name of the app that made it. */
export interface CheckRun {
  readonly id: number;
  readonly name: string;
  readonly outcome: "in_progress" | "success" | "failure" | "other";
  readonly title: string;
  readonly summary: string;
  readonly annotationCount: number;
  readonly app: string | null;
  readonly externalId: string;
}

export interface Comment {
  readonly id: number;
  readonly author: string | null;
  readonly body: string;
  readonly url: string;
}

/** What Countersign reads. An answer that is malformed, missing or cut short throws: nobody sees half of one. */
export interface Reads {
  /** Open pull requests into one branch or, without a name, into any. */
  readonly openPullRequests: (base?: string) => Promise<readonly PullRequest[]>;
  /** Where `commit` went apart from a branch, whose tip is read at this moment, or from another commit. */
  readonly compare: (base: Base, commit: Sha) => Promise<Comparison>;
  readonly tree: (commit: Sha) => Promise<Tree>;
  /** The gzipped tar of a commit: a cache, never proof. */
  readonly archive: (commit: Sha) => Promise<Uint8Array>;
  readonly blob: (blob: Sha) => Promise<Uint8Array>;
  readonly testMerge: (number: number) => Promise<TestMerge>;
  readonly reviews: (number: number) => Promise<Facts["reviews"]>;
  /** Who dismissed a review, by the id of the review. */
  readonly dismissals: (number: number) => Promise<ReadonlyMap<Review["id"], string>>;
  /** The members of a team, given as organisation/team, with those of the teams below it. */
  readonly teamMembers: (team: string) => Promise<TeamFact>;
  /** The commits of a pull request with the accounts behind them; GitHub lists no more than 250. */
  readonly commits: (number: number) => Promise<Facts["commits"]>;
  /** All statuses of a commit, newest first. */
  readonly statuses: (commit: Sha) => Promise<readonly CommitStatus[]>;
  readonly checkRuns: (commit: Sha, name: string) => Promise<readonly CheckRun[]>;
  readonly comments: (number: number) => Promise<readonly Comment[]>;
}

/** What Countersign writes; each answers with what GitHub has stored. */
export interface Writes {
  readonly postStatus: (commit: Sha, status: NewStatus) => Promise<CommitStatus>;
  readonly postCheckRun: (commit: Sha, run: NewCheckRun) => Promise<CheckRun>;
  readonly updateCheckRun: (id: number, run: NewCheckRun) => Promise<CheckRun>;
  readonly postComment: (number: number, body: string) => Promise<Comment>;
  readonly editComment: (id: number, body: string) => Promise<Comment>;
}

/** Everything that Countersign asks of GitHub, and the only way in which it asks. */
export type GitHub = Reads & Writes;

/** One movement of a branch. GitHub's own word on when it happened and who did it, never that of a commit. */
export interface Push {
  /** Null where the branch began. */
  readonly before: Sha | null;
  readonly after: Sha;
  readonly at: string;
  readonly by: string | null;
}

/** A pull request that was merged. Its head stays what it was then. */
export interface MergedPullRequest extends PullRequest {
  readonly mergedAt: string;
  /** The newest commit that the merge put on the base branch. */
  readonly mergeCommit: Sha;
}

/** What a commit says about those before it. */
export interface PastCommit {
  readonly sha: Sha;
  readonly parents: readonly Sha[];
  readonly tree: Sha;
}

/** A dismissal of a review, with what the review said until then. */
export interface Dismissal {
  readonly by: string | null;
  readonly at: string;
  readonly was: Review["state"];
}

/** What an audit reads besides what a decision reads. */
export interface Past {
  readonly defaultBranch: () => Promise<string>;
  readonly tip: (branch: string) => Promise<Sha>;
  /** The movements of a branch, newest first, back to the first one before `since`; all of them without it. */
  readonly pushes: (branch: string, since: string | null) => Promise<readonly Push[]>;
  /** The pull requests that were merged into a branch since then. */
  readonly merged: (branch: string, since: string | null) => Promise<readonly MergedPullRequest[]>;
  /** A commit and the newest of those before it: as many as GitHub lists at once. */
  readonly history: (commit: Sha) => Promise<readonly PastCommit[]>;
  /** When reviews of a pull request were dismissed; not knowing it is no answer here. */
  readonly whenDismissed: (number: number) => Promise<ReadonlyMap<Review["id"], Dismissal>>;
}

/** An issue, as far as Countersign keeps one. */
export interface Issue {
  readonly number: number;
  readonly author: string | null;
  readonly body: string;
  readonly url: string;
}

/** The issues of the repository. */
export interface Issues {
  readonly openIssues: () => Promise<readonly Issue[]>;
  readonly postIssue: (title: string, body: string) => Promise<Issue>;
  readonly editIssue: (number: number, title: string, body: string) => Promise<Issue>;
}
