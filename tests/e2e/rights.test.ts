import { afterEach, beforeEach, expect, test } from "vitest";
import { mql } from "./support/company.ts";
import { readLog } from "./support/log.ts";
import { onEachNode } from "./support/nodes.ts";
import { refused, setScene, type Scene } from "./support/scene.ts";

onEachNode("a job", (node) => {
  let scene: Scene;
  let pr: number;
  let head: string;
  beforeEach(async () => {
    scene = await setScene({ node, report: "check" });
    ({ pr, head } = await scene.propose({ files: mql(80) }));
  });
  afterEach(() => scene.github.stop());

  const error = async (more: Parameters<Scene["run"]>[1]): Promise<readonly unknown[]> => {
    const run = await scene.run(await scene.events.pullRequestTarget("opened", pr), more);
    return [run.exitCode, readLog(run.stdout).commands.at(-1)?.message];
  };

  test("without the permission to post says which one is missing", async () => {
    const token = await scene.github.workflowToken({
      permissions: { contents: "read", pull_requests: "write" },
    });
    const refusal = `We asked GitHub to post the status of ${head.slice(0, 7)} and it answered 403: Resource not accessible by integration. Nothing is approved without that answer. Give the job \`statuses: write\` under \`permissions:\`, or a token that has it.`;
    expect(await error({ token, inputs: { report: "status" } })).toEqual([
      1,
      `#${pr} was not decided, so it is not approved. ${refusal} This could not even be shown on the commit: ${refusal}`,
    ]);
  });

  test("with the name of another account trusts nothing, and says what to write", async () => {
    expect(await error({ inputs: { account: "acme-countersign[bot]", report: "status" } })).toEqual([
      1,
      expect.stringContaining(
        "The token posts as github-actions[bot], and Countersign expects acme-countersign[bot]. It trusts only its own record of commits, so it has to know its own name. Set `account: github-actions[bot]` in the workflow.",
      ),
    ]);
  });

  test("with an app of the company's own posts in that app's name", async () => {
    const permissions = { contents: "read", pull_requests: "write", statuses: "write" } as const;
    const token = await scene.github.workflowToken({ permissions, app: "acme-countersign" });
    // A bot has no account on the emulator before its first write, and this one is refused.
    const nowhere = { owner: scene.repository.owner, repo: scene.repository.name, issue_number: 404 };
    await scene.github.call(token, "issues/create-comment", nowhere, { body: "Hello" });
    await scene.run(await scene.events.pullRequestTarget("opened", pr), {
      token,
      inputs: { account: "acme-countersign[bot]", report: "status" },
    });
    const by = (await scene.repository.statuses(head)).map(({ creator }) => creator.login);
    expect(by).toEqual(["acme-countersign[bot]", "acme-countersign[bot]"]);
  });

  test("with a wrong token reads nothing and decides nothing", async () => {
    expect(await error({ token: "ghp_wrong" })).toEqual([
      1,
      "Countersign stopped, so nothing is approved. We asked GitHub to list the open pull requests and it answered 401: Bad credentials. Nothing is approved without that answer. Give the job `pull-requests: read` under `permissions:`, or a token that has it. This could not even be shown on the commit: We asked GitHub to read the statuses of " +
        `${head.slice(0, 7)} and it answered 401: Bad credentials. Nothing is approved without that answer. Give the job \`statuses: read\` under \`permissions:\`, or a token that has it.`,
    ]);
  });

  test("with an input that means nothing says what to write instead", async () => {
    expect(await error({ inputs: { report: "statsu" } })).toEqual([
      1,
      'Countersign stopped, so nothing is approved. The input `report` is "statsu". Write status, check or both.',
    ]);
  });

  test("that crashes turns a green check run red, and the merge is refused", async () => {
    await scene.opened(pr);
    await scene.approve(pr, "rae", "mia");
    scene.github.fail({ operation: "pulls/list-reviews", kind: { kind: "status", status: 403 } });
    await scene.run(await scene.events.workflowRun(pr));
    expect(await scene.repository.checkRuns(head)).toMatchObject([
      { status: "completed", conclusion: "failure" },
    ]);
    expect(await scene.merge(pr)).toEqual(refused);
  });

  test("for which GitHub does not list the pull requests turns a green check run red, too", async () => {
    await scene.opened(pr);
    await scene.approve(pr, "rae", "mia");
    scene.github.fail({ operation: "pulls/list", kind: { kind: "status", status: 403 } });
    await scene.object(pr, "mo");
    expect(await scene.repository.checkRuns(head)).toMatchObject([
      { status: "completed", conclusion: "failure" },
    ]);
    expect(await scene.merge(pr)).toEqual(refused);
  });
});
