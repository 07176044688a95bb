import { describe, expect, it } from "vitest";
import { decide } from "../../core/approval/decide.ts";
import type { Review } from "../../core/generated/facts.ts";
import { bot, mia, pullRequest, rae, review, reviewed, words } from "./pull-request.ts";

const marketing = review(mia, "09:10");
const decided = (...items: Review[]): ReturnType<typeof words> =>
  words(pullRequest(reviewed(marketing, ...items)));

const waiting = "Waiting for sales (rae or sam).";
const approved = "Countersigned: rae signed for sales and mia signed for marketing.";
const objected = "Not approved: rae (sales) asks for changes.";

describe("rule 3: a person's standing is their latest review", () => {
  it.each([
    ["approved, then commented", ["APPROVED", "COMMENTED"], approved],
    ["approved, then began a review", ["APPROVED", "PENDING"], approved],
    ["asked for changes, then commented", ["CHANGES_REQUESTED", "COMMENTED"], objected],
    ["asked for changes, then approved", ["CHANGES_REQUESTED", "APPROVED"], approved],
    ["approved, then asked for changes", ["APPROVED", "CHANGES_REQUESTED"], objected],
    ["approved, and that was dismissed", ["DISMISSED"], waiting],
    ["approved, then reviewed again, and the latter was dismissed", ["APPROVED", "DISMISSED"], waiting],
    ["was dismissed, then approved", ["DISMISSED", "APPROVED"], approved],
    ["only commented", ["COMMENTED"], waiting],
  ] as const)("rae %s", (_, states, headline) => {
    const items = states.map((state, index) => review(rae, `10:0${index}`, { state }));
    expect(decided(...items).headline).toBe(headline);
    expect(decided(...items.reverse()).headline).toBe(headline);
  });

  it("orders reviews of one second by their numbers", () => {
    const approval = review(rae, "10:00", { id: 501 });
    const objection = review(rae, "10:00", { id: 502, state: "CHANGES_REQUESTED" });
    expect(decided(objection, approval).headline).toBe(objected);
    expect(decided({ ...approval, id: 503 }, objection).headline).toBe(approved);
  });

  it.each([
    ["APPROVED", "approved again on 2 March 2026, 10:30 UTC. Only the latest review counts."],
    ["CHANGES_REQUESTED", "asked for changes on 2 March 2026, 10:30 UTC. Only the latest review counts."],
    [
      "DISMISSED",
      "reviewed again on 2 March 2026, 10:30 UTC; that review was dismissed. The older one does not come back.",
    ],
  ] as const)("says that an approval was followed by %s", (state, ending) => {
    expect(decided(review(rae, "10:00"), review(rae, "10:30", { state })).ignored[0]).toBe(
      `rae approved on 2 March 2026, 10:00 UTC, and ${ending}`,
    );
  });

  it("names who dismissed a review, if that is known", () => {
    const dismissed = review(rae, "10:00", { state: "DISMISSED", dismissed_by: "kim" });
    expect(decided(dismissed).ignored).toEqual([
      "The review by rae of 2 March 2026, 10:00 UTC was dismissed by kim. It holds no opinion until rae reviews again, and no older review comes back.",
    ]);
    expect(decided(review(rae, "10:00", { state: "DISMISSED" })).ignored).toEqual([
      "The review by rae of 2 March 2026, 10:00 UTC was dismissed. It holds no opinion until rae reviews again, and no older review comes back.",
    ]);
  });

  it("does not count an account that is gone", () => {
    expect(decided(review(null, "10:00"))).toMatchObject({
      headline: waiting,
      ignored: ["The review of 2 March 2026, 10:00 UTC does not count: its account no longer exists."],
    });
  });

  it("does not take x[bot] for x, nor a bot for a person", () => {
    expect(decided(review(bot, "10:00"))).toMatchObject({
      headline: waiting,
      ignored: [
        "rae[bot] approved on 2 March 2026, 10:00 UTC, but is not a person: the account is of the type Bot. Only people sign.",
      ],
    });
    expect(decided(review({ ...rae, type: "Bot" }, "10:00")).headline).toBe(waiting);
    expect(
      decided(review({ ...rae, type: "Bot" }, "10:00", { state: "CHANGES_REQUESTED" })).blockers,
    ).toEqual([]);
  });

  it("takes a review that two pages repeat for one", () => {
    const approval = review(rae, "10:00");
    const facts = pullRequest(reviewed(marketing, approval, { ...approval }));
    expect(decide(facts)).toEqual(decide(pullRequest(reviewed(marketing, approval))));
  });
});
