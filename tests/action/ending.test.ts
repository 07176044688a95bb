import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { decidePullRequest } from "../../action/decide-pull-request.ts";
import { readEnvironment } from "../../action/environment.ts";
import { factsFiles } from "../../action/facts-out.ts";
import { failureOf } from "../../action/failure.ts";
import { logOf } from "../../action/log.ts";
import { outputsOf } from "../../action/outputs.ts";
import type { Done, Result } from "../../action/perform.ts";
import { cutToBytes, summaryOf } from "../../action/summary.ts";
import type { Finding } from "../../core/finding.ts";
import * as validators from "../../core/generated/validators.js";
import { opened, proposal, runOn } from "./support/company.ts";

const head = "e".repeat(40);
const { github, pull } = proposal();
const outcome = await decidePullRequest(runOn(github), pull, [pull], opened(pull));
const waiting: Result = { number: 7, head: pull.head.sha, outcome };
const crashed: Result = { number: 8, head, outcome: { status: "crashed", reason: "GitHub fell asleep." } };
const superseded: Result = { number: 9, head, outcome: { status: "superseded" } };
const decided = (...results: readonly Result[]): Done => ({ kind: "decided", results });

const finding = (severity: Finding["severity"], key = "arbiter"): Finding => ({
  code: "yaml-forbidden-key",
  severity,
  at: { path: "owners.yaml", line: 2, column: 3, end: { line: 2, column: 8 } },
  args: { key },
});
const checked = (...findings: readonly Finding[]): Done => ({
  kind: "checked",
  checked: { status: "checked", findings },
});

describe("the outputs", () => {
  it("tell how the one pull request ended", () => {
    expect(outputsOf(decided(waiting))).toEqual({
      result: "waiting",
      "pull-request": "7",
      "comment-url": expect.stringMatching(/^https:\/\/github\.test\/pull\/7#\d+$/u) as string,
      decisions: `[{"pull_request":7,"head":"${pull.head.sha}","result":"waiting"}]`,
    });
  });

  it("tell of several only in the list", () => {
    expect(outputsOf(decided(crashed, superseded))).toEqual({
      result: "",
      "pull-request": "",
      "comment-url": "",
      decisions: `[{"pull_request":8,"head":"${head}","result":"error"},{"pull_request":9,"head":"${head}","result":"superseded"}]`,
    });
  });

  it("are empty when nothing was decided", () => {
    expect(outputsOf({ kind: "nothing", why: "No reason." })).toEqual({
      result: "",
      "pull-request": "",
      "comment-url": "",
      decisions: "[]",
    });
  });

  it("say waiting while a pull request with the same commit holds it up", () => {
    if (outcome.status !== "decided") throw new Error("It was not decided.");
    const decision = { ...outcome.judgement.decision, result: "approved" as const };
    const held: Result = {
      ...waiting,
      outcome: { ...outcome, judgement: { ...outcome.judgement, decision } },
    };
    expect(outputsOf(decided(held)).result).toBe("waiting");
  });
});

describe("the end of the job", () => {
  it.each<[string, Done, string | null]>([
    ["a pull request that waits", decided(waiting, superseded), null],
    ["nothing to do", { kind: "nothing", why: "No reason." }, null],
    ["a place in the queue", { kind: "queued", state: "failure", description: "No." }, null],
    ["a crash", decided(waiting, crashed), "#8 was not decided, so it is not approved. GitHub fell asleep."],
    [
      "mistakes",
      checked(finding("error"), finding("warning")),
      "The definitions have mistakes: 1 error and 1 warning.",
    ],
    ["warnings", checked(finding("warning")), null],
    [
      "definitions that were not checked",
      { kind: "checked", checked: { status: "not-checked", reason: "They are too large." } },
      "The definitions were not checked. They are too large.",
    ],
  ])("after %s", (_what, done, reason) => {
    expect(failureOf(done)).toBe(reason);
  });
});

describe("the log", () => {
  it("has a line for each pull request", () => {
    expect(logOf(decided(waiting, crashed, superseded))).toEqual([
      `Countersign: #7 at ${pull.head.sha.slice(0, 7)}, pending. Waiting for sales (rae or sam) and marketing (mia or noor).`,
      "Countersign: #8 at eeeeeee, not decided. GitHub fell asleep.",
      "Countersign: #9 at eeeeeee is no longer the head. The newer one has a run of its own.",
    ]);
  });

  it("never starts a line with what a stranger wrote", () => {
    const reason = "no\n::set-output name=result::approved\r::error::x\u202E";
    expect(logOf(decided({ ...crashed, outcome: { status: "crashed", reason } }))).toEqual([
      "Countersign: #8 at eeeeeee, not decided. no ::set-output name=result::approved ::error::x",
    ]);
  });
});

describe("the job's summary", () => {
  it("holds the comment of each pull request", () => {
    if (outcome.status !== "decided") throw new Error("It was not decided.");
    expect(summaryOf(decided(waiting, crashed))).toBe(
      `# #7 at ${pull.head.sha.slice(0, 7)}\n\n${outcome.text}\n\n---\n\n# #8 at eeeeeee\n\n` +
        "**Not decided, so not approved.** The log of this job says why.",
    );
  });

  it("lists the findings of a check, with names made harmless", () => {
    expect(summaryOf(checked(finding("error", "@all</li>")))).toBe(
      "# Definitions\n\nChecked: 1 error.\n\n- **error** `definitions/owners.yaml:2:3` `@all</li>` is used as a " +
        "name. Programs give this name a meaning of its own. Use another name.\n",
    );
  });

  it("is cut at the end of a line, in bytes", () => {
    expect(cutToBytes("ää\nää\n", 7)).toBe("ää");
    expect(cutToBytes("ää\nää\n", 10)).toBe("ää\nää\n");
  });
});

describe("the file with the facts", () => {
  it("is written under its name for one pull request", () => {
    const [file] = factsFiles("out/facts.json", decided(waiting, crashed));
    expect(file?.path).toBe("out/facts.json");
    expect(JSON.parse(file?.text ?? "")).toMatchObject({
      version: 1,
      pull_request: { number: 7, author: { login: "ann" } },
    });
  });

  it("fits its schema, so that `countersign decide --facts` can read it", () => {
    const [file] = factsFiles("facts.json", decided(waiting));
    expect(validators.facts(JSON.parse(file?.text ?? "null"))).toBe(true);
    expect(validators.facts({})).toBe(false);
  });

  it("has the number in its name for several", () => {
    const paths = (name: string): readonly string[] =>
      factsFiles(name, decided(waiting, waiting)).map((file) => file.path);
    expect(paths("out/facts.json")).toEqual(["out/facts-7.json", "out/facts-7.json"]);
    expect(paths("out.d/facts")).toEqual(["out.d/facts-7", "out.d/facts-7"]);
  });

  it("is not written unasked", () => {
    expect(factsFiles(null, decided(waiting))).toEqual([]);
  });
});

describe("the runner's environment", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "countersign-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const event = path.join(folder, "event.json");
  writeFileSync(event, '{"action": "opened"}');
  const variables = {
    GITHUB_REPOSITORY: "acme/definitions",
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_EVENT_NAME: "pull_request_target",
    GITHUB_EVENT_PATH: event,
    GITHUB_RUN_ID: "42",
  };

  it("says where, what and which run", () => {
    expect(readEnvironment(variables)).toEqual({
      repository: { owner: "acme", repo: "definitions" },
      event: { name: "pull_request_target", payload: { action: "opened" } },
      page: "https://github.com/acme/definitions/actions/runs/42",
      isRepeated: false,
    });
    expect(readEnvironment({ ...variables, GITHUB_RUN_ATTEMPT: "1" }).isRepeated).toBe(false);
    expect(readEnvironment({ ...variables, GITHUB_RUN_ATTEMPT: "2" }).isRepeated).toBe(true);
  });

  it.each(Object.keys(variables))("cannot do without %s", (name) => {
    expect(() => readEnvironment({ ...variables, [name]: undefined })).toThrow(
      `\`${name}\` is not set. Countersign's Action runs in a GitHub workflow.`,
    );
  });
});
