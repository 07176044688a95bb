import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Readable } from "node:stream";
import { parse } from "yaml";
import type { WorkflowEvent } from "./events.ts";
import { outputsIn } from "./output-file.ts";

/** What a runner needs to run the Action. */
export interface ActionRequest {
  /** The built file, for example `dist/action.js`; `action.yml` is in the folder above it. */
  readonly action: string;
  /** The Node that runs it; the one of the tests if left out. */
  readonly node?: string;
  readonly event: WorkflowEvent;
  /** `owner/name`. */
  readonly repository: string;
  /** Where the API is. */
  readonly api: string;
  /** The workflow's own token: `${{ github.token }}` in a default of `action.yml`. */
  readonly token: string;
  /** The `with:` of the step. */
  readonly inputs?: Readonly<Record<string, string>>;
}

/** What the runner got from it. */
export interface ActionRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** What the process used of the processor, in milliseconds: its own time and the system's for it. */
  readonly cpu: number;
  /** The files that it left in the workspace. */
  readonly written: Readonly<Record<string, string>>;
}

/** Longer than any run takes, even on a busy machine and with GitHub not answering; one that hangs fails its test. */
const patience = 60_000;

/** Runs the built Action as a runner does: a process of its own, the event in a file, inputs in the environment. */
export async function runAction(request: ActionRequest): Promise<ActionRun> {
  const folder = await mkdtemp(path.join(tmpdir(), "countersign-run-"));
  try {
    const at = (name: string): string => path.join(folder, name);
    await mkdir(at("workspace"));
    await mkdir(at("temp"));
    await writeFile(at("event.json"), JSON.stringify(request.event.payload));
    for (const file of ["output", "summary", "state", "env", "path"]) await writeFile(at(file), "");
    const environment = { ...workflowEnvironment(request, at), ...(await inputEnvironment(request)) };
    const ended = await execute(
      request.node ?? process.execPath,
      request.action,
      at("workspace"),
      environment,
    );
    const left = await readdir(at("workspace"), { recursive: true, withFileTypes: true });
    const files = left
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name));
    const texts = files.map(async (file) => [
      path.relative(at("workspace"), file),
      await readFile(file, "utf8"),
    ]);
    return {
      ...ended,
      outputs: outputsIn(await readFile(at("output"), "utf8")),
      summary: await readFile(at("summary"), "utf8"),
      written: Object.fromEntries(await Promise.all(texts)) as Record<string, string>,
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The variables that a runner sets; nothing of the test's own environment but the way to find programs. */
function workflowEnvironment(
  { event, repository, api }: ActionRequest,
  at: (name: string) => string,
): Readonly<Record<string, string>> {
  return {
    PATH: process.env["PATH"] ?? "",
    HOME: at("temp"),
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_ACTOR: event.actor,
    GITHUB_API_URL: api,
    GITHUB_BASE_REF: event.baseRef ?? "",
    GITHUB_ENV: at("env"),
    GITHUB_EVENT_NAME: event.name,
    GITHUB_EVENT_PATH: at("event.json"),
    GITHUB_GRAPHQL_URL: `${api}/graphql`,
    GITHUB_HEAD_REF: event.headRef ?? "",
    GITHUB_JOB: "decide",
    GITHUB_OUTPUT: at("output"),
    GITHUB_PATH: at("path"),
    GITHUB_REF: event.ref,
    GITHUB_REF_NAME: event.ref.replace(/^refs\/heads\//, ""),
    GITHUB_REF_TYPE: "branch",
    GITHUB_REPOSITORY: repository,
    GITHUB_REPOSITORY_OWNER: repository.split("/")[0] ?? "",
    GITHUB_RUN_ATTEMPT: "1",
    GITHUB_RUN_ID: "1",
    GITHUB_RUN_NUMBER: "1",
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_SHA: event.sha,
    GITHUB_STATE: at("state"),
    GITHUB_STEP_SUMMARY: at("summary"),
    GITHUB_WORKFLOW: "Countersign",
    GITHUB_WORKSPACE: at("workspace"),
    RUNNER_ARCH: "X64",
    RUNNER_OS: "Linux",
    RUNNER_TEMP: at("temp"),
  };
}

/** `INPUT_…` for every input of `action.yml`, as given or as its default; dashes stay, spaces do not. */
async function inputEnvironment({
  action,
  inputs = {},
  token,
}: ActionRequest): Promise<Record<string, string>> {
  const file = path.join(path.dirname(action), "..", "action.yml");
  const known = (
    parse(await readFile(file, "utf8")) as {
      inputs?: Record<string, { default?: string | number | boolean } | null>;
    }
  ).inputs;
  const unknown = Object.keys(inputs).filter((name) => !(name in (known ?? {})));
  if (unknown.length > 0) throw new Error(`action.yml has no input ${unknown.join(", ")}.`);
  const values = Object.entries(known ?? {}).map(([name, input]) => {
    const text = (inputs[name] ?? String(input?.default ?? "")).replaceAll(
      /\$\{\{ *github\.token *\}\}/g,
      token,
    );
    return [`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`, text] as const;
  });
  return Object.fromEntries(values);
}

/** Runs before the Action, and at its end tells the test what it used. */
const tellCpu = `data:text/javascript,${encodeURIComponent(`
  import { writeSync } from "node:fs";
  process.on("exit", () => {
    const { user, system } = process.cpuUsage();
    writeSync(3, String((user + system) / 1000));
  });
`)}`;

function execute(
  node: string,
  action: string,
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<Pick<ActionRun, "exitCode" | "stdout" | "stderr" | "cpu">> {
  return new Promise((resolve, reject) => {
    const child = spawn(node, ["--import", tellCpu, action], {
      cwd,
      env,
      stdio: ["ignore", "pipe", "pipe", "pipe"],
      timeout: patience,
    });
    const text = { stdout: "", stderr: "", cpu: "" };
    const collect = (stream: unknown, name: keyof typeof text): void => {
      (stream as Readable).setEncoding("utf8").on("data", (chunk: string) => (text[name] += chunk));
    };
    collect(child.stdout, "stdout");
    collect(child.stderr, "stderr");
    collect(child.stdio[3], "cpu");
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (code === null)
        reject(new Error(`The Action was stopped by ${String(signal)}.\n${text.stdout}${text.stderr}`));
      else resolve({ exitCode: code, ...text, cpu: Number(text.cpu) });
    });
  });
}
