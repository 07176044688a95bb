import { fileURLToPath } from "node:url";
import type { ReportMode } from "../../../action/report.ts";
import { events, type Events, type WorkflowEvent } from "../../emulator/events.ts";
import type { File } from "../../emulator/git.ts";
import { startGitHub, type TestGitHub } from "../../emulator/github.ts";
import type { TestRepository } from "../../emulator/repository.ts";
import { runAction, type ActionRequest, type ActionRun } from "../../emulator/run-action.ts";
import { company } from "./company.ts";

/** The Action as it is published. */
export const builtAction = fileURLToPath(new URL("../../../dist/action.js", import.meta.url));

/** The name of the gate: the check or the status that the base branch requires. */
export const gate = "countersign/main";

/** A company's repository on GitHub, with Countersign at work in it. */
export interface Scene {
  readonly github: TestGitHub;
  readonly repository: TestRepository;
  readonly events: Events;
  /** Commits to a new branch and opens a pull request from it, as ann unless said otherwise. */
  readonly propose: (proposal: Proposal) => Promise<Proposed>;
  /** Runs the Action on an event, with inputs and a token of its own where the test says so. */
  readonly run: (
    event: WorkflowEvent,
    more?: Pick<Partial<ActionRequest>, "inputs" | "token">,
  ) => Promise<ActionRun>;
  /** Runs it on a pull request that was just opened. */
  readonly opened: (pr: number) => Promise<ActionRun>;
  /** These people approve, one after the other, and the workflow runs after the last of them. */
  readonly approve: (pr: number, ...people: readonly string[]) => Promise<ActionRun>;
  /** A person asks for changes, and the workflow runs. */
  readonly object: (pr: number, by: string) => Promise<ActionRun>;
  /** What GitHub says to somebody who may do everything in the repository, and merges. */
  readonly merge: (pr: number) => Promise<{ readonly status: number; readonly message: string }>;
}

interface Proposal {
  readonly files: Readonly<Record<string, File>>;
  readonly author?: string;
  readonly branch?: string;
  readonly base?: string;
  readonly title?: string;
}

/** A pull request and its newest commit. */
export interface Proposed {
  readonly pr: number;
  readonly head: string;
}

interface Setting {
  readonly node: string;
  readonly report: ReportMode;
  readonly files?: Readonly<Record<string, File>>;
}

/** GitHub's own answers to a merge. */
export const refused = { status: 422, message: "Required status checks have not succeeded." };
export const accepted = { status: 200, message: "Pull Request successfully merged" };

/** Sets the scene: who may do what is the same in every test. Only a check run is a gate on the emulator. */
export async function setScene({ node, report, files = company }: Setting): Promise<Scene> {
  const github = await startGitHub();
  const repository = await github.createRepository({
    files,
    // To sign, nobody needs to be able to push.
    collaborators: { ann: "push", rae: "pull", sam: "pull", mia: "pull", mo: "pull" },
    ...(report === "status" ? {} : { requiredCheck: gate }),
  });
  const happens = events(github.call, repository);
  // The permissions of the workflow that the README gives.
  const token = await github.workflowToken({
    permissions: {
      contents: "read",
      pull_requests: "write",
      statuses: "write",
      ...(report === "status" ? {} : { checks: "write" }),
    },
  });

  const run: Scene["run"] = (event, more = {}) =>
    runAction({
      action: builtAction,
      node,
      event,
      repository: repository.fullName,
      api: github.url,
      token,
      ...more,
      inputs: { report, ...more.inputs },
    });
  const review = async (
    pr: number,
    people: readonly string[],
    state: "APPROVE" | "REQUEST_CHANGES",
  ): Promise<ActionRun> => {
    for (const by of people) await repository.review({ pr, by, state });
    return run(await happens.workflowRun(pr, { by: people.at(-1) ?? "" }));
  };

  return {
    github,
    repository,
    events: happens,
    run,
    propose: async ({ files: changed, author = "ann", branch = "proposal", ...rest }) => {
      const head = await repository.commit(branch, { files: changed });
      return { pr: await repository.openPullRequest({ author, head: branch, ...rest }), head };
    },
    opened: async (pr) => run(await happens.pullRequestTarget("opened", pr)),
    approve: (pr, ...people) => review(pr, people, "APPROVE"),
    object: (pr, by) => review(pr, [by], "REQUEST_CHANGES"),
    merge: (pr) => repository.merge({ pr, by: repository.admin }),
  };
}
