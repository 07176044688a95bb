/**
 * The GitHub operations that Countersign and its tests call, by the id that GitHub's own description gives them.
 * A request that is none of these is a violation: add it here, then run `scripts/cut-openapi.ts` again.
 */
export const operations = [
  // What the Action reads.
  "pulls/list",
  "pulls/get",
  "pulls/list-reviews",
  "pulls/list-commits",
  "repos/get-content",
  "repos/compare-commits-with-basehead",
  "repos/download-tarball-archive",
  "repos/list-commit-statuses-for-ref",
  "repos/get-combined-status-for-ref",
  "git/get-tree",
  "git/get-blob",
  "git/get-commit",
  "git/get-ref",
  "issues/list-comments",
  "issues/list-events",
  "checks/list-for-ref",
  "teams/list-members-in-org",
  "users/get-authenticated",
  "users/get-by-username",
  "apps/get-authenticated",

  // What an audit and the commands of a laptop read.
  "repos/list-activities",
  "repos/list-commits",
  "issues/list-for-repo",
  "repos/get-branch-rules",
  "repos/get-repo-rulesets",
  "repos/get-repo-ruleset",
  "teams/get-by-name",

  // What the Action writes.
  "repos/create-commit-status",
  "issues/create-comment",
  "issues/update-comment",
  "checks/create",
  "checks/update",
  "issues/create",
  "issues/update",

  // What people do on GitHub: the tests play them.
  "apps/create-installation-access-token",
  "repos/create-for-authenticated-user",
  "repos/create-in-org",
  "repos/create-fork",
  "repos/get",
  "repos/add-collaborator",
  "repos/get-collaborator-permission-level",
  "repos/update-branch-protection",
  "repos/create-repo-ruleset",
  "git/create-blob",
  "git/create-tree",
  "git/create-commit",
  "git/create-ref",
  "git/update-ref",
  "pulls/create",
  "pulls/update",
  "pulls/update-branch",
  "pulls/create-review",
  "pulls/dismiss-review",
  "pulls/merge",
  "checks/list-annotations",
  "teams/create",
  "teams/add-or-update-membership-for-user-in-org",
] as const;

/** One of the operations above. */
export type OperationId = (typeof operations)[number];
