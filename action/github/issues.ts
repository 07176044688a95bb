import { UnusableAnswer } from "../answer.ts";
import type { Client, RepositoryCall } from "./client.ts";
import * as parse from "./parse-past.ts";
import type { Issue, Issues } from "./port.ts";

/** The issues of a repository through GitHub's REST interface. */
export function issues({ all, one }: Client): Issues {
  const write = async (call: Omit<RepositoryCall, "permission">): Promise<Issue> => {
    const stored = await one({ ...call, permission: "issues: write" }, parse.issue);
    if (stored === null) throw new UnusableAnswer("GitHub answered with a pull request instead of an issue.");
    return stored;
  };
  return {
    openIssues: async () => {
      const call: RepositoryCall = {
        route: "GET /issues",
        // Oldest first: one that is opened while we read appears on the last page.
        parameters: { state: "open", sort: "created", direction: "asc" },
        purpose: "list the open issues",
        permission: "issues: read",
      };
      return (await all(call, parse.issue)).filter((issue) => issue !== null);
    },
    postIssue: (title, body) =>
      write({
        route: "POST /issues",
        parameters: { title, body },
        purpose: "open an issue",
        repeat: "only-when-refused",
      }),
    editIssue: (number, title, body) =>
      write({
        route: "PATCH /issues/{issue_number}",
        parameters: { issue_number: number, title, body },
        purpose: `edit the issue #${number}`,
      }),
  };
}
