import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { marker } from "../../action/comment.ts";
import type { ReviewOutput } from "../../core/generated/review.ts";
import { company, mql, mqlText } from "./support/company.ts";
import { readOutput } from "./support/output-schema.ts";
import { runCommand, type CommandRun } from "./support/run-command.ts";
import { setScene, type Scene } from "./support/scene.ts";

// Every command is a process of its own that compiles what it needs: some seconds on a busy machine, several in a test.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

describe("countersign review --pr", () => {
  let scene: Scene;
  let pr: number;
  let head: string;
  let env: Readonly<Record<string, string>>;
  beforeAll(async () => {
    scene = await setScene({ node: process.execPath, report: "status" });
    ({ pr, head } = await scene.propose({ files: mql(80) }));
    await scene.opened(pr);
    const permissions = { contents: "read", pull_requests: "read", statuses: "read" } as const;
    env = {
      GITHUB_API_URL: scene.github.url,
      GITHUB_TOKEN: await scene.github.workflowToken({ permissions }),
    };
  });
  afterAll(() => scene.github.stop());

  const review = (...more: readonly string[]): Promise<CommandRun> =>
    runCommand(["review", "--repo", scene.repository.fullName, "--pr", String(pr), ...more], { env });

  test("says what the Action has posted, verdict and comment, and writes nothing", async () => {
    await scene.approve(pr, "rae");
    const [posted] = await scene.repository.comments(pr);
    scene.github.mark();
    const { exitCode, stdout, stderr } = await review();
    expect([exitCode, stderr]).toEqual([1, ""]);
    expect(stdout).toBe(
      `countersign/main: pending. Waiting for marketing (mia or mo).\n\n${posted?.body.replace(`${marker}\n`, "") ?? ""}`,
    );
    const calls = scene.github.calls();
    expect(new Set(calls.map(({ method }) => method))).toEqual(new Set(["GET"]));
    expect(calls.length).toBeGreaterThan(5);
  });

  test("sees what nobody has told the Action yet, and ends with 0 when both sides have signed", async () => {
    await scene.repository.review({ pr, by: "rae", state: "APPROVE" });
    await scene.repository.review({ pr, by: "mia", state: "APPROVE" });
    const { exitCode, stdout } = await review("--format", "json");
    const output = readOutput("review", stdout) as ReviewOutput;
    expect([exitCode, output.head, output.base, output.errors]).toEqual([0, head, "main", 0]);
    expect(output.verdict).toEqual({
      context: "countersign/main",
      state: "success",
      description: "Countersigned: rae signed for sales and mia signed for marketing.",
    });
  });

  test("trusts no record of heads but that of the account that it is told", async () => {
    const { exitCode, stdout } = await review("--account", "acme-countersign[bot]");
    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      "countersign/main: pending. Waiting for sales (rae or sam) and marketing (mia or mo).",
    );
  });

  test("says that there is no such pull request, or that it is closed", async () => {
    const { exitCode, stderr } = await runCommand(
      ["review", "--repo", scene.repository.fullName, "--pr", "404"],
      { env },
    );
    expect([exitCode, stderr]).toEqual([
      2,
      "There is no open pull request #404 in acme/definitions.\nWhat was merged is looked at by `countersign audit`.\n",
    ]);
  });
});

describe("countersign review --base", () => {
  const cwd = mkdtempSync(join(tmpdir(), "countersign-review-"));
  const git = (...call: readonly string[]): string =>
    execFileSync("git", ["-c", "user.name=Ann", "-c", "user.email=ann@acme.example", ...call], {
      cwd,
      encoding: "utf8",
    });
  const commit = (files: Readonly<Record<string, string>>): void => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(cwd, path)), { recursive: true });
      writeFileSync(join(cwd, path), text);
    }
    git("add", "--all");
    git("commit", "--quiet", "--message", "A change");
  };
  beforeAll(() => {
    git("init", "--quiet", "--initial-branch", "main");
    commit(company as Readonly<Record<string, string>>);
    git("checkout", "--quiet", "-b", "proposal");
    commit({ "definitions/stages/mql.yaml": mqlText(80) });
    git("checkout", "--quiet", "main");
    commit({
      "README.md": "The base branch has moved on.\n",
      "leads.csv": "id,employees,demo_requested\n1,60,yes\n2,90,yes\n",
    });
  });
  afterAll(() => rmSync(cwd, { recursive: true }));

  test("says what a branch changes since it left the base, without any token or network", async () => {
    const { exitCode, stdout, stderr } = await runCommand(
      ["review", "--base", "main", "--head", "proposal"],
      { cwd, env: { GITHUB_API_URL: "http://127.0.0.1:9" } },
    );
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(
      /^### 📝 Not proposed yet, so not signed\.\n\n<sub>What `[0-9a-f]{7}` changes since it left `main`\.<\/sub>\n\n\*\*Raises the MQL bar from 50 to 80 employees\.\*\*\n/u,
    );
    expect(stdout).toContain("-   at least 50 employees\n+   at least 80 employees\n");
    expect(stdout).not.toContain("Signatures");
  });

  test("tries it on leads of the base branch, named as in the workflow", async () => {
    const named = ["--leads", "leads.csv", "--leads-as-of", "2026-06-30"];
    const { exitCode, stdout } = await runCommand(
      ["review", "--base", "main", "--head", "proposal", ...named],
      { cwd },
    );
    expect(exitCode).toBe(0);
    expect(stdout).toContain("1 of 2 leads loses MQL");
  });

  test("ends with 1 where the definitions have an error", async () => {
    git("checkout", "--quiet", "-b", "broken", "main");
    commit({ "definitions/stages/mql.yaml": mqlText(80).replace("employees", "employes") });
    const { exitCode, stdout } = await runCommand(["review", "--base", "main"], { cwd });
    expect(exitCode).toBe(1);
    expect(stdout).toContain("Did you mean `employees`?");
  });

  test.each([
    [["--base", "maine"], "`maine` is no commit, branch or tag of a git repository here."],
    [["--base", "--all"], "`--all` is no commit, branch or tag of a git repository here."],
    [[], "It is not said what to look at."],
    [["--pr", "seven"], "`seven` is no number of a pull request."],
    [["--pr", "7"], "It is not said which repository is meant."],
    [
      ["--base", "main", "--leads", "../x.csv"],
      'The option `--leads` is "../x.csv", which is no file inside the repository. Write its path from the root on, for example leads/profile.csv.',
    ],
    [
      ["--base", "main", "--leads", "x.csv", "--leads-as-of", "June"],
      'The option `--leads-as-of` is "June". Write a day, for example 2026-01-31.',
    ],
    [["--pr", "7", "--repo", "acme"], "`acme` is not the name of a repository."],
  ])("is a wrong call with %s", async (args, sentence) => {
    const { exitCode, stderr } = await runCommand(["review", ...args], { cwd });
    expect([exitCode, stderr.split("\n")[0]]).toEqual([2, sentence]);
  });
});
