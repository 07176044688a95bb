import type { Change } from "./git.ts";

/** A commit status as GitHub lists it. */
export interface Status {
  readonly state: string;
  readonly context: string;
  readonly description: string | null;
  readonly target_url: string | null;
  readonly created_at: string;
  readonly creator: { readonly login: string };
}

/** A comment on a pull request. */
export interface Comment {
  readonly id: number;
  readonly body: string;
  readonly user: { readonly login: string };
}

/** A check run on a commit. */
export interface CheckRun {
  readonly id: number;
  readonly name: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly output: {
    readonly title: string | null;
    readonly summary: string | null;
    readonly annotations_count: number;
  };
}

/** A pull request as GitHub answers it; only what the tests look at has a type. */
export interface PullRequest extends Readonly<Record<string, unknown>> {
  readonly title: string;
  readonly state: string;
  readonly draft: boolean;
  readonly user: { readonly login: string };
  readonly head: Branch;
  readonly base: Branch;
}

interface Branch {
  readonly ref: string;
  readonly sha: string;
  readonly repo: { readonly full_name: string };
}

/** What a person says in a review; `commit` in place of the head. */
interface Review {
  readonly pr: number;
  readonly by: string;
  readonly state: "APPROVE" | "REQUEST_CHANGES" | "COMMENT" | "PENDING";
  readonly commit?: string;
  readonly body?: string;
}

/** A repository on the emulated GitHub, and what people do with it. */
export interface TestRepository {
  readonly owner: string;
  readonly name: string;
  /** `owner/name`. */
  readonly fullName: string;
  /** The person whom nothing in it is forbidden. */
  readonly admin: string;
  /** Commits to a branch, which starts at the tip of `main` if it is new; answers the commit's id. */
  commit(branch: string, change: Change & { readonly by?: string }): Promise<string>;
  /** Points a branch somewhere else, as a force-push does. An open pull request does not follow: see the README. */
  moveBranch(branch: string, sha: string): Promise<void>;
  tip(branch: string): Promise<string>;
  /** Makes a fork in a person's name, with the history of `main`. */
  fork(by: string): Promise<TestRepository>;
  /** Opens a pull request; `head` is a branch, or `login:branch` for one of a fork. Answers its number. */
  openPullRequest(request: {
    readonly author: string;
    readonly head: string;
    readonly base?: string;
    readonly title?: string;
    readonly body?: string;
    readonly draft?: boolean;
  }): Promise<number>;
  /** Changes its title, its base, its state … */
  editPullRequest(pr: number, by: string, edit: Readonly<Record<string, string>>): Promise<void>;
  pullRequest(pr: number): Promise<PullRequest>;
  /** Answers the review's id. */
  review(review: Review): Promise<number>;
  dismiss(dismissal: { readonly pr: number; readonly review: number; readonly by: string }): Promise<void>;
  /** Answers the comment's id. */
  comment(pr: number, by: string, body: string): Promise<number>;
  /** Tries to merge: status and sentence are the emulator's own. */
  merge(merge: { readonly pr: number; readonly by: string }): Promise<{ status: number; message: string }>;
  /** Protects a branch: nothing merges unless a check run of this name has succeeded on the head. */
  requireCheck(branch: string, context: string): Promise<void>;
  /** The newest hundred, newest first, as GitHub lists them. */
  statuses(sha: string): Promise<readonly Status[]>;
  comments(pr: number): Promise<readonly Comment[]>;
  checkRuns(sha: string): Promise<readonly CheckRun[]>;
}
