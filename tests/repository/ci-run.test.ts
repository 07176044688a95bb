import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const script = readFileSync(join(root, ".ci/run"), "utf8");
const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly scripts: Readonly<Record<string, string>>;
};

interface World {
  /** What `npm run` does for a script; without an entry it succeeds. */
  readonly npm?: Readonly<Record<string, string>>;
  /** What the script that cuts GitHub's description does. */
  readonly cut?: string;
  /** What Python does when it is to make an environment; it makes one with a zizmor that finds nothing. */
  readonly python?: string;
}

const withZizmor = (does: string): string =>
  `mkdir -p "$3/bin"; printf '#!/bin/sh\\n' > "$3/bin/pip"; printf '#!/bin/sh\\n${does}\\n' > "$3/bin/zizmor"; chmod +x "$3/bin/"*`;

const report = (passed: number, failed: number, skipped: number): string =>
  `echo '{"numPassedTests":${passed},"numFailedTests":${failed},"numPendingTests":${skipped},"numTodoTests":0,` +
  `"success":${failed === 0}}' > .cache/vitest.json; exit ${failed === 0 ? 0 : 1}`;
const good = { "test:unit": report(500, 0, 0), "test:e2e": report(20, 0, 0) };

/** Runs .ci/run in a folder of its own, with an npm and a cutting script that do as the test says. */
function run({ npm = good, cut = "true", python = withZizmor("exit 0") }: World): {
  readonly last: readonly string[];
  readonly status: number | null;
  /** What is said once more at the end. */
  readonly summary: readonly string[];
} {
  const folder = mkdtempSync(join(tmpdir(), "countersign-ci-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const program = (name: string, text: string): void => {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`);
    chmodSync(join(folder, name), 0o755);
  };
  const cases = Object.entries(npm).map(([name, does]) => `*" ${name} "*) ${does} ;;`);
  program("bin/npm", `case " $* " in ${cases.join("\n")} esac`);
  // The Node on the path cuts as the test says, and is never 24 itself; for everything else it is the real one.
  program(
    "bin/node",
    `case "$*" in *cut-openapi.ts*) ${cut} ;; *v24.*) exit 1 ;; *) exec "${process.execPath}" "$@" ;; esac`,
  );
  program("bin/python3", python);
  program(".cache/node24/node_modules/node/bin/node", "exit 0");
  mkdirSync(join(folder, "tests/contract"), { recursive: true });
  writeFileSync(
    join(folder, "tests/contract/github-openapi.json"),
    "of @octokit/openapi 23.0.2. Do not edit.\n",
  );
  mkdirSync(join(folder, ".ci"));
  cpSync(join(root, ".ci/run"), join(folder, ".ci/run"));
  const { stdout, status } = spawnSync("bash", [".ci/run"], {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: `${join(folder, "bin")}:${process.env["PATH"] ?? ""}` },
  });
  const lines = stdout.trimEnd().split("\n");
  const failed = lines
    .filter((line) => line.startsWith("── FAILED"))
    .map((line) => line.replace(/ \(\d+ s\)$/, ""));
  const start = lines.indexOf("── What failed:");
  const summary = start < 0 ? [] : lines.slice(start + 1, -2);
  return { last: [...failed, lines.at(-1) ?? ""], status, summary };
}

describe(".ci/run", () => {
  it("can be started", () => {
    expect(statSync(join(root, ".ci/run")).mode & 0o111).toBe(0o111);
  });

  it("does everything that `npm test` does", () => {
    const parts = (scripts["test"] ?? "").split(" && ").map((part) => part.replace("npm run ", ""));
    expect(parts.length).toBeGreaterThan(3);
    for (const part of parts) expect(script).toMatch(new RegExp(`(npm run --silent|suite \\w+) ${part}\n`));
  });

  it("counts every test, and every other step as one", () => {
    // 10 steps, 500 unit tests, and the end-to-end tests.
    expect(run({})).toMatchObject({ last: ["530 passed, 0 failed"], status: 0 });
  });

  it("says how many were skipped", () => {
    const npm = { ...good, "test:unit": report(500, 0, 3) };
    expect(run({ npm })).toMatchObject({ last: ["530 passed, 0 failed, 3 skipped"], status: 0 });
  });

  it("goes on after a failure, and fails in the end", () => {
    const npm = { ...good, typecheck: "exit 2", "test:unit": report(498, 2, 0) };
    expect(run({ npm })).toMatchObject({
      last: ["── FAILED: the types fit", "527 passed, 3 failed"],
      status: 1,
    });
  });

  it("says at the end what failed, and what it said", () => {
    const failed = JSON.stringify({
      ...{ numPassedTests: 1, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0, success: false },
      testResults: [
        {
          ...{ name: "/x/tests/a.test.ts", message: "" },
          assertionResults: [
            { status: "passed", fullName: "one", failureMessages: [] },
            { status: "failed", fullName: "two", failureMessages: ["Error: 1 is not 2"] },
          ],
        },
      ],
    });
    const npm = {
      ...good,
      typecheck: "exit 2",
      "test:unit": `echo '${failed}' > .cache/vitest.json; exit 1`,
    };
    expect(run({ npm }).summary).toEqual([
      "the types fit",
      "tests: unit (ended with 1)",
      "/x/tests/a.test.ts: two",
      "    Error: 1 is not 2",
    ]);
  });

  it.each([
    ["a run without a report", "exit 0", "30 passed, 1 failed"],
    [
      "a run that ends badly after all tests passed",
      `(${report(500, 0, 0)}); exit 1`,
      "530 passed, 1 failed",
    ],
    ["a run without a single test", report(0, 0, 0), "30 passed, 1 failed"],
    ["a report that is no report", "echo '[]' > .cache/vitest.json", "30 passed, 1 failed"],
  ])("does not take %s for a success", (_, does, line) => {
    expect(run({ npm: { ...good, "test:unit": does } })).toMatchObject({ last: [line], status: 1 });
  });

  it("never counts an old report", () => {
    const npm = { "test:unit": report(500, 0, 0), "test:e2e": "exit 0" };
    expect(run({ npm })).toMatchObject({ last: ["510 passed, 1 failed"], status: 1 });
  });

  it("stops when the packages cannot be installed", () => {
    expect(run({ npm: { ...good, ci: "exit 1" } })).toMatchObject({
      last: ["── FAILED: the packages are installed as locked", "0 passed, 1 failed"],
      status: 1,
    });
  });

  it("does not take its own early end for a success", () => {
    expect(run({ npm: { ...good, "test:unit": "kill -TERM $PPID" } })).toMatchObject({
      last: ["6 passed, 1 failed"],
      status: 1,
    });
  });

  it("skips zizmor where it cannot be had, and says so", () => {
    expect(run({ python: "exit 1" })).toMatchObject({ last: ["529 passed, 0 failed, 1 skipped"], status: 0 });
  });

  it("fails when zizmor finds something", () => {
    expect(run({ python: withZizmor("exit 14") })).toMatchObject({
      last: ["── FAILED: zizmor finds no hole in the workflows", "529 passed, 1 failed"],
      status: 1,
    });
  });

  it("notices a description that is cut otherwise", () => {
    expect(run({ cut: "echo other > tests/contract/github-openapi.json" })).toMatchObject({
      last: ["── FAILED: GitHub's description is cut freshly", "529 passed, 1 failed"],
      status: 1,
    });
  });
});
