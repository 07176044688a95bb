import type { Client } from "./client.ts";
import * as parse from "./parse.ts";
import type { NewCheckRun, Writes } from "./port.ts";

/** By this mark Countersign knows its check run where GitHub names no app. */
export const checkRunMark = "countersign";

const body = (run: NewCheckRun): Readonly<Record<string, unknown>> => ({
  name: run.name,
  external_id: checkRunMark,
  details_url: run.detailsUrl,
  // Waiting has no conclusion: GitHub lets "neutral" and "skipped" pass as if they were success.
  ...(run.outcome === "in_progress"
    ? { status: "in_progress" }
    : { status: "completed", conclusion: run.outcome }),
  output: { title: run.title, summary: run.summary, annotations: run.annotations },
});

/** What is written through GitHub's REST interface. */
export function writes({ one }: Client): Writes {
  return {
    postStatus: (commit, { targetUrl, ...status }) =>
      one(
        {
          route: "POST /statuses/{sha}",
          parameters: { sha: commit, ...status, target_url: targetUrl },
          purpose: `post the status of ${commit.slice(0, 7)}`,
          permission: "statuses: write",
        },
        parse.commitStatus,
      ),

    postCheckRun: (commit, run) =>
      one(
        {
          route: "POST /check-runs",
          parameters: { head_sha: commit, ...body(run) },
          purpose: `post the check run of ${commit.slice(0, 7)}`,
          permission: "checks: write",
        },
        parse.checkRun,
      ),

    updateCheckRun: (id, run) =>
      one(
        {
          route: "PATCH /check-runs/{check_run_id}",
          parameters: { check_run_id: id, ...body(run) },
          purpose: "update our check run",
          permission: "checks: write",
        },
        parse.checkRun,
      ),

    postComment: (number, text) =>
      one(
        {
          route: "POST /issues/{issue_number}/comments",
          parameters: { issue_number: number, body: text },
          purpose: `comment on #${number}`,
          permission: "pull-requests: write",
          repeat: "only-when-refused",
        },
        parse.comment,
      ),

    editComment: (id, text) =>
      one(
        {
          route: "PATCH /issues/comments/{comment_id}",
          parameters: { comment_id: id, body: text },
          purpose: "edit our comment",
          permission: "pull-requests: write",
        },
        parse.comment,
      ),
  };
}
