import { describe, expect, it } from "vitest";
import { mayStandInFrom } from "../../core/approval/arbiter.ts";
import { decide } from "../../core/approval/decide.ts";
import type { Facts, Owners, Person, Review } from "../../core/generated/facts.ts";
import { statusDescription } from "../../core/report/decision.ts";
import {
  ann,
  changed,
  mia,
  nia,
  owners,
  pullRequest,
  rae,
  read,
  record,
  review,
  reviewed,
  sam,
  sha,
  words,
} from "./pull-request.ts";

const kim: Person = { login: "kim", id: 6001, type: "User" };
const lee: Person = { login: "lee", id: 6002, type: "User" };
const reason = "Mia is on leave until the 20th.";

const ruledBy = (
  arbiters: Owners["functions"]["sales"]["owners"],
  rest: Owners = owners(),
  days = "5 days",
): Owners => ({
  ...rest,
  arbiter: { owners: arbiters, may_stand_in_after: days, reason_required: true },
});

const facts = (
  changes: Partial<Facts>,
  file = ruledBy([{ login: "kim" }]),
  decided_at = "2026-03-09T08:00:00Z",
): Facts => pullRequest({ decided_at, owners: { base: read(file), head: read(file) }, ...changes });

const standsIn = (who: Person = kim, changes: Partial<Review> = {}): Review =>
  review(who, "17:00", { body: reason, ...changes });

const waiting = "Waiting for marketing (mia or moe).";

describe("rule 9: the arbiter stands in for one missing function", () => {
  const overridden = facts(reviewed(review(rae, "09:00"), standsIn()));

  it("after the waiting time, and the verdict says who and why", () => {
    expect(decide(overridden)).toMatchObject({
      result: "approved",
      state: "OVERRIDDEN",
      arbiter: null,
      ignored: [],
      problems: [],
      requirements: [
        { function: "sales", state: "SATISFIED", signed_by: "rae" },
        {
          function: "marketing",
          state: "OVERRIDDEN",
          signed_by: "kim",
          counted: [
            {
              via: "arbiter",
              login: "kim",
              id: 6001,
              submitted_at: "2026-03-02T17:00:00Z",
              commit_id: sha("a"),
              reason,
            },
          ],
        },
      ],
    });
    expect(words(overridden)).toEqual({
      headline:
        "Overridden by the arbiter: kim stands in for marketing (“Mia is on leave until the 20th.”). rae signed for sales.",
      requirements: [
        "Sales: signed by rae on 2 March 2026, 09:00 UTC.",
        "Marketing: the arbiter kim stands in and approved on 2 March 2026, 17:00 UTC. The reason: “Mia is on leave until the 20th.”",
      ],
      blockers: [],
      ignored: [],
      remedies: [],
    });
    expect(statusDescription(decide(overridden))).toBe(words(overridden).headline);
  });

  it("not a second earlier, and the sentence says from when on", () => {
    const early = { ...overridden, decided_at: "2026-03-09T07:59:59Z" };
    expect(words(early)).toMatchObject({
      headline: waiting,
      requirements: [
        "Sales: signed by rae on 2 March 2026, 09:00 UTC.",
        "Marketing: waiting for mia or moe. The arbiter kim may stand in from 9 March 2026, 08:00 UTC, with an approval that says why.",
      ],
      ignored: [
        "kim approved on 2 March 2026, 17:00 UTC as the arbiter, but this content has not waited long enough. The approval counts from 9 March 2026, 08:00 UTC.",
      ],
    });
    expect(decide(early).arbiter).toEqual({
      status: "later",
      function: "marketing",
      who: ["kim"],
      from: "2026-03-09T08:00:00Z",
    });
  });

  it("says so where nobody has asked the arbiter yet", () => {
    const asked = facts(reviewed(review(rae, "09:00")));
    expect(words(asked).requirements[1]).toBe(
      "Marketing: waiting for mia or moe. The arbiter kim may stand in now, with an approval that says why.",
    );
    expect(words(facts({})).requirements).toEqual([
      "Sales: waiting for rae or sam.",
      "Marketing: waiting for mia or moe.",
    ]);
  });

  it("names a moment that is not too early: full minutes, rounded up", () => {
    const heads = [{ sha: sha("a"), since: "2026-03-02T08:00:12Z", content: "A" }];
    expect(words(facts({ heads, ...reviewed(review(rae, "09:00")) })).requirements[1]).toBe(
      "Marketing: waiting for mia or moe. The arbiter kim may stand in from 9 March 2026, 08:01 UTC, with an approval that says why.",
    );
  });

  it.each([
    ["no text", ""],
    ["blanks", " \n\t"],
    ["a sign that says nothing", "👍"],
  ])("not with %s", (_, body) => {
    expect(words(facts(reviewed(review(rae, "09:00"), standsIn(kim, { body }))))).toMatchObject({
      headline: waiting,
      ignored: [
        "kim approved on 2 March 2026, 17:00 UTC, but gave no reason. An arbiter stands in only with a reason. Approve again and write down why.",
      ],
    });
  });

  it("not by a text that was never given", () => {
    expect(words(facts(reviewed(review(rae, "09:00"), review(kim, "17:00")))).headline).toBe(waiting);
  });

  it("not for two functions", () => {
    expect(words(facts(reviewed(standsIn())))).toMatchObject({
      headline: "Waiting for sales (rae or sam) and marketing (mia or moe).",
      ignored: [
        "kim approved on 2 March 2026, 17:00 UTC as the arbiter, but sales and marketing are missing. An arbiter stands in for one function only.",
      ],
    });
  });

  it("not for two functions together with another arbiter", () => {
    const two = ruledBy([{ login: "kim" }, { login: "lee" }]);
    expect(decide(facts(reviewed(standsIn(kim), standsIn(lee)), two)).result).toBe("waiting");
  });

  it("not for two of three functions", () => {
    const three = ruledBy([{ login: "kim" }], owners({ finance: ["nia"] }));
    expect(decide(facts(reviewed(review(rae, "09:00"), standsIn()), three)).result).toBe("waiting");
    expect(decide(facts(reviewed(review(rae, "09:00"), review(nia, "09:10"), standsIn()), three)).state).toBe(
      "OVERRIDDEN",
    );
  });

  it("for all sets of that function", () => {
    const scoped: Owners = {
      ...ruledBy([{ login: "kim" }]),
      scopes: [{ for: ["stages/emea-*.yaml"], marketing: [{ login: "nia" }] }],
    };
    const paths = ["definitions/stages/mql.yaml", "definitions/stages/emea-mql.yaml"].map((path) =>
      changed(path),
    );
    const decided = decide(
      facts({ ...reviewed(review(rae, "09:00"), standsIn()), guarded: { status: "listed", paths } }, scoped),
    );
    expect(decided.requirements.map(({ state }) => state)).toEqual(["SATISFIED", "OVERRIDDEN", "OVERRIDDEN"]);
  });

  it("is not asked where everybody has signed", () => {
    const all = facts(reviewed(review(rae, "09:00"), review(mia, "09:10"), standsIn()));
    expect(decide(all).state).toBe("SATISFIED");
    expect(words(all).ignored).toEqual([
      "kim approved on 2 March 2026, 17:00 UTC as the arbiter, but no signature is missing.",
    ]);
  });

  it("lifts no objection", () => {
    const objection = review(sam, "10:00", { state: "CHANGES_REQUESTED" });
    expect(words(facts(reviewed(review(rae, "09:00"), objection, standsIn()))).headline).toBe(
      "Not approved: sam (sales) asks for changes.",
    );
  });

  it("has no say with an objection", () => {
    const objection = review(kim, "10:00", { state: "CHANGES_REQUESTED", body: reason });
    const all = facts(reviewed(review(rae, "09:00"), review(mia, "09:10"), objection));
    expect(decide(all)).toMatchObject({ state: "SATISFIED", blockers: [] });
  });

  it("overrides no mistake in the definitions", () => {
    const check = { status: "errors", count: 1, first: "x." } as const;
    expect(decide({ ...overridden, check }).result).toBe("invalid");
  });

  it("is not anybody else, and nobody whom only the pull request names", () => {
    expect(words(facts(reviewed(review(rae, "09:00"), standsIn(lee)))).ignored).toEqual([
      "lee approved on 2 March 2026, 17:00 UTC, but owns no function. Only the owners in definitions/owners.yaml sign.",
    ]);
    const file = read(ruledBy([{ login: "lee" }]));
    const changing = facts({
      ...reviewed(review(rae, "09:00"), standsIn(lee)),
      guarded: { status: "listed", paths: [changed("definitions/owners.yaml")] },
      owners: { base: read(owners()), head: file },
    });
    expect(words(changing).headline).toBe(waiting);
  });

  it("is named by number as well, and by team", () => {
    const strict = ruledBy([{ login: "kim", id: 7 }]);
    expect(words(facts(reviewed(review(rae, "09:00"), standsIn()), strict)).ignored[0]).toContain(
      "from the account with the number 6001, and the owners file gives 7",
    );
    const team = ruledBy([{ team: "acme/leads" }]);
    const teams: Facts["teams"] = { "acme/leads": { status: "read", members: [kim, lee] } };
    expect(decide(facts({ ...reviewed(review(rae, "09:00"), standsIn(lee)), teams }, team)).state).toBe(
      "OVERRIDDEN",
    );
    expect(decide(facts({ ...reviewed(review(rae, "09:00")), teams }, team)).arbiter?.who).toEqual([
      "acme/leads",
    ]);
  });

  it("is in a team that cannot be read: that is said once it matters", () => {
    const team = ruledBy([{ team: "acme/leads" }]);
    const one = facts(reviewed(review(rae, "09:00"), standsIn(lee)), team);
    expect(decide(one).result).toBe("error");
    expect(words(one).remedies).toEqual([
      "The members of the team acme/leads could not be read (They were not asked for). Whether an arbiter stands in for the missing function is not known. Give Countersign a token that has the permission Members: read in the organisation, or name people by login in definitions/owners.yaml.",
    ]);
    const signed = facts(reviewed(review(rae, "09:00"), review(mia, "09:10")), team);
    expect(decide(signed).state).toBe("SATISFIED");
    expect(decide(facts({}, team)).problems).toEqual([]);
  });
});

describe("rule 9: who may not be the arbiter of a change", () => {
  it("the author", () => {
    const { pull_request } = pullRequest();
    const own = { pull_request: { ...pull_request, author: kim } };
    expect(words(facts({ ...own, ...reviewed(review(rae, "09:00"), standsIn()) }))).toMatchObject({
      headline: waiting,
      requirements: [
        "Sales: signed by rae on 2 March 2026, 09:00 UTC.",
        "Marketing: waiting for mia or moe.",
      ],
      ignored: [
        "kim approved on 2 March 2026, 17:00 UTC, but opened this pull request. Somebody else has to sign.",
      ],
    });
  });

  const raeRules = ruledBy([{ login: "rae" }]);

  it("the person who signs for the other function", () => {
    const one = facts(reviewed(standsIn(rae)), raeRules);
    expect(words(one)).toMatchObject({
      headline: waiting,
      requirements: [
        "Sales: signed by rae on 2 March 2026, 17:00 UTC.",
        "Marketing: waiting for mia or moe.",
      ],
    });
  });

  it("but an owner whose place somebody else fills", () => {
    const two = facts(reviewed(standsIn(rae), review(sam, "10:00")), raeRules);
    expect(words(two).headline).toBe(
      "Overridden by the arbiter: rae stands in for marketing (“Mia is on leave until the 20th.”). sam signed for sales.",
    );
    const asked = facts(reviewed(review(rae, "09:00"), review(sam, "10:00")), raeRules);
    expect(decide(asked).arbiter).toMatchObject({ who: ["rae"], function: "marketing" });
  });
});

describe("rule 9: since when the content waits", () => {
  const signed = reviewed(review(rae, "23:00"), standsIn(kim, { submitted_at: "2026-03-02T23:30:00Z" }));
  const contents = [
    { sha: sha("a"), content: "A" },
    { sha: sha("b"), content: "B" },
    { sha: sha("c"), content: "A" },
  ];
  const from = (...heads: Facts["heads"]): string | undefined =>
    decide(facts({ ...signed, contents, heads }, undefined, "2026-03-03T00:00:00Z")).arbiter?.from;

  it("is since it was first seen, whatever commit carries it", () => {
    expect(from(record("c", "08:00", "A"), record("a", "12:00", "A"))).toBe("2026-03-09T08:00:00Z");
  });

  it("is since it came up again where other content was shown in between", () => {
    expect(from(record("c", "08:00", "A"), record("b", "10:00", "B"), record("a", "12:00", "A"))).toBe(
      "2026-03-09T12:00:00Z",
    );
  });

  it("begins anew with every push that changes it", () => {
    expect(from(record("b", "08:00", "B"), record("a", "12:00", "A"))).toBe("2026-03-09T12:00:00Z");
  });

  it("is not known where a record has no time that could be read", () => {
    const odd = { sha: sha("b"), since: "2026-13-45T00:00:00Z", content: "B" };
    const heads = [odd, record("a", "12:00", "A")];
    expect(from(...heads)).toBeUndefined();
    expect(mayStandInFrom(facts({ heads, contents }), ruledBy([{ login: "kim" }]))).toBeNull();
    expect(mayStandInFrom(facts({ contents }), ruledBy([{ login: "kim" }]))).toBe(
      Date.parse("2026-03-09T08:00:00Z"),
    );
  });

  it("is not known without a record, nor for content that cannot be read", () => {
    expect(from()).toBeUndefined();
    const unread = facts({ ...signed, contents: [{ sha: sha("a"), content: null }] });
    expect(decide(unread)).toMatchObject({ result: "error", arbiter: null });
  });

  it("is counted in business days, by what the owners file of the base branch says", () => {
    const one = ruledBy([{ login: "kim" }], owners(), "1 day");
    const friday = { sha: sha("a"), since: "2026-03-06T17:00:00Z", content: "A" };
    const late = reviewed(
      review(rae, "09:00", { submitted_at: "2026-03-07T09:00:00Z" }),
      standsIn(kim, { submitted_at: "2026-03-07T10:00:00Z" }),
    );
    const at = (time: string): string => decide(facts({ ...late, heads: [friday] }, one, time)).state;
    expect(at("2026-03-09T16:59:59Z")).toBe("UNSATISFIED");
    expect(at("2026-03-09T17:00:00Z")).toBe("OVERRIDDEN");
  });

  it("the time of the decision cannot be read: nobody stands in", () => {
    expect(decide(facts(signed, undefined, "2026-99-99T00:00:00Z")).state).toBe("UNSATISFIED");
  });
});

describe("rule 9 and rule 7: a function that nobody can sign", () => {
  it("is no deadlock where an arbiter may stand in", () => {
    const alone = ruledBy([{ login: "kim" }], owners({ marketing: ["ann"] }));
    const waits = facts(reviewed(review(rae, "09:00")), alone, "2026-03-03T08:00:00Z");
    expect(words(waits)).toMatchObject({
      headline: "Waiting for marketing (the arbiter kim).",
      requirements: [
        "Sales: signed by rae on 2 March 2026, 09:00 UTC.",
        "Marketing: nobody can sign. The arbiter kim may stand in from 9 March 2026, 08:00 UTC, with an approval that says why.",
      ],
      remedies: [],
    });
    expect(decide(facts(reviewed(review(rae, "09:00"), standsIn()), alone)).state).toBe("OVERRIDDEN");
  });

  it("is one where the arbiter is the author, or needed elsewhere", () => {
    const own = ruledBy([{ login: "ann" }], owners({ marketing: ["ann"] }));
    expect(decide(facts({}, own)).problems.map(({ code }) => code)).toEqual(["author-needed"]);
    const bound = ruledBy([{ login: "rae" }], owners({ sales: ["rae"], marketing: [ann.login] }));
    expect(decide(facts({}, bound)).problems.map(({ code }) => code)).toEqual(["author-needed"]);
  });
});

describe("the words of an override", () => {
  it("cut the reason to one line without control characters, and leave it out where there is no room", () => {
    const nasty = `@everyone\n::error::\u202ex ${"a ".repeat(300)}`;
    const told = facts(reviewed(review(rae, "09:00"), standsIn(kim, { body: nasty })));
    expect(words(told).headline).toBe(
      `Overridden by the arbiter: kim stands in for marketing (“@everyone ::error::x ${"a ".repeat(69)}…”). rae signed for sales.`,
    );
    expect(statusDescription(decide(told))).toBe(
      "Overridden by the arbiter: kim stands in for marketing. rae signed for sales.",
    );
  });
});
