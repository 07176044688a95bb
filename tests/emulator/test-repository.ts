import { actor, type Actor, type Client } from "./client.ts";
import { copyCommit, moveBranch, tip, writeCommit } from "./git.ts";
import type { CheckRun, Comment, PullRequest, Status, TestRepository } from "./repository.ts";
import { tokenOf } from "./seed.ts";

/** Gives a repository that exists on the emulator its test interface. */
export function testRepository(call: Client, admin: string, owner: string, name: string): TestRepository {
  const as = (login: string): Actor => actor(call, tokenOf(login), owner, name);
  const self = as(admin);

  const existingTip = async (branch: string): Promise<string> => {
    const sha = await tip(self, branch);
    if (sha === undefined) throw new Error(`${owner}/${name} has no branch ${branch}.`);
    return sha;
  };

  /** What a pull request from a fork brings along; GitHub has it at once, the emulator only if it is copied. */
  const fetchFork = async (head: string): Promise<void> => {
    const [login = "", branch = ""] = head.split(":");
    const fork = actor(call, tokenOf(login), login, name);
    const sha = await tip(fork, branch);
    if (sha !== undefined) await copyCommit(fork, self, sha);
  };

  return {
    owner,
    name,
    fullName: `${owner}/${name}`,
    admin,
    tip: existingTip,
    moveBranch: (branch, sha) => moveBranch(self, branch, sha),

    commit: async (branch, { by = admin, ...change }) => {
      const parents = change.parents ?? [(await tip(self, branch)) ?? (await existingTip("main"))];
      const sha = await writeCommit(as(by), parents, change);
      await moveBranch(as(by), branch, sha);
      return sha;
    },

    fork: async (by) => {
      await as(by).act("repos/create-fork", {}, {});
      const fork = actor(call, tokenOf(by), by, name);
      const main = await existingTip("main");
      await copyCommit(self, fork, main);
      await moveBranch(fork, "main", main);
      return testRepository(call, by, by, name);
    },

    openPullRequest: async ({ author, head, base = "main", title = "Change the definitions", ...rest }) => {
      if (head.includes(":")) await fetchFork(head);
      const opened = await as(author).act("pulls/create", {}, { title, head, base, ...rest });
      return (opened as { readonly number: number }).number;
    },

    editPullRequest: async (pr, by, edit) => {
      await as(by).act("pulls/update", { pull_number: pr }, edit);
    },

    pullRequest: async (pr) => (await self.act("pulls/get", { pull_number: pr })) as PullRequest,

    review: async ({ pr, by, state, commit, body }) => {
      const said = {
        ...(state === "PENDING" ? {} : { event: state }),
        ...(commit === undefined ? {} : { commit_id: commit }),
        ...(body === undefined ? {} : { body }),
      };
      const review = await as(by).act("pulls/create-review", { pull_number: pr }, said);
      return (review as { readonly id: number }).id;
    },

    dismiss: async ({ pr, review, by }) => {
      const which = { pull_number: pr, review_id: review };
      await as(by).act("pulls/dismiss-review", which, { message: "No longer true." });
    },

    comment: async (pr, by, body) => {
      const comment = await as(by).act("issues/create-comment", { issue_number: pr }, { body });
      return (comment as { readonly id: number }).id;
    },

    merge: async ({ pr, by }) => {
      const { status, body } = await as(by).attempt("pulls/merge", { pull_number: pr }, {});
      return { status, message: (body as { readonly message: string }).message };
    },

    requireCheck: async (branch, context) => {
      const protection = {
        required_status_checks: { strict: false, contexts: [context] },
        enforce_admins: false,
        required_pull_request_reviews: null,
        restrictions: null,
      };
      await self.act("repos/update-branch-protection", { branch }, protection);
    },

    statuses: async (sha) => {
      const listed = await self.act("repos/list-commit-statuses-for-ref", { ref: sha, per_page: 100 });
      return listed as readonly Status[];
    },

    comments: async (pr) => {
      const listed = await self.act("issues/list-comments", { issue_number: pr, per_page: 100 });
      return listed as readonly Comment[];
    },

    checkRuns: async (sha) => {
      const listed = await self.act("checks/list-for-ref", { ref: sha, per_page: 100 });
      return (listed as { readonly check_runs: readonly CheckRun[] }).check_runs;
    },
  };
}
