import { describe, expect, it } from "vitest";
import type { Occasion } from "../../action/event.ts";
import type { FoundNote } from "../../action/heads.ts";
import { noteToWrite } from "../../action/note-to-write.ts";
import type { Survey } from "../../action/survey.ts";
import { person } from "./support/fake-github.ts";

const [a, b] = ["a".repeat(40), "b".repeat(40)];
const x = "1".repeat(64);
const y = "2".repeat(64);
const [first, second] = [
  "https://github.com/acme/d/actions/runs/1",
  "https://github.com/acme/d/actions/runs/2",
];

/** A survey of pull request 7 with the head `a` and this guarded content. */
const survey = (content: string | null): Survey => ({
  pull: {
    number: 7,
    author: person("ann"),
    draft: false,
    head: { sha: a, branch: "proposal", repository: "acme/d" },
    base: { branch: "main" },
    description: "",
  },
  tip: b,
  mergeBase: b,
  guarded: { status: "listed", paths: [] },
  testMerge: { status: "not-needed" },
  content,
  touches: "guarded",
});

const found = (since: string, content = x, run = first): FoundNote => ({
  pullRequest: 7,
  content,
  before: null,
  run,
  since: `2026-03-02T${since}Z`,
});

const newHead: Occasion = { kind: "new-head", head: a, before: b };
const lookAgain: Occasion = { kind: "look-again" };
const reviewed: Occasion = { kind: "may-have-changed" };

describe("the note that a run owes to the record of heads", () => {
  it.each<[string, Occasion, string | null, readonly FoundNote[], ReturnType<typeof noteToWrite>]>([
    ["a new head, with the one before it", newHead, x, [], { pullRequest: 7, content: x, before: b }],
    ["a head that came back", newHead, x, [found("09:00:00")], { pullRequest: 7, content: x, before: b }],
    ["nothing when the run is repeated", newHead, x, [found("09:00:00", x, second)], null],
    [
      "other content when the run is repeated, after its own head",
      newHead,
      y,
      [found("09:00:00", x, second)],
      { pullRequest: 7, content: y, before: a },
    ],
    ["nothing when the event is late", { ...newHead, head: b }, x, [], null],
    ["the first that is ever seen", lookAgain, x, [], { pullRequest: 7, content: x, before: null }],
    ["nothing when nothing is new", lookAgain, x, [found("09:00:00")], null],
    ["nothing that cannot be told", lookAgain, null, [], null],
    [
      "the same head with other content, because the merge base has moved",
      lookAgain,
      y,
      [found("09:00:00")],
      { pullRequest: 7, content: y, before: a },
    ],
    ["the same after a review", reviewed, y, [found("09:00:00")], { pullRequest: 7, content: y, before: a }],
    [
      "content that was there before, when the newest note says otherwise",
      lookAgain,
      x,
      [found("10:00:00", y), found("09:00:00", x)],
      { pullRequest: 7, content: x, before: a },
    ],
    [
      "nothing when only an older note says otherwise",
      lookAgain,
      x,
      [found("10:00:00"), found("09:00:00", y)],
      null,
    ],
    [
      "the same content when two notes of one second differ",
      lookAgain,
      x,
      [found("09:00:00", x), found("09:00:00", y)],
      { pullRequest: 7, content: x, before: a },
    ],
    [
      "nothing when two notes of one second agree",
      lookAgain,
      x,
      [found("09:00:00"), found("09:00:00")],
      null,
    ],
  ])("%s", (_what, occasion, content, known, owed) => {
    expect(noteToWrite(occasion, survey(content), known, second)).toEqual(owed);
  });
});
