import { describe, expect, it } from "vitest";
import { decide } from "../../core/approval/decide.ts";
import type { Review } from "../../core/generated/facts.ts";
import {
  bot,
  changed,
  mia,
  moe,
  nia,
  owners,
  pullRequest,
  rae,
  read,
  review,
  reviewed,
  sam,
  sha,
  words,
  zoe,
} from "./pull-request.ts";

const both = [review(rae, "09:00"), review(mia, "09:10")];
const decided = (...items: Review[]): ReturnType<typeof words> =>
  words(pullRequest(reviewed(...both, ...items)));
const approved = "Countersigned: rae signed for sales and mia signed for marketing.";

const objection = (changes: Partial<Review> = {}): Review =>
  review(sam, "09:20", { state: "CHANGES_REQUESTED", ...changes });

describe("rule 5: an owner who asks for changes blocks", () => {
  it("although every function has signed", () => {
    const facts = pullRequest(reviewed(...both, objection()));
    expect(decide(facts)).toMatchObject({
      result: "objected",
      state: "UNSATISFIED",
      requirements: [{ state: "SATISFIED" }, { state: "SATISFIED" }],
    });
    expect(words(facts).headline).toBe("Not approved: sam (sales) asks for changes.");
    expect(words(facts).blockers).toEqual([
      "sam (sales) asked for changes on 2 March 2026, 09:20 UTC. This pull request waits until sam approves or the review is dismissed.",
    ]);
  });

  it.each([
    ["another commit", sha("b")],
    ["a commit that is gone", null],
  ])("on %s", (_, commit_id) => {
    expect(decided(objection({ commit_id })).headline).toBe("Not approved: sam (sales) asks for changes.");
  });

  it("before anything was recorded", () => {
    expect(decided(objection({ submitted_at: "2020-01-01T00:00:00Z" })).blockers).toHaveLength(1);
  });

  it("until that person approves", () => {
    expect(decided(objection(), review(sam, "09:30")).headline).toBe(approved);
  });

  it("even if the approval that lifts it does not count itself", () => {
    const lifted = decided(objection(), review(sam, "09:30", { commit_id: null }));
    expect(lifted.headline).toBe(approved);
    expect(lifted.blockers).toEqual([]);
  });

  it("until it is dismissed, and says by whom", () => {
    expect(decided(objection({ state: "DISMISSED", dismissed_by: "kim" }))).toMatchObject({
      headline: approved,
      ignored: [
        "The review by sam of 2 March 2026, 09:20 UTC was dismissed by kim. It holds no opinion until sam reviews again, and no older review comes back.",
      ],
    });
  });

  it("whatever a colleague approves afterwards", () => {
    expect(decided(objection(), review(rae, "10:00")).headline).toBe(
      "Not approved: sam (sales) asks for changes.",
    );
  });

  it("names everybody who does", () => {
    expect(decided(objection(), review(moe, "09:30", { state: "CHANGES_REQUESTED" })).headline).toBe(
      "Not approved: sam (sales) and moe (marketing) ask for changes.",
    );
  });
});

describe("rule 5: nobody else blocks", () => {
  it("not a person who owns nothing", () => {
    expect(decided(review(zoe, "09:20", { state: "CHANGES_REQUESTED" }))).toMatchObject({
      headline: approved,
      ignored: [
        "zoe asked for changes on 2 March 2026, 09:20 UTC, but owns no function, so this does not block.",
      ],
    });
  });

  it("not a bot", () => {
    expect(decided(review(bot, "09:20", { state: "CHANGES_REQUESTED" })).headline).toBe(approved);
  });

  it("not somebody whom only the pull request makes an owner", () => {
    const facts = pullRequest({
      ...reviewed(...both, review(nia, "09:20", { state: "CHANGES_REQUESTED" })),
      guarded: { status: "listed", paths: [changed("definitions/owners.yaml")] },
      owners: { base: read(owners()), head: read(owners({ sales: ["rae", "nia"] })) },
    });
    expect(words(facts)).toMatchObject({
      headline: approved,
      ignored: [
        "nia asked for changes on 2 March 2026, 09:20 UTC, but becomes an owner only with this pull request. The owners file of main decides.",
      ],
    });
  });
});
