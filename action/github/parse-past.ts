import type { Answer } from "../answer.ts";
import { pullRequest } from "./parse.ts";
import type { Dismissal, Issue, MergedPullRequest, PastCommit, Push, Review, Sha } from "./port.ts";

const nobody = /^0{40}$/u;
const unlessNobody = (sha: Sha): Sha | null => (nobody.test(sha) ? null : sha);

/** One movement of a branch; that it was deleted is none. */
export const push = (answer: Answer): Push | null => {
  const after = unlessNobody(answer.sha("after"));
  if (after === null) return null;
  return {
    before: unlessNobody(answer.sha("before")),
    after,
    at: answer.time("timestamp"),
    by: answer.optionalText("actor.login"),
  };
};

/** A closed pull request, and how it was merged if it was. */
export const closedPullRequest = (
  answer: Answer,
): { readonly updatedAt: string; readonly merged: MergedPullRequest | null } => {
  const mergedAt = answer.optionalTime("merged_at");
  const updatedAt = answer.time("updated_at");
  if (mergedAt === null) return { updatedAt, merged: null };
  return {
    updatedAt,
    merged: { ...pullRequest(answer), mergedAt, mergeCommit: answer.sha("merge_commit_sha") },
  };
};

/** One commit of a branch's history. */
export const pastCommit = (answer: Answer): PastCommit => ({
  sha: answer.sha("sha"),
  parents: answer.list("parents").map((parent) => parent.sha("sha")),
  tree: answer.sha("commit.tree.sha"),
});

const opinions: Readonly<Record<string, Dismissal["was"]>> = {
  approved: "APPROVED",
  changes_requested: "CHANGES_REQUESTED",
  commented: "COMMENTED",
};

/** When a review was dismissed and what it said until then, if this event is such a dismissal. */
export const datedDismissal = (answer: Answer): readonly [Review["id"], Dismissal] | null => {
  if (answer.text("event") !== "review_dismissed") return null;
  const was = answer.oneOf("dismissed_review.state", Object.keys(opinions));
  const dismissed = {
    by: answer.optionalText("actor.login"),
    at: answer.time("created_at"),
    was: opinions[was] ?? "COMMENTED",
  };
  return [answer.integer("dismissed_review.review_id"), dismissed];
};

/** One open issue; null for a pull request, which GitHub lists among them. */
export const issue = (answer: Answer): Issue | null =>
  answer.optional("pull_request") === null
    ? {
        number: answer.integer("number"),
        author: answer.optionalText("user.login"),
        body: answer.optionalText("body") ?? "",
        url: answer.text("html_url"),
      }
    : null;
