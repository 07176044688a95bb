import type {
  Dismissal,
  MergedPullRequest,
  Past,
  PullRequest,
  Push,
  Sha,
} from "../../../action/github/port.ts";
import type { FakeFiles, FakeGitHub } from "./fake-github.ts";

/** The past of a fake's branch `main`, which tests make step by step; its clock is the fake's. */
export interface FakePast extends Past {
  /** Merges a pull request: the merge commit gets these files on top of the branch. */
  readonly merge: (pull: PullRequest, files: FakeFiles, by?: string) => Sha;
  /** Merges a pull request by putting a commit for each of these on the branch. */
  readonly rebase: (pull: PullRequest, commits: readonly FakeFiles[], by?: string) => Sha;
  /** Pushes commits to the branch without a pull request. */
  readonly push: (commits: readonly FakeFiles[], by: string) => Sha;
  /** Moves the branch anywhere, as a force-push does. */
  readonly moveTo: (commit: Sha, by: string) => void;
  /** Moves the branch without a trace in GitHub's list of pushes. */
  readonly moveSilently: (files: FakeFiles) => Sha;
  readonly dismiss: (review: number, dismissal: Dismissal) => void;
  /** Every call, in order. */
  readonly calls: string[];
}

/** Begins with the first commit of the fake, pushed by ann. */
export function fakePast(github: FakeGitHub & { readonly root: Sha }): FakePast {
  const pushes: Push[] = [];
  const merged: MergedPullRequest[] = [];
  const dismissals = new Map<number, Dismissal>();
  const calls: string[] = [];
  const stamp = (): string => github.now().toISOString().replace(".000Z", "Z");
  const moveTo = (after: Sha, by: string): void => {
    const before = pushes[0]?.after ?? null;
    pushes.unshift({ before, after, at: stamp(), by });
    github.setBranch("main", after);
  };
  const stack = (commits: readonly FakeFiles[]): Sha =>
    commits.reduce((tip, files) => github.commit([tip], files), github.tipOf("main"));
  const isSince = (at: string, since: string | null): boolean =>
    since === null || Date.parse(at) >= Date.parse(since);
  const close = (pull: PullRequest, mergeCommit: Sha): void => {
    merged.unshift({ ...pull, mergedAt: stamp(), mergeCommit });
    github.close(pull.number);
  };
  moveTo(github.root, "ann");

  return {
    calls,
    moveTo,
    merge: (pull, files, by = "ann") => {
      const commit = github.commit([github.tipOf("main"), pull.head.sha], files);
      close(pull, commit);
      moveTo(commit, by);
      return commit;
    },
    rebase: (pull, commits, by = "ann") => {
      const commit = stack(commits);
      close(pull, commit);
      moveTo(commit, by);
      return commit;
    },
    push: (commits, by) => {
      const commit = stack(commits);
      moveTo(commit, by);
      return commit;
    },
    moveSilently: (files) => {
      const commit = github.commit([github.tipOf("main")], files);
      github.setBranch("main", commit);
      return commit;
    },
    dismiss: (review, dismissal) => dismissals.set(review, dismissal),

    defaultBranch: () => Promise.resolve("main"),
    tip: (branch) => Promise.resolve(github.tipOf(branch)),
    pushes: (_, since) => {
      calls.push("pushes");
      const older = pushes.findIndex(({ at }) => !isSince(at, since));
      return Promise.resolve(older < 0 ? pushes : pushes.slice(0, older + 1));
    },
    merged: (_, since) => {
      calls.push("merged");
      return Promise.resolve(merged.filter(({ mergedAt }) => isSince(mergedAt, since)));
    },
    history: (commit) => {
      calls.push("history");
      const found = [];
      const queue = [commit];
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const here = github.pastCommit(next);
        found.push(here);
        queue.push(...here.parents);
      }
      return Promise.resolve(found.slice(0, 100));
    },
    whenDismissed: () => Promise.resolve(dismissals),
  };
}
