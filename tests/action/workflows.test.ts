import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { lint } from "./support/actionlint.ts";
import { problemsIn } from "./support/language-service.ts";

const root = new URL("../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");
const shipped = readdirSync(new URL(".github/workflows/", root))
  .filter((name) => name.startsWith("countersign"))
  .map((name) => `.github/workflows/${name}`);

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly name: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}
interface Job {
  readonly name: string;
  readonly if?: string;
  readonly permissions?: unknown;
  readonly steps: readonly { readonly uses?: string; readonly run?: string; readonly if?: string }[];
}

const workflow = (name: string): Workflow => parse(read(`.github/workflows/${name}.yml`)) as Workflow;
const stepsOf = ({ jobs }: Workflow): Job["steps"] => Object.values(jobs).flatMap(({ steps }) => steps);

const brokenLine = (text: string): number =>
  text.split("\n").findIndex((line) => line.includes("runs-onn")) + 1;

describe("the workflows and action.yml", () => {
  it("are the four that a repository needs", () => {
    expect(shipped).toEqual([
      ".github/workflows/countersign-audit.yml",
      ".github/workflows/countersign-relay.yml",
      ".github/workflows/countersign-validate.yml",
      ".github/workflows/countersign.yml",
    ]);
  });

  it.each(shipped)("%s: actionlint finds nothing", async (path) => {
    expect(await lint(path, read(path))).toEqual([]);
  });

  it.each([...shipped, "action.yml"])("%s: GitHub's language service finds nothing", async (path) => {
    expect(await problemsIn(path, read(path), read("action.yml"))).toEqual([]);
  });

  it("would be seen if they were wrong", async () => {
    const broken = read(".github/workflows/countersign.yml").replace(
      "runs-on: ubuntu-latest",
      "runs-onn: ubuntu-latest",
    );
    expect((await lint("x.yml", broken)).join()).toMatch(
      new RegExp(`\\b${brokenLine(broken)}: unexpected key "runs-onn" for "job" section`, "u"),
    );
    expect(await problemsIn("x.yml", broken, read("action.yml"))).toContain(
      `${brokenLine(broken)}: Unexpected value 'runs-onn'`,
    );
  });
});

describe("the deciding workflow", () => {
  const deciding = workflow("countersign");

  it("may do no more than it has to", () => {
    expect(deciding.permissions).toEqual({ contents: "read", "pull-requests": "write", statuses: "write" });
    for (const job of Object.values(deciding.jobs)) expect(job.permissions).toBeUndefined();
  });

  it("runs on everything that can change a verdict, whatever the paths", () => {
    expect(deciding.on).toEqual({
      pull_request_target: { types: ["opened", "synchronize", "reopened", "ready_for_review", "edited"] },
      workflow_run: { workflows: ["Countersign relay"], types: ["completed"] },
      issue_comment: { types: ["created"] },
      merge_group: { types: ["checks_requested"] },
      schedule: [{ cron: "17 * * * *" }],
      workflow_dispatch: {
        inputs: {
          "pull-request": {
            description: "The number of one pull request. Leave it empty for all that are open.",
            type: "string",
            required: false,
          },
        },
      },
    });
  });

  it("never checks out what a pull request brings, and runs nothing but the Action", () => {
    expect(stepsOf(deciding).map(({ uses, run }) => [uses, run])).toEqual([
      ["countersign/countersign@v1", undefined],
    ]);
  });

  it("is never skipped: GitHub takes a skipped job for a success", () => {
    for (const job of Object.values(deciding.jobs)) expect(job.if).toBeUndefined();
    for (const step of stepsOf(deciding)) expect(step.if).toBeUndefined();
  });

  it("has a job whose name is no verdict", () => {
    expect(Object.values(deciding.jobs).map(({ name }) => name)).toEqual(["Read definitions and approvals"]);
  });
});

describe("the audit", () => {
  const nightly = workflow("countersign-audit");

  it("may write issues and nothing else", () => {
    expect(nightly.permissions).toEqual({
      contents: "read",
      "pull-requests": "read",
      statuses: "read",
      issues: "write",
    });
    for (const job of Object.values(nightly.jobs)) expect(job.permissions).toBeUndefined();
  });

  it("runs every night and by hand, never on what a pull request brings", () => {
    expect(Object.keys(nightly.on)).toEqual(["schedule", "workflow_dispatch"]);
    expect(nightly.on["schedule"]).toEqual([{ cron: "43 3 * * *" }]);
    expect(stepsOf(nightly).map(({ uses, run }) => [uses, run])).toEqual([
      ["countersign/countersign@v1", undefined],
    ]);
  });
});

describe("the relay and the validation", () => {
  it("listens to the relay by the name that the relay has", () => {
    expect(workflow("countersign-relay").name).toBe("Countersign relay");
  });

  it("gives the relay no right at all, and nothing of a review to run", () => {
    const relay = workflow("countersign-relay");
    expect(relay.permissions).toEqual({});
    expect(read(".github/workflows/countersign-relay.yml")).not.toContain("${{");
    expect(relay.on).toEqual({ pull_request_review: { types: ["submitted", "edited", "dismissed"] } });
  });

  it("lets the validation read and nothing else", () => {
    expect(workflow("countersign-validate").permissions).toEqual({ contents: "read" });
  });
});
