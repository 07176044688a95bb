import { describe, expect, it } from "vitest";
import { taskOf, type Task } from "../../action/event.ts";
import { perform } from "../../action/perform.ts";
import { check } from "../../core/pipeline.ts";
import { messageOf } from "../../core/report/messages.ts";
import { generatedDefinitions } from "../../scripts/bench/generate-definitions.ts";
import { sourcesOf, withMinimal } from "../catalog/minimal.ts";
import { definitions, lookAgain, mql, opened, proposal, pushed, reviewed, runOn } from "./support/company.ts";
import { companyPast } from "./support/company-past.ts";
import type { FakeFiles, FakeGitHub } from "./support/fake-github.ts";

// What is not decided on facts alone: the Action meets it while it reads and writes. Each is named after the attack, and
// ends in the sentence that people read on the commit.

const decide = (number: number, occasion: Extract<Task, { kind: "decide" }>["occasion"]): Task => ({
  kind: "decide",
  which: { by: "number", number },
  base: "main",
  occasion,
});
const shown = async (github: FakeGitHub, commit: string): Promise<string> => {
  const [newest] = (await github.statuses(commit)).filter(({ context }) => context === "countersign/main");
  return `${newest?.state ?? "none"}: ${newest?.description ?? ""}`;
};
const countersigned = "success: Countersigned: rae signed for sales and mia signed for marketing.";
const waitingForBoth = "pending: Waiting for sales (rae or sam) and marketing (mia or noor).";

/** A proposal of ann's that both sides have approved; decided once before, and not since. */
async function approved(files?: FakeFiles) {
  const { github, pull } = proposal(mql(80), files);
  await perform(runOn(github), decide(7, opened(pull)));
  github.setTime("2026-03-02T10:00:00Z");
  for (const by of ["rae", "mia"]) github.addReview(7, { by, state: "APPROVED" });
  github.setTime("2026-03-02T10:05:00Z");
  return { github, pull, head: pull.head.sha };
}

/** The same, and green. */
async function green() {
  const scene = await approved();
  await perform(runOn(scene.github), decide(7, reviewed));
  expect(await shown(scene.github, scene.head)).toBe(countersigned);
  return scene;
}

describe("attacks on the commit that is shown green", () => {
  it("two pull requests share a head commit", async () => {
    const { github, pull, head } = await approved();
    github.open({ ...pull, number: 8, sha: head });
    await perform(runOn(github), decide(7, reviewed));
    expect(await shown(github, head)).toBe("pending: Waiting for #8, which has the same commit.");
    expect(github.bodies().join()).toContain("**This waits for #8, which has the same commit.**");
  });

  it("forged status by a writer's own workflow: the next look replaces it", async () => {
    const { github, pull } = proposal();
    await perform(runOn(github), decide(7, opened(pull)));
    github.addStatus(pull.head.sha, { state: "success", description: "Countersigned: trust me." });
    await perform(runOn(github), { kind: "sweep" });
    expect(await shown(github, pull.head.sha)).toBe(waitingForBoth);
  });

  it("forged status by a writer's own workflow: the audit finds what was merged behind it", async () => {
    const { github, past, propose, audit } = companyPast();
    const pull = await propose(7, mql(80), ["rae"]);
    github.addStatus(pull.head.sha, { state: "success", description: "Countersigned: trust me." });
    past.merge(pull, mql(80), "mallory");
    expect((await audit()).changes.map(({ by, reasons }) => [by, reasons])).toEqual([
      ["mallory", ["Nobody had signed for marketing."]],
    ]);
  });

  it("the status stays green after an owner leaves", async () => {
    const { github, head } = await green();
    const owners = (definitions["definitions/owners.yaml"] ?? "").replace("{ login: rae }, ", "");
    const main = github.commit([github.root], { "definitions/owners.yaml": owners });
    github.setBranch("main", main);
    github.setTestMerge(7, github.commit([main, head], mql(80)));
    await perform(runOn(github), { kind: "sweep" });
    expect(await shown(github, head)).toBe("pending: Waiting for sales (sam).");
  });

  it("an objection whose relay run waits for a maintainer", async () => {
    const { github, head } = await green();
    github.addReview(7, { by: "noor", state: "CHANGES_REQUESTED" });
    // Nobody has told Countersign. It is the hourly look that finds it.
    expect(await shown(github, head)).toBe(countersigned);
    await perform(runOn(github), { kind: "sweep" });
    expect(await shown(github, head)).toBe("pending: Not approved: noor (marketing) asks for changes.");
  });

  it("a thousand statuses on one commit: it does not turn green where no objection could take it back", async () => {
    const { github, head } = await approved();
    for (let count = 0; count < 1000; count += 1) github.addStatus(head, { creator: "github-actions[bot]" });
    await perform(runOn(github), decide(7, reviewed));
    expect(await shown(github, head)).toBe(
      "error: This commit has too many statuses to decide on it safely. Push a new commit.",
    );
  });

  it("a flood of `/countersign`", async () => {
    const { github } = await green();
    github.writes.splice(0);
    for (let count = 0; count < 20; count += 1) await perform(runOn(github), decide(7, lookAgain));
    expect(github.writes).toEqual([]);
  });
});

describe("races", () => {
  it("race: head moves while evaluating", async () => {
    const { github, pull, head } = await approved();
    let newer = "";
    github.before("comments", 1, () => {
      newer = github.push(7, github.commit([head], mql(10))).head.sha;
    });
    await perform(runOn(github), decide(7, reviewed));
    // What was decided is written to the commit that it was decided for, and that one is not green either.
    expect(await shown(github, head)).toBe(waitingForBoth);
    expect(await github.statuses(newer)).toEqual([]);
    await perform(runOn(github), decide(7, pushed({ ...pull, head: { ...pull.head, sha: newer } }, head)));
    expect(await shown(github, newer)).toBe(waitingForBoth);
  });

  it("race: an objection arrives while success is being written", async () => {
    const { github, head } = await approved();
    github.before("postStatus", 1, () => github.addReview(7, { by: "sam", state: "CHANGES_REQUESTED" }));
    github.writes.splice(0);
    await perform(runOn(github), decide(7, reviewed));
    const statuses = github.writes.flatMap((line) => / countersign\/main (.*)/u.exec(line)?.[1] ?? []);
    expect(statuses).toEqual([
      countersigned,
      "pending: Countersign is reading this commit.",
      "pending: Not approved: sam (sales) asks for changes.",
    ]);
    expect(await shown(github, head)).toBe(statuses.at(-1));
  });
});

describe("attacks on what starts a run", () => {
  it("a pull request from a fork", async () => {
    const { github, pull } = proposal();
    github.open({ ...pull, sha: pull.head.sha, head: { ...pull.head, repository: "mallory/definitions" } });
    const asked = { task: "decide", pullRequest: null, since: null, isRepeated: false } as const;
    const payload = {
      pull_request: { number: 7, head: { sha: pull.head.sha }, base: { ref: "main" } },
    };
    // On the event that a fork can start with its own workflow, mistakes are told and nothing is posted.
    const done = await perform(runOn(github), taskOf("pull_request", payload, asked));
    expect(done.kind).toBe("checked");
    expect(github.writes).toEqual([]);
    // A finished run may say that it was about any pull request: repository, branch and commit all have to agree.
    const relay = (repository: string): Task =>
      taskOf(
        "workflow_run",
        {
          workflow_run: {
            head_repository: { full_name: repository },
            head_branch: pull.head.branch,
            head_sha: pull.head.sha,
            pull_requests: [{ number: 7 }],
          },
        },
        asked,
      );
    expect(await perform(runOn(github), relay("acme/definitions"))).toEqual({
      kind: "nothing",
      why: "No open pull request is meant. It was closed, or its branch has moved on.",
    });
    await perform(runOn(github), relay("mallory/definitions"));
    expect(await shown(github, pull.head.sha)).toBe(waitingForBoth);
  });

  it("merge queue: the group's commit has no reviews", async () => {
    const { github, head } = await approved();
    const place = (files: FakeFiles, number = 7): Task & { readonly kind: "merge-group" } => ({
      kind: "merge-group",
      group: { number, head: github.commit([github.root, head], files), parent: github.root, base: "main" },
    });
    const other = place({ ...mql(10), "README.md": "with something of somebody else's" });
    await perform(runOn(github), other);
    expect(await shown(github, other.group.head)).toBe(
      "failure: The merge queue would merge other definitions than those of #7.",
    );
    const unknown = place({ ...mql(80), "README.md": "unknown" }, 9);
    await perform(runOn(github), unknown);
    expect(await shown(github, unknown.group.head)).toBe(
      "failure: This place in the merge queue names no open pull request.",
    );
    const same = place({ ...mql(80), "README.md": "the same" });
    await perform(runOn(github), same);
    expect(await shown(github, same.group.head)).toBe(countersigned);
  });
});

describe("attacks on the reader of definitions", () => {
  it("`.gitattributes` with `export-ignore` or `export-subst`", async () => {
    const { github, head } = await approved();
    // The archive shows the definition as it was. It is not believed: the bytes have another id than the tree names.
    const honest = await github.archive(github.root);
    const lying = { ...github, archive: () => Promise.resolve(honest) };
    await perform(runOn(github, { over: lying }), decide(7, reviewed));
    expect(await shown(github, head)).toBe(countersigned);
    const [body = ""] = github.bodies();
    expect(body).toMatch(/^- .*50.*\n\+ .*80.*$/mu);
  });

  it("a definitions file that is valid but whose regexp or size makes the checker slow: there are no regexps", () => {
    const stage = `name: MQL
abbreviation: MQL
description: x
worked_by: marketing
criteria: { field: title, matches: "(a+)+$" }
`;
    const { findings } = check(sourcesOf(withMinimal({ "stages/mql.yaml": stage })));
    expect(findings.map((finding) => messageOf(finding).saw).join("\n")).toContain("`matches`");
    expect(findings.some(({ severity }) => severity === "error")).toBe(true);
  });

  it("a definitions file that is valid but whose regexp or size makes the checker slow: time grows with size", () => {
    const sources = (count: number) =>
      [...generatedDefinitions(count)].map(([path, text]) => ({
        path,
        type: "file" as const,
        bytes: new TextEncoder().encode(text),
      }));
    const timeOf = (count: number): number => {
      const files = sources(count);
      const times = [0, 1].map(() => {
        const start = process.cpuUsage();
        check(files);
        const { user, system } = process.cpuUsage(start);
        return user + system;
      });
      return Math.min(...times);
    };
    timeOf(25);
    // Four times as many files; the square of that would be sixteen times as long.
    expect(timeOf(200) / timeOf(50)).toBeLessThan(9);
  });
});
