import { Refused } from "./ask.ts";
import type { Client, RepositoryCall } from "./client.ts";
import { MissingPage } from "./pages.ts";
import * as parse from "./parse.ts";
import type { Reads, Sha } from "./port.ts";
import { readTree } from "./read-tree.ts";

/** GitHub lists no more commits of a pull request than these, and does not say whether there are more. */
const mostCommits = 250;

/** A refusal, where the sentence around it says what to do. */
const refusalOf = ({ status }: Refused): string =>
  status === null ? "GitHub did not answer." : `GitHub answered ${status}.`;

const short = (sha: Sha): string => sha.slice(0, 7);

/** What is read through GitHub's REST interface. */
export function reads({ raw, one, all, unlessGone }: Client): Reads {
  const ofPullRequest = (route: string, number: number, purpose: string): RepositoryCall => ({
    route,
    parameters: { pull_number: number },
    purpose: `${purpose} #${number}`,
    permission: "pull-requests: read",
  });
  const ofIssue = (route: string, number: number, purpose: string): RepositoryCall => ({
    ...ofPullRequest(route, number, purpose),
    parameters: { issue_number: number },
  });
  const ofCommit = (
    route: string,
    parameters: RepositoryCall["parameters"],
    purpose: string,
    permission = "contents: read",
  ): RepositoryCall => ({ route, parameters, purpose, permission });

  return {
    openPullRequests: (base) =>
      all(
        {
          route: "GET /pulls",
          // Oldest first: one that is opened while we read appears on the last page.
          parameters: {
            state: "open",
            sort: "created",
            direction: "asc",
            ...(base === undefined ? {} : { base }),
          },
          purpose: "list the open pull requests",
          permission: "pull-requests: read",
        },
        parse.pullRequest,
      ),

    compare: (base, commit) => {
      // The full name of the branch, so that a tag of the same name cannot take its place.
      const from = "branch" in base ? `refs/heads/${base.branch}` : base.commit;
      return unlessGone(
        ofCommit(
          "GET /compare/{basehead}",
          { basehead: `${from}...${commit}`, per_page: 1 },
          `compare ${short(commit)} with its base`,
        ),
        parse.comparison,
      );
    },

    tree: (commit) =>
      readTree(
        (tree, depth) =>
          unlessGone(
            ofCommit(
              "GET /git/trees/{tree_sha}",
              { tree_sha: tree, ...(depth === "all" ? { recursive: "1" } : {}) },
              `list the files of ${short(commit)}`,
            ),
            parse.tree,
          ),
        commit,
      ),

    archive: async (commit) => {
      const { data } = await raw(
        ofCommit("GET /tarball/{ref}", { ref: commit }, `download the files of ${short(commit)}`),
      );
      // Anything else holds none of the files that are looked for, and these are then read one by one.
      return data instanceof ArrayBuffer ? new Uint8Array(data) : new Uint8Array();
    },

    blob: (blob) =>
      one(
        ofCommit("GET /git/blobs/{file_sha}", { file_sha: blob }, `read the file ${short(blob)}`),
        parse.blob,
      ),

    testMerge: async (number) => {
      const purpose = "read the test merge of";
      const commit = await one(
        ofPullRequest("GET /pulls/{pull_number}", number, purpose),
        parse.testMergeCommit,
      );
      if (commit === null) return { status: "pending" };
      return one(
        ofCommit("GET /git/commits/{commit_sha}", { commit_sha: commit }, `${purpose} #${number}`),
        parse.mergeCommit,
      );
    },

    reviews: async (number) => {
      try {
        const call = ofPullRequest("GET /pulls/{pull_number}/reviews", number, "read the reviews of");
        return { status: "read", items: [...(await all(call, parse.review))] };
      } catch (thrown) {
        if (thrown instanceof MissingPage) return { status: "incomplete", reason: thrown.message };
        throw thrown;
      }
    },

    dismissals: async (number) => {
      const call = ofIssue("GET /issues/{issue_number}/events", number, "read who dismissed a review of");
      try {
        return new Map((await all(call, parse.dismissal)).filter((found) => found !== null));
      } catch (thrown) {
        // It only explains: whoever dismissed a review, it counts for nothing.
        if (thrown instanceof Refused) return new Map();
        throw thrown;
      }
    },

    teamMembers: async (team) => {
      const [organisation, slug] = team.split("/");
      const call: RepositoryCall = {
        route: "GET /orgs/{org}/teams/{team_slug}/members",
        parameters: { org: organisation, team_slug: slug },
        purpose: `read the members of the team ${team}`,
        permission: "Members: read",
      };
      try {
        return { status: "read", members: [...(await all(call, parse.member))] };
      } catch (thrown) {
        if (thrown instanceof Refused) return { status: "unreadable", reason: refusalOf(thrown) };
        if (thrown instanceof MissingPage) return { status: "unreadable", reason: thrown.message };
        throw thrown;
      }
    },

    commits: async (number) => {
      const call = ofPullRequest("GET /pulls/{pull_number}/commits", number, "read the commits of");
      try {
        const items = [...(await all(call, parse.commit))];
        return items.length < mostCommits ? { status: "listed", items } : { status: "truncated" };
      } catch (thrown) {
        if (thrown instanceof MissingPage) return { status: "truncated" };
        throw thrown;
      }
    },

    statuses: async (commit) => {
      const call = ofCommit(
        "GET /commits/{ref}/statuses",
        { ref: commit },
        `read the statuses of ${short(commit)}`,
        "statuses: read",
      );
      return [...(await all(call, parse.commitStatus))].sort((a, b) => b.id - a.id);
    },

    checkRuns: (commit, name) =>
      all(
        ofCommit(
          "GET /commits/{ref}/check-runs",
          { ref: commit, check_name: name, filter: "latest" },
          `read the check runs of ${short(commit)}`,
          "checks: read",
        ),
        parse.checkRun,
        "check_runs",
      ),

    comments: (number) =>
      all(ofIssue("GET /issues/{issue_number}/comments", number, "read the comments of"), parse.comment),
  };
}
