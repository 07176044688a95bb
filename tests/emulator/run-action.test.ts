import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { WorkflowEvent } from "./events.ts";
import { outputsIn } from "./output-file.ts";
import { runAction, type ActionRequest } from "./run-action.ts";

const event: WorkflowEvent = {
  name: "pull_request_target",
  payload: { action: "opened", number: 7 },
  sha: "a".repeat(40),
  ref: "refs/heads/main",
  actor: "ann",
  headRef: "change",
  baseRef: "main",
};

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "countersign-action-"));
  await mkdir(path.join(folder, "dist"));
  await writeFile(
    path.join(folder, "action.yml"),
    [
      "inputs:",
      "  github-token: { description: Who acts., default: '${{ github.token }}' }",
      "  report: { description: Where., default: status }",
      "  base branch: { description: Which. }",
      "  dry-run: { description: Whether., default: false }",
    ].join("\n"),
  );
});
afterAll(() => rm(folder, { recursive: true }));

async function run(program: string, more: Partial<ActionRequest> = {}): ReturnType<typeof runAction> {
  const action = path.join(folder, "dist", "action.js");
  await writeFile(action, `const fs = require("node:fs");\n${program}`);
  return runAction({
    action,
    event,
    repository: "acme/definitions",
    api: "http://127.0.0.1:9",
    token: "secret",
    ...more,
  });
}

describe("the Action gets what a runner gives it", () => {
  test("the event in a file, and the names of the rest in the environment", async () => {
    const { stdout } = await run(`
      const { GITHUB_EVENT_PATH, ...env } = process.env;
      console.log(JSON.stringify({ env, event: JSON.parse(fs.readFileSync(GITHUB_EVENT_PATH, "utf8")) }));
    `);
    const seen = JSON.parse(stdout) as { env: Record<string, string>; event: unknown };
    expect(seen.event).toEqual({ action: "opened", number: 7 });
    expect(seen.env).toMatchObject({
      GITHUB_ACTIONS: "true",
      GITHUB_API_URL: "http://127.0.0.1:9",
      GITHUB_BASE_REF: "main",
      GITHUB_EVENT_NAME: "pull_request_target",
      GITHUB_HEAD_REF: "change",
      GITHUB_REF: "refs/heads/main",
      GITHUB_REPOSITORY: "acme/definitions",
      GITHUB_REPOSITORY_OWNER: "acme",
      GITHUB_SERVER_URL: "https://github.com",
      GITHUB_SHA: "a".repeat(40),
    });
  });

  test("nothing of the environment of the tests", async () => {
    process.env["COUNTERSIGN_SECRET"] = "leaked";
    const { stdout } = await run("console.log(Object.keys(process.env).join());");
    delete process.env["COUNTERSIGN_SECRET"];
    const foreign = stdout
      .trim()
      .split(",")
      .filter((name) => !/^(GITHUB|INPUT|RUNNER)_|^(CI|HOME|PATH)$/.test(name));
    expect(foreign).toEqual([]);
  });

  test("every input, as given or by default; dashes stay and spaces do not", async () => {
    const names = '["GITHUB-TOKEN", "REPORT", "BASE_BRANCH", "DRY-RUN"]';
    const { stdout } = await run(
      `console.log(${names}.map((name) => process.env["INPUT_" + name]).join("|"));`,
      {
        inputs: { report: "both" },
      },
    );
    expect(stdout).toBe("secret|both||false\n");
  });

  test("no input that action.yml does not have", async () => {
    await expect(run("", { inputs: { raport: "both" } })).rejects.toThrow("action.yml has no input raport.");
  });

  test("an empty workspace of its own, away from the repository", async () => {
    const { stdout } = await run(`
      console.log(fs.readdirSync(".").length, process.cwd() === fs.realpathSync(process.env.GITHUB_WORKSPACE));
    `);
    expect(stdout).toBe("0 true\n");
  });
});

describe("the test gets what the Action leaves", () => {
  test("its exit code, its texts, its outputs, its summary and its files", async () => {
    const result = await run(`
      fs.appendFileSync(process.env.GITHUB_OUTPUT, "verdict<<end\\nwaiting\\nfor sales\\nend\\nstate=pending\\n");
      fs.appendFileSync(process.env.GITHUB_STEP_SUMMARY, "# Waiting\\n");
      fs.mkdirSync("out");
      fs.writeFileSync("out/facts.json", "{}");
      console.log("::error::No.");
      console.error("Oh.");
      process.exitCode = 3;
    `);
    expect(result).toEqual({
      exitCode: 3,
      cpu: expect.any(Number) as number,
      stdout: "::error::No.\n",
      stderr: "Oh.\n",
      outputs: { verdict: "waiting\nfor sales", state: "pending" },
      summary: "# Waiting\n",
      written: { "out/facts.json": "{}" },
    });
  });

  test("an error if it is killed instead of ending", async () => {
    await expect(run("process.kill(process.pid, 'SIGKILL');")).rejects.toThrow(
      "The Action was stopped by SIGKILL.",
    );
  });
});

describe("outputsIn", () => {
  test("refuses what a runner refuses", () => {
    expect(outputsIn("a<<x\n1\n2\nx\nb=c=d\n")).toEqual({ a: "1\n2", b: "c=d" });
    expect(() => outputsIn("a<<x\n1\n")).toThrow("The output a does not end.");
    expect(() => outputsIn("nonsense\n")).toThrow("A runner cannot read this line of outputs: nonsense");
  });
});
