import { describe, expect, it } from "vitest";
import type { CommitStatus } from "../../action/github/port.ts";
import { noteUrl, notesOf, recordedHeads, type FoundNote } from "../../action/heads.ts";

const run = "https://github.com/acme/definitions/actions/runs/1";
const [a, b, c] = ["a".repeat(40), "b".repeat(40), "c".repeat(40)];
const x = "1".repeat(64);
const y = "2".repeat(64);
const who = { account: "github-actions[bot]", base: "main", pullRequest: 7 };

const status = (more: Partial<CommitStatus>): CommitStatus => ({
  id: 1,
  context: "countersign/main",
  state: "pending",
  description: "",
  createdAt: "2026-03-02T09:00:00Z",
  creator: "github-actions[bot]",
  targetUrl: noteUrl(run, { pullRequest: 7, content: x, before: a }),
  ...more,
});

describe("the record of heads", () => {
  it("is written into the address of a status and read back", () => {
    expect(noteUrl(run, { pullRequest: 7, content: x, before: a })).toBe(
      `${run}?pull_request=7&content=${x}&before=${a}`,
    );
    expect(notesOf([status({})], who)).toEqual([
      { pullRequest: 7, content: x, before: a, run, since: "2026-03-02T09:00:00Z" },
    ]);
  });

  it("knows no head before the first", () => {
    expect(
      notesOf([status({ targetUrl: noteUrl(run, { pullRequest: 7, content: x, before: null }) })], who)[0]
        ?.before,
    ).toBeNull();
  });

  it.each([
    ["another account", { creator: "mallory" }],
    ["an account that is gone", { creator: null }],
    ["a person whose name only looks like the bot's", { creator: "github-actions" }],
    ["another context", { context: "ci/main" }],
    ["the verdict for another base branch", { context: "countersign/release" }],
    ["another pull request", { targetUrl: noteUrl(run, { pullRequest: 8, content: x, before: a }) }],
    ["a status without a note", { targetUrl: run }],
    ["a digest that is none", { targetUrl: `${run}?pull_request=7&content=abc` }],
    ["a commit that is none", { targetUrl: `${run}?pull_request=7&content=${x}&before=main` }],
  ])("does not believe %s", (_what, more) => {
    expect(notesOf([status(more)], who)).toEqual([]);
  });

  it("is found in the context of its own too, where the verdict is a check run", () => {
    expect(notesOf([status({ context: "countersign-heads/main" })], who)).toHaveLength(1);
  });
});

const note = (since: string, before: string | null, content = x): FoundNote => ({
  pullRequest: 7,
  content,
  before,
  run,
  since: `2026-03-02T${since}Z`,
});

/** Walks through these notes, newest first for each commit, and tells which commits were looked at. */
async function walk(
  notes: Readonly<Record<string, readonly FoundNote[]>>,
  head: string,
  earliest: string | null,
  stretch: string | null = null,
) {
  const looked: string[] = [];
  const approval = earliest === null ? null : `2026-03-02T${earliest}Z`;
  const heads = await recordedHeads(head, { approval, stretch }, (commit) => {
    looked.push(commit);
    return Promise.resolve(notes[commit] ?? []);
  });
  return { looked, heads: heads.map(({ sha, since }) => `${sha.slice(0, 1)} since ${since.slice(11, 19)}`) };
}

describe("walking back through the heads", () => {
  const chain = { [c]: [note("11:00:00", b)], [b]: [note("10:00:00", a, y)], [a]: [note("09:00:00", null)] };

  it("needs only the head where nobody has approved", async () => {
    expect(await walk(chain, c, null)).toEqual({ looked: [c], heads: ["c since 11:00:00"] });
  });

  it("goes back to the head at the first approval, oldest first", async () => {
    expect(await walk(chain, c, "10:30:00")).toEqual({
      looked: [c, b],
      heads: ["b since 10:00:00", "c since 11:00:00"],
    });
  });

  it("goes one further for an approval in the second of a record", async () => {
    expect((await walk(chain, c, "10:00:00")).looked).toEqual([c, b, a]);
  });

  it("ends where a head was never recorded", async () => {
    expect(await walk({ [c]: [note("11:00:00", b)] }, c, "09:30:00")).toEqual({
      looked: [c, b],
      heads: ["c since 11:00:00"],
    });
  });

  it("takes the right time of a head that came back", async () => {
    const back = { [a]: [note("11:00:00", b), note("09:00:00", null)], [b]: [note("10:00:00", a, y)] };
    expect((await walk(back, a, "09:30:00")).heads).toEqual([
      "a since 09:00:00",
      "b since 10:00:00",
      "a since 11:00:00",
    ]);
  });

  it("is not caught in a circle", async () => {
    const circle = { [a]: [note("10:00:00", b)], [b]: [note("10:00:00", a)] };
    expect((await walk(circle, a, "08:00:00")).heads).toEqual(["b since 10:00:00", "a since 10:00:00"]);
  });

  // An older note of the same commit would skip what was approved in between.
  it("sees a head that came back in the very second of the next one", async () => {
    const back = {
      [c]: [note("11:00:00", a)],
      [a]: [note("11:00:00", b), note("09:00:00", null)],
      [b]: [note("10:00:00", a, y)],
    };
    expect((await walk(back, c, "10:30:00")).heads).toEqual([
      "b since 10:00:00",
      "a since 11:00:00",
      "c since 11:00:00",
    ]);
  });

  it("ends where a commit on the way was the head once more, later than the walk has come", async () => {
    const round = {
      [a]: [
        { ...note("11:00:00", b), run: `${run}5` },
        { ...note("11:00:00", b), run: `${run}3` },
        note("09:00:00", null),
      ],
      [b]: [note("11:00:00", a, y), note("10:00:00", a, y)],
    };
    expect((await walk(round, a, "10:30:00")).heads).not.toContain("a since 09:00:00");
    // A record that a repeated run has written from its old event skips what is later than it says.
    const skipping = {
      [c]: [{ ...note("11:05:00", a), run: `${run}2` }, note("11:00:00", b)],
      [b]: [note("10:00:00", a, y)],
      [a]: [note("09:00:00", null)],
    };
    expect((await walk(skipping, c, "10:30:00")).heads).toEqual(["c since 11:05:00"]);
  });

  it("ends where two notes of one second name different heads before", async () => {
    const unclear = { ...chain, [c]: [note("11:00:00", a), note("11:00:00", b)] };
    expect(await walk(unclear, c, "09:30:00")).toEqual({
      looked: [c],
      heads: ["c since 11:00:00", "c since 11:00:00"],
    });
  });

  it("goes back a hundred heads and no further", async () => {
    const long = (commit: string): readonly FoundNote[] => {
      const number = Number.parseInt(commit, 16);
      const at = new Date(Date.UTC(2026, 2, 2) - number * 1000).toISOString();
      return [{ ...note("00:00:00", (number + 1).toString(16).padStart(40, "0")), since: at }];
    };
    const reach = { approval: "2020-01-01T00:00:00Z", stretch: null };
    const heads = await recordedHeads("0".repeat(40), reach, (commit) => Promise.resolve(long(commit)));
    expect(heads).toHaveLength(100);
  });

  it("goes through a head that was noted again, to the head before it", async () => {
    const again = { ...chain, [b]: [note("10:30:00", b), note("10:00:00", a, y)] };
    expect((await walk(again, c, "09:30:00")).heads).toEqual([
      "a since 09:00:00",
      "b since 10:00:00",
      "b since 10:30:00",
      "c since 11:00:00",
    ]);
  });

  it("hands on both of two notes of one second, and goes on before them", async () => {
    const together = { ...chain, [c]: [note("11:00:00", c, y), note("11:00:00", b)] };
    expect((await walk(together, c, "10:30:00")).heads).toEqual([
      "b since 10:00:00",
      "c since 11:00:00",
      "c since 11:00:00",
    ]);
  });

  it("goes back to the start of the stretch with this content, and to the head before it", async () => {
    const stretch = {
      [c]: [note("11:00:00", b)],
      [b]: [note("10:00:00", a)],
      [a]: [note("09:00:00", "d".repeat(40), y)],
    };
    expect((await walk(stretch, c, null, x)).heads).toEqual([
      "a since 09:00:00",
      "b since 10:00:00",
      "c since 11:00:00",
    ]);
    expect((await walk(stretch, c, null)).heads).toEqual(["c since 11:00:00"]);
  });
});
