import { describe, expect, it } from "vitest";
import type { Task } from "../../action/event.ts";
import type { GitHub } from "../../action/github/port.ts";
import { perform, type Done } from "../../action/perform.ts";
import type { Run } from "../../action/run.ts";
import { definitions, lookAgain, mql, opened, proposal, reviewed, runOn } from "./support/company.ts";
import { fakeGitHub, type FakeGitHub } from "./support/fake-github.ts";

const all: Task = { kind: "decide", which: { by: "any" }, base: null, occasion: lookAgain };
const one = (number: number, occasion = lookAgain): Task => ({
  kind: "decide",
  which: { by: "number", number },
  base: null,
  occasion,
});

const endings = (done: Done): readonly string[] =>
  done.kind === "decided"
    ? done.results.map(({ number, outcome }) => `#${number} ${outcome.status}`)
    : [done.kind];

/** A GitHub on which one method fails. */
const failing = (github: FakeGitHub, method: keyof GitHub, message: string): Run =>
  runOn(github, { over: { ...github, [method]: () => Promise.reject(new Error(message)) } });

describe("what a run does", () => {
  it("decides every open pull request when it is started by hand", async () => {
    const { github } = proposal();
    github.open({ number: 8, sha: github.commit([github.root], mql(90)) });
    expect(endings(await perform(runOn(github), all))).toEqual(["#7 decided", "#8 decided"]);
  });

  it("decides one of them by its number", async () => {
    const { github } = proposal();
    github.open({ number: 8, sha: github.commit([github.root], mql(90)) });
    expect(endings(await perform(runOn(github), one(8)))).toEqual(["#8 decided"]);
  });

  it("decides nothing when the pull request is closed", async () => {
    const { github } = proposal();
    github.close(7);
    expect(await perform(runOn(github), one(7))).toEqual({
      kind: "nothing",
      why: "No open pull request is meant. It was closed, or its branch has moved on.",
    });
    expect(github.writes).toEqual([]);
  });

  it("finds the pull request of a review by its head, in a fork too", async () => {
    const { github, pull } = proposal();
    const which = {
      by: "head",
      repository: "acme/definitions",
      branch: "proposal-7",
      sha: pull.head.sha,
    } as const;
    const task: Task = { kind: "decide", which, base: null, occasion: reviewed };
    expect(endings(await perform(runOn(github), task))).toEqual(["#7 decided"]);
    const moved: Task = { ...task, which: { ...which, sha: github.root } };
    expect(endings(await perform(runOn(github), moved))).toEqual(["nothing"]);
  });
});

describe("a crash", () => {
  it("is shown on the commit, so that no older green stays", async () => {
    const { github, pull } = proposal();
    github.addStatus(pull.head.sha, { state: "success", description: "Countersigned." });
    const done = await perform(failing(github, "reviews", "GitHub fell asleep."), one(7));
    expect(done).toMatchObject({
      results: [{ outcome: { status: "crashed", reason: "GitHub fell asleep." } }],
    });
    expect(github.writes.at(-1)).toBe(
      `${pull.head.sha.slice(0, 7)} countersign/main error: Not decided, so not approved. GitHub fell asleep.`,
    );
  });

  it("is shown even if the statuses cannot be read", async () => {
    const { github, pull } = proposal();
    await perform(failing(github, "statuses", "GitHub fell asleep."), one(7));
    expect(github.writes).toEqual([
      `${pull.head.sha.slice(0, 7)} countersign/main error: Not decided, so not approved. GitHub fell asleep.`,
    ]);
  });

  it("that cannot be shown is told in the log", async () => {
    const { github } = proposal();
    const done = await perform(failing(github, "postStatus", "No writing today."), one(7));
    expect(done).toMatchObject({
      results: [
        {
          outcome: {
            status: "crashed",
            reason: "No writing today. This could not even be shown on the commit: No writing today.",
          },
        },
      ],
    });
  });

  it("of one pull request does not keep the others from being decided", async () => {
    const { github, pull } = proposal();
    github.open({ number: 8, sha: github.commit([github.root], mql(90)) });
    const over: GitHub = {
      ...github,
      reviews: (number) =>
        number === 7 ? Promise.reject(new Error("Only this one.")) : github.reviews(number),
    };
    expect(endings(await perform(runOn(github, { over }), all))).toEqual(["#7 crashed", "#8 decided"]);
    expect(github.writes).toContain(
      `${pull.head.sha.slice(0, 7)} countersign/main error: Not decided, so not approved. Only this one.`,
    );
  });

  it("before anything is known of a pull request is thrown", async () => {
    const { github } = proposal();
    await expect(perform(failing(github, "openPullRequests", "No answer."), all)).rejects.toThrow(
      "No answer.",
    );
  });
});

describe("the hourly sweep", () => {
  const green = async () => {
    const { github, pull } = proposal();
    await perform(runOn(github), one(7, opened(pull)));
    github.setTime("2026-03-02T10:00:00Z");
    for (const by of ["rae", "mia"]) github.addReview(7, { by, state: "APPROVED" });
    await perform(runOn(github), one(7, reviewed));
    github.writes.splice(0);
    return { github, pull };
  };

  it("leaves alone what it has never decided", async () => {
    const { github } = proposal();
    expect(endings(await perform(runOn(github), { kind: "sweep" }))).toEqual([]);
  });

  it("writes nothing where green is still right", async () => {
    const { github } = await green();
    expect(endings(await perform(runOn(github), { kind: "sweep" }))).toEqual(["#7 decided"]);
    expect(github.writes).toEqual([]);
  });

  it("takes a green back after an objection that no run could see", async () => {
    const { github, pull } = await green();
    github.addReview(7, { by: "noor", state: "CHANGES_REQUESTED" });
    await perform(runOn(github), { kind: "sweep" });
    expect(github.writes.at(-1)).toBe(
      `${pull.head.sha.slice(0, 7)} countersign/main pending: Not approved: noor (marketing) asks for changes.`,
    );
  });

  it("takes a green back where it cannot even read whether there is one", async () => {
    const { github, pull } = await green();
    const over = { ...github, statuses: () => Promise.reject(new Error("GitHub is away.")) };
    const done = await perform(runOn(github, { over }), { kind: "sweep" });
    expect(endings(done)).toEqual(["#7 crashed"]);
    expect(github.writes).toEqual([
      `${pull.head.sha.slice(0, 7)} countersign/main error: Not decided, so not approved. GitHub is away.`,
      "#7 comment edited",
    ]);
  });

  it("turns green what waited for an arbiter, once the waiting time is over", async () => {
    const owners = `${definitions["definitions/owners.yaml"] ?? ""}arbiter:
  owners: [{ login: kim }]
  may_stand_in_after: 2 days
  reason_required: true
`;
    const { github, pull } = proposal(mql(80), { ...definitions, "definitions/owners.yaml": owners });
    await perform(runOn(github), one(7, opened(pull)));
    github.setTime("2026-03-02T10:00:00Z");
    github.addReview(7, { by: "rae", state: "APPROVED" });
    github.addReview(7, { by: "kim", state: "APPROVED", body: "Marketing is away." });
    await perform(runOn(github), one(7, reviewed));
    const shown = (): string => github.writes.at(-1)?.split(" ")[2] ?? "";
    expect(shown()).toBe("pending:");
    github.setTime("2026-03-04T08:00:00Z");
    await perform(runOn(github), { kind: "sweep" });
    expect(shown()).toBe("pending:");
    github.setTime("2026-03-05T10:00:00Z");
    await perform(runOn(github), { kind: "sweep" });
    expect(shown()).toBe("success:");
  });

  it("takes a green back after an owner has left", async () => {
    const { github, pull } = await green();
    const owners = (definitions["definitions/owners.yaml"] ?? "").replace("{ login: rae }, ", "");
    const main = github.commit([github.root], { "definitions/owners.yaml": owners });
    github.setBranch("main", main);
    github.setTestMerge(7, github.commit([main, pull.head.sha], mql(80)));
    await perform(runOn(github), { kind: "sweep" });
    expect(github.writes.at(-1)).toBe(
      `${pull.head.sha.slice(0, 7)} countersign/main pending: Waiting for sales (sam).`,
    );
  });
});

describe("on a plain pull_request, with a token that may only read", () => {
  const check = async (github: FakeGitHub & { readonly root: string }, head: string): Promise<Done> => {
    const done = await perform(runOn(github), { kind: "annotate", number: 7, head, base: "main" });
    expect(github.writes).toEqual([]);
    return done;
  };

  it("says what is wrong", async () => {
    const github = fakeGitHub(definitions);
    const head = github.commit([github.root], { "definitions/stages/mql.yaml": "name: MQL\n" });
    const done = await check(github, head);
    if (done.kind !== "checked" || done.checked.status !== "checked") throw new Error("It was not checked.");
    expect(done.checked.findings.map(({ code, at }) => `${code} ${at.path}`)).toContain(
      "missing-key stages/mql.yaml",
    );
  });

  it("says nothing about a pull request without definitions", async () => {
    const github = fakeGitHub(definitions);
    const head = github.commit([github.root], { "README.md": "new" });
    expect(await check(github, head)).toEqual({ kind: "checked", checked: { status: "nothing-guarded" } });
  });

  it("says that it could not check", async () => {
    const github = fakeGitHub(definitions);
    expect(await check(github, "f".repeat(40))).toEqual({
      kind: "checked",
      checked: { status: "not-checked", reason: "GitHub cannot compare this commit with main." },
    });
  });
});
