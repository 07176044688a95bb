import { expect } from "vitest";
import type { Fault } from "../../emulator/faults.ts";
import type { ActionRun } from "../../emulator/run-action.ts";
import { mql } from "./company.ts";
import { gate, setScene, type Proposed, type Scene } from "./scene.ts";

/** The newest status of a pull request that both sides have signed. */
export const green = `success | ${gate} | Countersigned: rae signed for sales and mia signed for marketing.`;

/** A run and the pull request that it was about. */
export interface Ended {
  readonly run: ActionRun;
  readonly proposed: Proposed;
}

/** Pull requests that are green, and that would be green after every run that goes well. */
export interface GreenPullRequests {
  readonly scene: Scene;
  /** What stands on the newest commit of one. */
  readonly newest: (proposed: Proposed) => Promise<string>;
  /** A run after a review of one that no other run was about, with this going wrong. */
  readonly runWith: (faultOf: (proposed: Proposed) => Fault) => Promise<Ended>;
}

/** Opens so many pull requests and has them signed. */
export async function greenPullRequests(node: string, count: number): Promise<GreenPullRequests> {
  const scene = await setScene({ node, report: "status" });
  const { github, repository, events } = scene;
  const unused: Proposed[] = [];
  for (let index = 0; index < count; index += 1)
    unused.push(await scene.propose({ files: mql(100 + index), branch: `proposal-${index}` }));
  // Started by hand it decides them all: once to record the heads, and again when everybody has signed.
  const everything = await events.workflowDispatch({});
  await scene.run(everything);
  for (const { pr } of unused)
    for (const by of ["rae", "mia"]) await repository.review({ pr, by, state: "APPROVE" });
  await scene.run(everything);

  /** The combined status, because the list of statuses is among what goes wrong. */
  const newest = async ({ head }: Proposed): Promise<string> => {
    const { owner, name: repo, admin } = repository;
    const operation = "repos/get-combined-status-for-ref";
    const { body } = await github.call(github.tokenOf(admin), operation, { owner, repo, ref: head });
    const { statuses } = body as { readonly statuses: readonly Readonly<Record<string, string>>[] };
    return statuses
      .map(({ state, context, description }) => [state, context, description].join(" | "))
      .join("\n");
  };

  return {
    scene,
    newest,
    runWith: async (faultOf) => {
      const proposed = unused.shift();
      if (proposed === undefined) throw new Error("More pull requests are needed: count the tests.");
      expect(await newest(proposed)).toBe(green);
      const event = await events.workflowRun(proposed.pr, { by: "rae" });
      github.fail(faultOf(proposed));
      return { run: await scene.run(event), proposed };
    },
  };
}
