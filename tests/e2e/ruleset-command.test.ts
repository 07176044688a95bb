import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { RulesetOutput } from "../../core/generated/ruleset.ts";
import type { TestGitHub } from "../emulator/github.ts";
import { startGitHub } from "../emulator/github.ts";
import { company } from "./support/company.ts";
import { readOutput } from "./support/output-schema.ts";
import { runCommand, type CommandRun } from "./support/run-command.ts";

// Every command is a process of its own that compiles what it needs: some seconds on a busy machine, several in a test.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

// The ruleset that is printed goes to the proxy as `gh api` would send it, so it is held against GitHub's own
// description; and what is then read back has to be what is verified.

let github: TestGitHub;
const cwd = mkdtempSync(join(tmpdir(), "countersign-ruleset-"));
beforeAll(async () => {
  github = await startGitHub();
  for (const [path, text] of Object.entries(company))
    if (path.startsWith("definitions/") && !path.includes("/stages/") && !path.includes("funnel"))
      writeFileSync(join(cwd, path.replace("definitions/", "")), text as string);
});
afterAll(async () => {
  rmSync(cwd, { recursive: true });
  await github.stop();
});

/** A new repository, and the command for it; as its administrator unless it is said otherwise. */
async function repository(name: string): Promise<{
  readonly ruleset: (...args: readonly string[]) => Promise<CommandRun>;
  readonly as: (login: string, ...args: readonly string[]) => Promise<CommandRun>;
  readonly create: (printed: string) => Promise<number>;
}> {
  const { fullName, owner } = await github.createRepository({
    name,
    files: company,
    collaborators: { rae: "pull" },
  });
  const as = (login: string, ...args: readonly string[]): Promise<CommandRun> =>
    runCommand(["ruleset", ...args, "--repo", fullName], {
      cwd,
      env: { GITHUB_API_URL: github.url, GITHUB_TOKEN: github.tokenOf(login) },
    });
  return {
    as,
    ruleset: (...args) => as("olivia", ...args),
    create: async (printed) => {
      const body = JSON.parse(printed) as object;
      const params = { owner, repo: name };
      return (await github.call(github.tokenOf("olivia"), "repos/create-repo-ruleset", params, body)).status;
    },
  };
}

const codes = ({ stdout }: CommandRun): readonly string[] =>
  (readOutput("ruleset", stdout) as RulesetOutput).differences.map(({ code, weight }) => `${weight} ${code}`);

const notPeople = (name: string): string =>
  `GitHub itself cannot ask for ${name}: its owners are people, and GitHub can require only teams. Countersign's status asks for it.\n`;

describe("countersign ruleset", () => {
  test("prints what GitHub takes as a ruleset, and then nothing is left to do but the workflow files", async () => {
    const { ruleset, create } = await repository("as-printed");
    const printed = await ruleset();
    expect([printed.exitCode, printed.stderr]).toEqual([0, notPeople("sales") + notPeople("marketing")]);
    expect(await create(printed.stdout)).toBe(201);
    const verified = await ruleset("--verify", "--format", "json");
    expect([verified.exitCode, codes(verified)]).toEqual([1, ["advice workflows-open"]]);
    expect(await create((await ruleset("--for", "workflow-files")).stdout)).toBe(201);
    expect(await ruleset("--verify")).toEqual({
      exitCode: 0,
      stdout: "Nothing differs. acme/as-printed protects main as Countersign needs it.\n",
      stderr: "",
    });
  });

  test("prints the rules word for word, with an app of one's own as the expected source", async () => {
    const { ruleset, create } = await repository("own-app");
    const { stdout } = await ruleset("--app", "4711", "--branch", "trunk");
    expect(JSON.parse(stdout)).toEqual({
      name: "Countersign",
      target: "branch",
      enforcement: "active",
      bypass_actors: [],
      conditions: { ref_name: { include: ["refs/heads/trunk"], exclude: [] } },
      rules: [
        { type: "deletion" },
        { type: "non_fast_forward" },
        {
          type: "pull_request",
          parameters: {
            required_approving_review_count: 0,
            dismiss_stale_reviews_on_push: false,
            require_code_owner_review: false,
            require_last_push_approval: false,
            required_review_thread_resolution: false,
          },
        },
        {
          type: "required_status_checks",
          parameters: {
            strict_required_status_checks_policy: true,
            required_status_checks: [{ context: "countersign/trunk", integration_id: 4711 }],
          },
        },
      ],
    });
    expect(await create(stdout)).toBe(201);
    expect((await ruleset("--verify", "--app", "4711", "--branch", "trunk")).exitCode).toBe(0);
    // It is another branch that is protected, and another app that is expected.
    expect((await ruleset("--verify", "--app", "4711")).exitCode).toBe(1);
    const other = await ruleset("--verify", "--branch", "trunk");
    expect(other.stdout).toContain(
      "- The status countersign/trunk is required from the app 4711, and not from GitHub Actions (app 15368). Either nothing can be merged, or somebody else decides.\n",
    );
  });

  test("asks GitHub itself for the review of a team that owns a function, by path", async () => {
    await github.createTeam("demand-gen", ["mia", "mo"]);
    const { ruleset, create, as } = await repository("with-team");
    const owners = `functions:
  sales: { owners: [{ login: rae }, { login: sam }] }
  marketing: { owners: [{ team: acme/demand-gen }] }
also:
  - { for: [targets/**, compensation.yaml], need: { finance: [{ team: acme/demand-gen }] } }
`;
    const dir = mkdtempSync(join(tmpdir(), "countersign-owners-"));
    writeFileSync(join(dir, "owners.yaml"), owners);
    const printed = await ruleset(dir);
    const { rules } = JSON.parse(printed.stdout) as {
      readonly rules: readonly {
        readonly parameters?: { readonly required_reviewers?: readonly object[] };
      }[];
    };
    const reviewer = { id: expect.any(Number) as number, type: "Team" };
    expect(rules[2]?.parameters?.required_reviewers).toEqual([
      {
        file_patterns: [
          "definitions",
          "definitions/**/*",
          ".github/workflows/countersign*.yml",
          ".github/workflows/countersign*.yaml",
          "CODEOWNERS",
          ".github/CODEOWNERS",
          "docs/CODEOWNERS",
        ],
        minimum_approvals: 1,
        reviewer,
      },
      {
        file_patterns: ["definitions/targets/**/*", "definitions/compensation.yaml"],
        minimum_approvals: 1,
        reviewer,
      },
    ]);
    expect(printed.stderr).toBe(notPeople("sales"));
    expect(codes(await ruleset(dir, "--verify", "--format", "json"))).toContain("advice team-not-required");
    expect(await create(printed.stdout)).toBe(201);
    expect(codes(await ruleset(dir, "--verify", "--format", "json"))).toEqual(["advice workflows-open"]);
    // Somebody who may not see who passes by cannot say that nobody does.
    expect(codes(await as("rae", dir, "--verify", "--format", "json"))).toEqual([
      "gap bypass-hidden",
      "advice workflows-open",
    ]);
    rmSync(dir, { recursive: true });
  });

  test("says in words what a repository without any ruleset lacks", async () => {
    const { ruleset } = await repository("bare");
    const { exitCode, stdout } = await ruleset("--verify");
    expect(exitCode).toBe(1);
    expect(stdout).toBe(`acme/bare can be changed without both signatures:
- The branch does not require the status countersign/main. Definitions can be merged without any signature.
  Add it under “Require status checks to pass”.
- Commits can be pushed to the branch without a pull request. A definition that is pushed directly needs no signature.
  Tick “Require a pull request before merging”.
- The branch can be force-pushed. Signed definitions can be replaced by others, without a trace on the branch.
  Tick “Block force pushes”.
- The branch can be deleted. A new branch of the same name could start without any signed definition.
  Tick “Restrict deletions”.

And better still:
- Everybody who may push can add a workflow, and a workflow can post the status itself. A status that a workflow has forged looks like Countersign's own.
  Let an app of your own post the status (\`--app\`), or restrict workflow files: \`countersign ruleset --for workflow-files\`. GitHub offers that for private and internal repositories.

\`countersign ruleset\` prints the ruleset that belongs to it.
`);
  });

  test("fails closed where GitHub does not answer in full", async () => {
    const { ruleset } = await repository("half");
    github.fail({ operation: "repos/get-branch-rules", kind: { kind: "not-json" } });
    const half = await ruleset("--verify");
    expect([half.exitCode, half.stdout]).toEqual([2, ""]);
    expect(half.stderr).toMatch(
      /^We could not understand GitHub's answer when asked to read the rules of the branch main: it is not a list\./u,
    );
    github.fail({
      operation: "repos/get-repo-rulesets",
      kind: { kind: "status", status: 403, message: "No." },
    });
    const refused = await ruleset("--verify");
    expect([refused.exitCode, refused.stdout, refused.stderr]).toEqual([
      2,
      "",
      "We asked GitHub to list the rulesets for pushes and it answered 403: No.\nThe token needs the permission `metadata: read`.\n",
    ]);
  });

  test("is a wrong call with what is no number of an app", async () => {
    const { exitCode, stderr } = await runCommand(["ruleset", "--app", "mine"], { cwd });
    expect([exitCode, stderr.split("\n")[0]]).toEqual([2, "`mine` is not the number of an app."]);
  });
});
