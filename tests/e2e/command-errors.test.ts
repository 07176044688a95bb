import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startGitHub, type TestGitHub } from "../emulator/github.ts";
import { company } from "./support/company.ts";
import { runCommand } from "./support/run-command.ts";

// Every command is a process of its own that compiles what it needs: some seconds on a busy machine, several in a test.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

// What somebody at a terminal reads where GitHub cannot be read: which of the commands asked makes no difference.

let github: TestGitHub;
beforeAll(async () => {
  github = await startGitHub();
  await github.createRepository({ files: company });
});
afterAll(() => github.stop());

const ledger = async (
  env: Readonly<Record<string, string>>,
  repo = "acme/definitions",
): Promise<readonly unknown[]> => {
  const { exitCode, stdout, stderr } = await runCommand(["ledger", "--repo", repo], { env });
  return [exitCode, stdout, stderr];
};
const at = (token: string): Readonly<Record<string, string>> => ({
  GITHUB_API_URL: github.url,
  GITHUB_TOKEN: token,
});

test("a missing token", async () => {
  expect(await ledger({})).toEqual([
    2,
    "",
    "There is no token to read GitHub with.\nSet GITHUB_TOKEN, or log in once with `gh auth login`. Reading is all that it needs to be allowed.\n",
  ]);
});

test("a token that GitHub does not know", async () => {
  expect(await ledger(at("ghp_wrong"))).toEqual([
    2,
    "",
    "We asked GitHub to read the name of the default branch and it answered 401: Bad credentials.\nThe token is wrong or no longer valid. Set GITHUB_TOKEN anew, or log in with `gh auth login`.\n",
  ]);
});

test("a repository that is not there, or not for this token", async () => {
  expect(await ledger(at(github.tokenOf("rae")), "acme/definitoins")).toEqual([
    2,
    "",
    "We asked GitHub to read the name of the default branch and it answered 404: Not Found.\nCheck the name acme/definitoins. GitHub says the same where a token may not look: it needs `metadata: read`.\n",
  ]);
});

test("a right that is missing", async () => {
  const operation = "repos/list-activities";
  github.fail({ operation, kind: { kind: "status", status: 403, message: "Resource not accessible" } });
  expect(await ledger(at(github.tokenOf("rae")))).toEqual([
    2,
    "",
    "We asked GitHub to list the pushes to main and it answered 403: Resource not accessible.\nThe token needs the permission `contents: read`.\n",
  ]);
});

test("a limit that is used up", async () => {
  const message = "API rate limit exceeded for user ID 1.";
  github.fail({ operation: "repos/get", kind: { kind: "status", status: 403, message, retryAfter: 3600 } });
  expect(await ledger(at(github.tokenOf("rae")))).toEqual([
    2,
    "",
    "We asked GitHub to read the name of the default branch and it answered 403: API rate limit exceeded for user ID 1.\nGitHub lets this token ask no more for now. Run it again in an hour.\n",
  ]);
});

test("a GitHub that does not answer", async () => {
  const [exitCode, stdout, stderr] = await ledger({
    GITHUB_API_URL: "http://127.0.0.1:9",
    GITHUB_TOKEN: "x",
  });
  expect([exitCode, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(
    /^We asked GitHub to read the name of the default branch and it did not answer \(.+\)\.\nCheck your network and, if it is set, GITHUB_API_URL\.\n$/u,
  );
});

test("an address that is none", async () => {
  expect(await ledger({ GITHUB_API_URL: "github" })).toEqual([
    2,
    "",
    "GITHUB_API_URL is `github`, which is no address.\nUnset it for github.com.\n",
  ]);
});
