import type { Client } from "./client.ts";
import * as parse from "./parse-past.ts";
import type { Past } from "./port.ts";

const isBefore = (moment: string, since: string | null): boolean =>
  since !== null && Date.parse(moment) < Date.parse(since);

/** What an audit reads through GitHub's REST interface. */
export function past({ one, all, until, linked }: Client): Past {
  return {
    defaultBranch: () =>
      one(
        {
          route: "GET /",
          parameters: {},
          purpose: "read the name of the default branch",
          permission: "metadata: read",
        },
        (answer) => answer.text("default_branch"),
      ),

    tip: (branch) =>
      one(
        {
          route: "GET /git/ref/{ref}",
          parameters: { ref: `heads/${branch}` },
          purpose: `read the newest commit of ${branch}`,
          permission: "contents: read",
        },
        (answer) => answer.sha("object.sha"),
      ),

    pushes: async (branch, since) => {
      const moves = await linked(
        {
          route: "GET /activity",
          parameters: { ref: `refs/heads/${branch}`, direction: "desc" },
          purpose: `list the pushes to ${branch}`,
          permission: "contents: read",
        },
        parse.push,
        (move) => move !== null && isBefore(move.at, since),
      );
      return moves.filter((move) => move !== null);
    },

    merged: async (branch, since) => {
      const closed = await until(
        {
          route: "GET /pulls",
          // Whatever was merged since then was updated since then.
          parameters: { state: "closed", base: branch, sort: "updated", direction: "desc" },
          purpose: `list the pull requests that were merged into ${branch}`,
          permission: "pull-requests: read",
        },
        parse.closedPullRequest,
        ({ updatedAt }) => isBefore(updatedAt, since),
      );
      return closed.flatMap(({ merged }) => (merged === null ? [] : [merged]));
    },

    history: async (commit) => {
      const call = {
        route: "GET /commits",
        parameters: { sha: commit, per_page: 100 },
        purpose: `list the commits before ${commit.slice(0, 7)}`,
        permission: "contents: read",
      };
      return one(call, (answer) => answer.list("").map(parse.pastCommit));
    },

    whenDismissed: async (number) => {
      const events = await all(
        {
          route: "GET /issues/{issue_number}/events",
          parameters: { issue_number: number },
          purpose: `read when reviews of #${number} were dismissed`,
          permission: "pull-requests: read",
        },
        parse.datedDismissal,
      );
      return new Map(events.filter((event) => event !== null));
    },
  };
}
