import { describe, expect, it } from "vitest";
import { blobId } from "../../action/digest.ts";
import { survey, type Survey } from "../../action/survey.ts";
import { fakeGitHub, type FakeGitHub } from "./support/fake-github.ts";

const look = async (
  github: FakeGitHub,
  sha: string,
): Promise<Survey & { readonly waits: readonly number[] }> => {
  const waits: number[] = [];
  const found = await survey(github, github.open({ number: 7, sha }), (milliseconds) => {
    waits.push(milliseconds);
    return Promise.resolve();
  });
  return { ...found, waits };
};

const id = (text: string): string => blobId(new TextEncoder().encode(text));
const files = { "definitions/stages/mql.yaml": "one", "README.md": "read me" };

describe("what a pull request does to guarded paths", () => {
  it("finds a definition that changes", async () => {
    const github = fakeGitHub(files);
    const found = await look(github, github.commit([github.root], { "definitions/stages/mql.yaml": "two" }));
    expect(found.guarded).toEqual({
      status: "listed",
      paths: [
        {
          path: "definitions/stages/mql.yaml",
          before: { mode: "100644", blob: id("one") },
          after: { mode: "100644", blob: id("two") },
        },
      ],
    });
    expect(found.testMerge).toEqual({ status: "not-needed" });
    expect(found.touches).toBe("guarded");
  });

  it("sees nothing guarded in a change of other files", async () => {
    const github = fakeGitHub(files);
    expect((await look(github, github.commit([github.root], { "README.md": "new" }))).touches).toBe(
      "nothing-guarded",
    );
  });

  it("sees a definition that is moved out", async () => {
    const github = fakeGitHub(files);
    const moved = github.commit([github.root], {
      "definitions/stages/mql.yaml": null,
      "drafts/mql.yaml": "one",
    });
    expect((await look(github, moved)).guarded).toMatchObject({
      paths: [{ path: "definitions/stages/mql.yaml", after: null }],
    });
  });

  it("gives the same digest for the same change on another base", async () => {
    const github = fakeGitHub(files);
    const head = github.commit([github.root], { "definitions/stages/mql.yaml": "two" });
    const before = await look(github, head);
    const main = github.commit([github.root], { "README.md": "new" });
    github.setBranch("main", main);
    const after = await look(github, github.commit([head, main], { "README.md": "new" }));
    expect(after.content).toBe(before.content);
    expect(after.content).toMatch(/^[0-9a-f]{64}$/u);
  });

  it("counts a cut listing as guarded", async () => {
    const github = fakeGitHub(files);
    const head = github.commit([github.root], { "README.md": "new" });
    const cut: FakeGitHub = { ...github, tree: () => Promise.resolve({ status: "truncated" }) };
    expect(await look(cut, head)).toMatchObject({
      guarded: { status: "truncated" },
      content: null,
      touches: "guarded",
    });
  });

  it("does not guess where the head cannot be compared", async () => {
    const github = fakeGitHub(files);
    await expect(look(github, github.commit([], { "README.md": "other" }))).rejects.toThrow(
      "GitHub cannot compare #7 with main: one of them is gone, they have no commit in common, or the job may not " +
        "read them. Nothing is approved. Give the job `contents: read`, push the branch again, or open a new pull " +
        "request.",
    );
  });
});

describe("the test merge", () => {
  const moved = () => {
    const github = fakeGitHub(files);
    const head = github.commit([github.root], { "README.md": "new" });
    const main = github.commit([github.root], { "definitions/stages/mql.yaml": "signed" });
    github.setBranch("main", main);
    return { github, head, main };
  };

  it("is not needed while the base branch changes no guarded path", async () => {
    const github = fakeGitHub(files);
    github.setBranch("main", github.commit([github.root], { "README.md": "main" }));
    const found = await look(github, github.commit([github.root], { "definitions/stages/mql.yaml": "two" }));
    expect(found.testMerge).toEqual({ status: "not-needed" });
    expect(github.calls).not.toContain("testMerge 7");
  });

  it("is compared with the tip, and shows a signed definition that would be reverted", async () => {
    const { github, head, main } = moved();
    github.setTestMerge(7, github.commit([main, head], { "definitions/stages/mql.yaml": "one" }));
    const found = await look(github, head);
    expect(found.testMerge).toMatchObject({
      status: "listed",
      paths: [{ path: "definitions/stages/mql.yaml" }],
    });
    expect(found.touches).toBe("guarded");
  });

  it("that changes nothing guarded leaves the pull request free", async () => {
    const { github, head, main } = moved();
    github.setTestMerge(7, github.commit([main, head], { "README.md": "new" }));
    expect(await look(github, head)).toMatchObject({
      testMerge: { status: "listed", paths: [] },
      touches: "nothing-guarded",
    });
  });

  it("of older commits says nothing, and is waited for a bounded time", async () => {
    const { github, head } = moved();
    github.setTestMerge(7, github.commit([github.root, head], {}));
    const found = await look(github, head);
    expect(found.testMerge).toEqual({ status: "pending" });
    expect(found.touches).toBe("guarded");
    expect(found.waits).toEqual([1000, 2000, 4000]);
  });

  it("is taken as soon as it is there", async () => {
    const { github, head, main } = moved();
    github.before("testMerge", 2, () => {
      github.setTestMerge(7, github.commit([main, head], {}));
    });
    const found = await look(github, head);
    expect(found.testMerge.status).toBe("listed");
    expect(found.waits).toEqual([1000]);
  });
});
