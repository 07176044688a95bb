import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { AuditOutput } from "../../core/generated/audit.ts";
import type { LedgerOutput } from "../../core/generated/ledger.ts";
import { mql, mqlPath } from "./support/company.ts";
import { readOutput } from "./support/output-schema.ts";
import { runCommand, type CommandRun } from "./support/run-command.ts";
import { accepted, setScene, type Scene } from "./support/scene.ts";

// Every command is a process of its own that compiles what it needs: some seconds on a busy machine, several in a test.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

// What is in force on a branch, told by a token that may only read, as a command on a laptop and as the nightly task of
// the Action. Who pushed what is the proxy's own record: the emulator keeps none.

let scene: Scene;
let pr: number;
let env: Readonly<Record<string, string>>;
beforeAll(async () => {
  scene = await setScene({ node: process.execPath, report: "status" });
  const { github, repository } = scene;
  github.clock.pass({ days: 1 });
  ({ pr } = await scene.propose({ files: mql(80) }));
  await scene.opened(pr);
  await scene.approve(pr, "rae", "mia");
  expect(await scene.merge(pr)).toEqual(accepted);
  github.clock.pass({ days: 1 });
  await repository.commit("main", { files: { "definitions/lists/free.yaml": "domains: [a.example]\n" } });
  const permissions = { contents: "read", pull_requests: "read", statuses: "read" } as const;
  env = { GITHUB_API_URL: github.url, GITHUB_TOKEN: await github.workflowToken({ permissions }) };
});
afterAll(() => scene.github.stop());

const run = (...args: readonly string[]): Promise<CommandRun> =>
  runCommand([...args, "--repo", scene.repository.fullName], { env });
const withoutCommits = (text: string): string => text.replace(/\([0-9a-f]{7}\)/gu, "(1a2b3c4)");

describe("countersign audit", () => {
  test("finds what came to the branch without both signatures, and writes nothing", async () => {
    scene.github.mark();
    const { exitCode, stdout, stderr } = await run("audit", "--since", "2025-03-04");
    expect([exitCode, stderr]).toEqual([1, ""]);
    expect(withoutCommits(stdout)).toBe(`# Audit of acme/definitions

From 4 March 2025, 00:00 UTC on, 2 changes of definitions came to \`main\`. **One was merged without both signatures. 1 file is in force without both signatures.**

## In force without both signatures

- \`definitions/lists/free.yaml\`, without a pull request on 5 March 2025, 09:00 UTC by olivia (1a2b3c4)

A pull request that changes them again and that both sides sign puts them right.

## Merged without both signatures

**Without a pull request on 5 March 2025, 09:00 UTC by olivia (1a2b3c4)**

- It was pushed to main without a pull request, so nobody could sign it.
- Changed: \`definitions/lists/free.yaml\`

## Signed

- #${pr} on 4 March 2025, 09:00 UTC by olivia (1a2b3c4): rae signed for sales and mia signed for marketing (\`${mqlPath}\`)

Owners are those of the moment of each merge; who is in a team is known only as of today. Whether the definitions are right is not asked here: \`countersign check\` says that.
`);
    expect(new Set(scene.github.calls().map(({ method }) => method))).toEqual(new Set(["GET"]));
  });

  test("ends with 0 where nothing came since", async () => {
    const { exitCode, stdout } = await run("audit", "--since", "2025-03-06", "--format", "json");
    expect(exitCode).toBe(0);
    expect(readOutput("audit", stdout)).toMatchObject({
      changes: [],
      unsigned: [],
    } satisfies Partial<AuditOutput>);
  });

  test("takes only days that there are", async () => {
    const { exitCode, stderr } = await run("audit", "--since", "2025-02-30");
    expect([exitCode, stderr]).toEqual([
      2,
      "`2025-02-30` is not a day.\nType it as year-month-day, such as 2026-01-31.\n",
    ]);
  });
});

describe("countersign ledger", () => {
  test("tells of every definition who countersigned it, when, and in which pull request", async () => {
    const { exitCode, stdout, stderr } = await run("ledger");
    expect([exitCode, stderr]).toEqual([1, ""]);
    expect(withoutCommits(stdout)).toBe(`# Ledger of acme/definitions

1 of 5 definitions on \`main\` is countersigned as now in force.

| definition | countersigned | in force since |
| --- | --- | --- |
| \`definitions/fields.yaml\` | **not countersigned** | without a pull request on 3 March 2025, 09:00 UTC by olivia (1a2b3c4) |
| Funnel<br>\`definitions/funnel.yaml\` | **not countersigned** | without a pull request on 3 March 2025, 09:00 UTC by olivia (1a2b3c4) |
| \`definitions/lists/free.yaml\` | **not countersigned** | without a pull request on 5 March 2025, 09:00 UTC by olivia (1a2b3c4) |
| \`definitions/owners.yaml\` | **not countersigned** | without a pull request on 3 March 2025, 09:00 UTC by olivia (1a2b3c4) |
| Marketing qualified lead<br>\`definitions/stages/mql.yaml\` | rae signed for sales on 4 March 2025, 09:00 UTC and mia signed for marketing on 4 March 2025, 09:00 UTC | #${pr} on 4 March 2025, 09:00 UTC by olivia (1a2b3c4) |

To have a definition countersigned, change it in a pull request that both sides sign.
`);
  });

  test("says the same to other programs", async () => {
    const output = readOutput("ledger", (await run("ledger", "--format", "json")).stdout) as LedgerOutput;
    expect(output.definitions.find(({ path }) => path === mqlPath)).toMatchObject({
      name: "Marketing qualified lead",
      state: "countersigned",
      pull_requests: [pr],
      by: "olivia",
      signatures: [
        { function: "sales", login: "rae", via: "review" },
        { function: "marketing", login: "mia", via: "review" },
      ],
    });
  });
});

describe("the nightly audit of the Action", () => {
  test("opens one issue, says there what the command says, and leaves it alone while nothing changes", async () => {
    const permissions = {
      contents: "read",
      pull_requests: "read",
      statuses: "read",
      issues: "write",
    } as const;
    const token = await scene.github.workflowToken({ permissions });
    const nightly = async (): Promise<void> => {
      const inputs = { task: "audit", since: "2025-03-04" };
      const night = await scene.run(await scene.events.schedule("43 3 * * *"), { token, inputs });
      expect(night).toMatchObject({ exitCode: 0, outputs: { result: "not-signed" } });
    };
    scene.github.mark();
    await nightly();
    await nightly();
    const writes = scene.github.calls().filter(({ method }) => method !== "GET");
    expect(writes.map(({ operation }) => operation)).toEqual(["issues/create"]);
    const { title, body } = writes[0]?.body as { readonly title: string; readonly body: string };
    expect(title).toBe("Definitions without both signatures");
    const { stdout } = await run("audit", "--since", "2025-03-04");
    expect(body).toBe(`<!-- countersign: this issue is kept up to date -->\n${stdout}`);
  });
});
