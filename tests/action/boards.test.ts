import { describe, expect, it } from "vitest";
import type { CommitStatus, GitHub } from "../../action/github/port.ts";
import { noteUrl } from "../../action/heads.ts";
import { openBoard, type ReportMode } from "../../action/report.ts";
import type { Place, StatusBoard } from "../../action/status.ts";
import { plainVerdict, reading, stateOf } from "../../action/verdict.ts";
import { account, fakeGitHub, type FakeGitHub } from "./support/fake-github.ts";

const page = "https://github.com/acme/definitions/actions/runs/1";
const note = { pullRequest: 7, content: "1".repeat(64), before: null };
const green = plainVerdict("success", "Countersigned.");
const waiting = plainVerdict("pending", "Waiting for marketing.");

const board = async (
  github: FakeGitHub,
  mode: ReportMode,
  commit: string,
  more: Partial<Place> = {},
): Promise<StatusBoard> =>
  openBoard(
    github,
    mode,
    { commit, base: "main", account, run: page, ...more },
    await github.statuses(commit),
  );

describe("what a decision means for the gate", () => {
  it.each([
    ["not-applicable", "success"],
    ["approved", "success"],
    ["waiting", "pending"],
    ["objected", "pending"],
    ["invalid", "failure"],
    ["error", "error"],
  ] as const)("%s is %s", (result, state) => {
    expect(stateOf(result)).toBe(state);
  });
});

describe("the verdict as a commit status", () => {
  it("is written only when it differs from the newest own one", async () => {
    const github = fakeGitHub();
    const first = await board(github, "status", github.root);
    expect(first.standing()).toBe("none");
    await first.show(waiting);
    await first.show(waiting);
    const second = await board(github, "status", github.root);
    expect(second.standing()).toBe("not-green");
    await second.show(waiting);
    await second.show(green);
    expect(second.standing()).toBe("green");
    const short = github.root.slice(0, 7);
    expect(github.writes).toEqual([
      `${short} countersign/main pending: Waiting for marketing.`,
      `${short} countersign/main success: Countersigned.`,
    ]);
  });

  it.each<[string, Partial<CommitStatus>]>([
    ["another account", { state: "success", creator: "mallory" }],
    ["another context", { state: "success", context: "countersign/release" }],
  ])("does not take the status of %s for its own", async (_what, status) => {
    const github = fakeGitHub();
    github.addStatus(github.root, status);
    expect((await board(github, "status", github.root)).standing()).toBe("none");
  });

  it("records a head in the status that holds it back", async () => {
    const github = fakeGitHub();
    await (await board(github, "status", github.root)).record(note);
    const [status] = await github.statuses(github.root);
    expect(status).toMatchObject({
      context: "countersign/main",
      state: "pending",
      targetUrl: noteUrl(page, note),
    });
  });

  it("cuts a description to what GitHub takes, and knows it again", async () => {
    const github = fakeGitHub();
    const long = plainVerdict("pending", "ä".repeat(200));
    await (await board(github, "status", github.root)).show(long);
    await (await board(github, "status", github.root)).show(long);
    expect(github.writes).toEqual([
      `${github.root.slice(0, 7)} countersign/main pending: ${"ä".repeat(140)}`,
    ]);
  });

  it("does not turn green on a commit whose statuses are nearly used up, as no objection could take it back", async () => {
    const github = fakeGitHub();
    for (let count = 0; count < 900; count += 1) github.addStatus(github.root, { state: "pending" });
    const full = await board(github, "status", github.root);
    await full.show(green);
    await full.show(green);
    expect(github.writes).toEqual([
      `${github.root.slice(0, 7)} countersign/main error: This commit has too many statuses to decide on it safely. Push a new commit.`,
    ]);
  });

  it("stops when the token posts under another name than the workflow says", async () => {
    const github = fakeGitHub();
    await expect(
      (await board(github, "status", github.root, { account: "acme-countersign[bot]" })).show(waiting),
    ).rejects.toThrow(
      "The token posts as github-actions[bot], and Countersign expects acme-countersign[bot]. It trusts only its own " +
        "record of commits, so it has to know its own name. Set `account: github-actions[bot]` in the workflow.",
    );
  });
});

describe("the verdict as a check run", () => {
  it("is made once and then updated, and waiting has no conclusion", async () => {
    const github = fakeGitHub();
    await (await board(github, "check", github.root)).show(reading);
    const second = await board(github, "check", github.root);
    await second.show(green);
    await second.show(green);
    expect(second.standing()).toBe("green");
    await (await board(github, "check", github.root)).show(plainVerdict("error", "Not decided."));
    const short = github.root.slice(0, 7);
    expect(github.writes).toEqual([
      `${short} new check run countersign/main in_progress: Countersign is reading this commit.`,
      `${short} check run countersign/main success: Countersigned.`,
      `${short} check run countersign/main failure: Not decided.`,
    ]);
  });

  it("shows its annotations once, as GitHub adds them up", async () => {
    const github = fakeGitHub();
    const annotation = {
      path: "definitions/owners.yaml",
      start_line: 1,
      end_line: 1,
      annotation_level: "failure",
      title: "This definition cannot be approved",
      message: "x",
    } as const;
    const sent: number[] = [];
    const counting: GitHub = {
      ...github,
      updateCheckRun: (id, run) => {
        sent.push(run.annotations.length);
        return github.updateCheckRun(id, run);
      },
    };
    const place: Place = { commit: github.root, base: "main", account, run: page };
    const only = await openBoard(counting, "check", place, []);
    await only.show(reading);
    await only.show({ ...plainVerdict("failure", "One mistake."), annotations: [annotation] });
    await only.show({ ...plainVerdict("failure", "Still one mistake."), annotations: [annotation] });
    expect(sent).toEqual([1, 0]);
  });

  it("records heads in a status of its own, whose time its poster cannot set", async () => {
    const github = fakeGitHub();
    await (await board(github, "check", github.root)).record(note);
    const [status] = await github.statuses(github.root);
    expect(status).toMatchObject({
      context: "countersign-heads/main",
      state: "success",
      description: "Countersign has seen this commit. This is a record, not an approval.",
      targetUrl: noteUrl(page, note),
    });
  });
});

describe("both at once", () => {
  it("counts as green while one of them is", async () => {
    const github = fakeGitHub();
    github.addStatus(github.root, { state: "success" });
    const both = await board(github, "both", github.root);
    expect(both.standing()).toBe("green");
    await both.show(reading);
    expect(both.standing()).toBe("not-green");
  });

  it("shows a verdict in both places, under the same name", async () => {
    const github = fakeGitHub();
    await (await board(github, "both", github.root)).show(green);
    const short = github.root.slice(0, 7);
    expect(github.writes).toEqual([
      `${short} countersign/main success: Countersigned.`,
      `${short} new check run countersign/main success: Countersigned.`,
    ]);
  });
});
