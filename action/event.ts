import { read, type Answer } from "./answer.ts";
import type { PullRequest, Sha } from "./github/port.ts";
import type { Inputs } from "./inputs.ts";

/** Why a pull request is decided now. */
export type Occasion =
  /** Its head is new: record it, with the head before it where the event says so. */
  | { readonly kind: "new-head"; readonly head: Sha; readonly before: Sha | null }
  /** Somebody's opinion or the base branch may have changed: take a green back until it is decided. */
  | { readonly kind: "may-have-changed" }
  /** Nothing new is known: what stands may stand until it is decided. */
  | { readonly kind: "look-again" };

/** What an event asks of Countersign. */
export type Task =
  | {
      readonly kind: "decide";
      readonly which: Selection;
      readonly base: string | null;
      readonly occasion: Occasion;
    }
  /** Every open pull request that has a verdict. */
  | { readonly kind: "sweep" }
  | { readonly kind: "merge-group"; readonly group: MergeGroup }
  /** Everything that was merged since then, or since as long ago as usual. */
  | { readonly kind: "audit"; readonly since: string | null }
  /** Only say what is wrong with the definitions: the token may read and nothing else. */
  | { readonly kind: "annotate"; readonly number: number; readonly head: Sha; readonly base: string }
  | { readonly kind: "nothing"; readonly why: string };

export type Selection =
  | { readonly by: "number"; readonly number: number }
  /** By what a finished run says about itself. All three must agree: a number in it could be anybody's. */
  | { readonly by: "head"; readonly repository: string | null; readonly branch: string; readonly sha: Sha }
  | { readonly by: "any" };

/** One place in the merge queue. */
export interface MergeGroup {
  readonly number: number | null;
  readonly head: Sha;
  readonly parent: Sha;
  readonly base: string;
}

const nobody = /^0{40}$/u;
const headEvents: readonly string[] = ["opened", "reopened", "synchronize"];
const command = "/countersign";

/** What a workflow asks for, besides the event that starts it, and whether it has done so before. */
type Asked = Pick<Inputs, "task" | "pullRequest" | "since"> & { readonly isRepeated: boolean };

/** Turns the event that started the run into what there is to do. An event that is not foreseen throws. */
export function taskOf(name: string, payload: unknown, asked: Asked): Task {
  // An audit does not depend on what happened.
  if (asked.task === "audit") return { kind: "audit", since: asked.since };
  const event = read(payload, `the ${name} event`);
  switch (name) {
    case "pull_request_target":
      return pullRequestTask(event, asked);
    case "pull_request":
      return {
        kind: "annotate",
        number: event.integer("pull_request.number"),
        head: event.sha("pull_request.head.sha"),
        base: event.text("pull_request.base.ref"),
      };
    case "workflow_run":
      return {
        kind: "decide",
        which: {
          by: "head",
          repository: event.optionalText("workflow_run.head_repository.full_name"),
          branch: event.text("workflow_run.head_branch"),
          sha: event.sha("workflow_run.head_sha"),
        },
        base: null,
        occasion: { kind: "may-have-changed" },
      };
    case "issue_comment":
      return commentTask(event);
    case "workflow_dispatch":
      return {
        kind: "decide",
        which: asked.pullRequest === null ? { by: "any" } : { by: "number", number: asked.pullRequest },
        base: null,
        occasion: { kind: "look-again" },
      };
    case "schedule":
      return { kind: "sweep" };
    case "merge_group":
      return mergeGroupTask(event);
    default:
      throw new Error(
        `Countersign does not know what to do on the event \`${name}\`. ` +
          "Use the workflows that `countersign init` writes.",
      );
  }
}

function pullRequestTask(event: Answer, { isRepeated }: Asked): Task {
  const action = event.text("action");
  // Of a run that is repeated nobody knows what was the head since its event: it must not skip that.
  const before = action === "synchronize" && !isRepeated ? event.optionalSha("before") : null;
  const occasion: Occasion = headEvents.includes(action)
    ? {
        kind: "new-head",
        head: event.sha("pull_request.head.sha"),
        before: before === null || nobody.test(before) ? null : before,
      }
    : { kind: event.optional("changes.base") === null ? "look-again" : "may-have-changed" };
  return {
    kind: "decide",
    which: { by: "number", number: event.integer("pull_request.number") },
    base: event.text("pull_request.base.ref"),
    occasion,
  };
}

function commentTask(event: Answer): Task {
  const isCommand = event.text("comment.body").trim().split(/\s/u)[0] === command;
  if (event.text("action") !== "created" || !isCommand)
    return { kind: "nothing", why: `The comment does not start with ${command}.` };
  if (event.optional("issue.pull_request") === null)
    return { kind: "nothing", why: `The comment is on an issue, and ${command} is for pull requests.` };
  return {
    kind: "decide",
    which: { by: "number", number: event.integer("issue.number") },
    base: null,
    occasion: { kind: "look-again" },
  };
}

function mergeGroupTask(event: Answer): Task {
  const number = /\/pr-(\d{1,10})-[0-9a-f]{40}$/u.exec(event.text("merge_group.head_ref"))?.[1];
  return {
    kind: "merge-group",
    group: {
      number: number === undefined ? null : Number(number),
      head: event.sha("merge_group.head_sha"),
      parent: event.sha("merge_group.base_sha"),
      base: event.text("merge_group.base_ref").replace(/^refs\/heads\//u, ""),
    },
  };
}

/** The open pull requests that a selection means. */
export function selected(which: Selection, open: readonly PullRequest[]): readonly PullRequest[] {
  switch (which.by) {
    case "any":
      return open;
    case "number":
      return open.filter(({ number }) => number === which.number);
    case "head":
      return open.filter(
        ({ head }) =>
          head.repository === which.repository && head.branch === which.branch && head.sha === which.sha,
      );
  }
}
