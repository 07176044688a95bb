import type { Commit } from "../../core/generated/facts.ts";
import type { Answer } from "../answer.ts";
import type { ListTree } from "./read-tree.ts";
import type {
  CheckRun,
  Comment,
  CommitStatus,
  Comparison,
  ListedEntry,
  Person,
  PullRequest,
  Review,
  Sha,
  TestMerge,
} from "./port.ts";

const reviewStates = ["APPROVED", "CHANGES_REQUESTED", "COMMENTED", "DISMISSED", "PENDING"] as const;
const statusStates = ["error", "failure", "pending", "success"] as const;
const entryTypes = ["blob", "tree", "commit"] as const;
const modes = ["100644", "100755", "120000", "160000", "040000"] as const;

/** One pull request of the listing; a fork that was deleted leaves no head repository behind. */
export const pullRequest = (answer: Answer): PullRequest => ({
  number: answer.integer("number"),
  author: answer.person("user"),
  draft: answer.flag("draft"),
  head: {
    sha: answer.sha("head.sha"),
    branch: answer.text("head.ref"),
    repository: answer.optionalText("head.repo.full_name"),
  },
  base: { branch: answer.text("base.ref") },
  description: answer.optionalText("body") ?? "",
});

/** Where two commits went apart. */
export const comparison = (answer: Answer): Comparison => ({
  status: "compared",
  tip: answer.sha("base_commit.sha"),
  mergeBase: answer.sha("merge_base_commit.sha"),
  behindBy: answer.integer("behind_by"),
});

const treeEntry = (answer: Answer): ListedEntry => ({
  path: answer.text("path"),
  mode: answer.oneOf("mode", modes),
  type: answer.oneOf("type", entryTypes),
  sha: answer.sha("sha"),
  size: answer.optionalInteger("size") ?? 0,
});

/** The entries of a tree, or that GitHub cut the listing short. */
export const tree = (answer: Answer): Awaited<ReturnType<ListTree>> =>
  answer.flag("truncated")
    ? { status: "truncated" }
    : { status: "listed", entries: answer.list("tree").map(treeEntry) };

/** The bytes of a file. */
export const blob = (answer: Answer): Uint8Array => {
  answer.oneOf("encoding", ["base64"]);
  return new Uint8Array(Buffer.from(answer.text("content"), "base64"));
};

/** The commit of the test merge, if GitHub says that it has made one without conflicts. */
export const testMergeCommit = (answer: Answer): Sha | null =>
  answer.optionalFlag("mergeable") === true ? answer.optionalSha("merge_commit_sha") : null;

/** The commit that a merge would make. */
export const mergeCommit = (answer: Answer): TestMerge => ({
  status: "ready",
  commit: answer.sha("sha"),
  parents: answer.list("parents").map((parent) => parent.sha("sha")),
});

/** One review. */
export const review = (answer: Answer): Review => ({
  id: answer.integer("id"),
  person: answer.person("user"),
  state: answer.oneOf("state", reviewStates),
  submitted_at: answer.optionalTime("submitted_at"),
  commit_id: answer.optionalSha("commit_id"),
  body: answer.optionalText("body") ?? "",
});

/** One member of a team. */
export const member = (answer: Answer): Person => ({
  login: answer.text("login"),
  id: answer.integer("id"),
  type: answer.text("type"),
});

/** One commit with the accounts behind it, where GitHub knows them; the names in it could be anybody's. */
export const commit = (answer: Answer): Commit => ({
  sha: answer.sha("sha"),
  author: answer.optionalText("author.login"),
  committer: answer.optionalText("committer.login"),
});

/** Who dismissed which review, if this event is such a dismissal. */
export const dismissal = (answer: Answer): readonly [Review["id"], string] | null => {
  const login = answer.optionalText("actor.login");
  if (answer.text("event") !== "review_dismissed" || login === null) return null;
  return [answer.integer("dismissed_review.review_id"), login];
};

/** One commit status. */
export const commitStatus = (answer: Answer): CommitStatus => ({
  id: answer.integer("id"),
  context: answer.text("context"),
  state: answer.oneOf("state", statusStates),
  description: answer.optionalText("description") ?? "",
  targetUrl: answer.optionalText("target_url") ?? "",
  createdAt: answer.time("created_at"),
  creator: answer.optionalText("creator.login"),
});

/** One check run; what is neither running, success nor failure is foreign to Countersign. */
export const checkRun = (answer: Answer): CheckRun => {
  const running = answer.text("status") !== "completed";
  const conclusion = answer.optionalText("conclusion");
  const outcome = running
    ? "in_progress"
    : conclusion === "success" || conclusion === "failure"
      ? conclusion
      : "other";
  return {
    id: answer.integer("id"),
    name: answer.text("name"),
    outcome,
    title: answer.optionalText("output.title") ?? "",
    summary: answer.optionalText("output.summary") ?? "",
    annotationCount: answer.optionalInteger("output.annotations_count") ?? 0,
    app: answer.optionalText("app.slug"),
    externalId: answer.optionalText("external_id") ?? "",
  };
};

/** One comment on a pull request. */
export const comment = (answer: Answer): Comment => ({
  id: answer.integer("id"),
  author: answer.optionalText("user.login"),
  body: answer.optionalText("body") ?? "",
  url: answer.text("html_url"),
});
