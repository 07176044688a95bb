import { describe, expect, it } from "vitest";
import { decide } from "../../core/approval/decide.ts";
import { ownership } from "../../core/approval/owner-sets.ts";
import type { Facts, Owners } from "../../core/generated/facts.ts";
import { ann, mia, owners, pullRequest, rae, read, review, reviewed, sam, words } from "./pull-request.ts";

const approval = review(rae, "09:00");
const both = [approval, review(mia, "09:10")];

describe("rule 10: what is not known is not approved", () => {
  const cases: readonly (readonly [string, Partial<Facts>, string])[] = [
    [
      "reviews of which a page is missing",
      { reviews: { status: "incomplete", reason: "Page 2 of 3 did not arrive." } },
      "The reviews could not be read to the end (Page 2 of 3 did not arrive). An objection may be among those that are missing. Comment /countersign to try again.",
    ],
    [
      "one review with two different answers",
      reviewed(...both, { ...approval, state: "CHANGES_REQUESTED" }),
      `The review ${approval.id} was read twice, with different answers. Which of them is true is not known. Comment /countersign to try again.`,
    ],
    [
      "one login with two numbers",
      reviewed(...both, { ...review(sam, "09:20"), person: { ...rae, id: 5 } }),
      "The account rae was read with two logins or two numbers. Who signed is not certain. Comment /countersign to try again.",
    ],
    [
      "an author with the number of somebody else",
      reviewed(...both, { ...review(sam, "09:20"), person: { ...sam, id: ann.id } }),
      "The account ann was read with two logins or two numbers. Who signed is not certain. Comment /countersign to try again.",
    ],
    [
      "a review without a time",
      reviewed(...both, review(sam, "09:20", { id: 700, state: "CHANGES_REQUESTED", submitted_at: null })),
      "The review 700 has no time that could be read. Which review of a person is the latest is not known. Comment /countersign to try again.",
    ],
    [
      "a review with an impossible time",
      reviewed(...both, review(sam, "09:20", { id: 701, submitted_at: "2026-13-45T99:00:00Z" })),
      "The review 701 has no time that could be read. Which review of a person is the latest is not known. Comment /countersign to try again.",
    ],
    [
      "definitions that were not checked",
      { ...reviewed(...both), check: { status: "not-run", reason: "The archive was cut short." } },
      "The definitions could not be checked (The archive was cut short). An error in them would go unseen. Comment /countersign to try again.",
    ],
    [
      "content that could not be read",
      { ...reviewed(...both), contents: [] },
      "The definitions of the newest commit (aaaaaaa) could not be read. No approval can be tied to what was approved. Comment /countersign to try again.",
    ],
    [
      "an owners file that could not be read",
      {
        ...reviewed(...both),
        owners: {
          base: { status: "unreadable", reason: "GitHub did not answer (503)." },
          head: read(owners()),
        },
      },
      "The owners file of main could not be read (GitHub did not answer (503)). Who may sign is not known. Comment /countersign to try again. If definitions/owners.yaml itself is broken, a repository administrator has to correct it on main.",
    ],
  ];

  it.each(cases)("%s", (_, changes, remedy) => {
    const facts = pullRequest(changes);
    expect(decide(facts)).toMatchObject({ result: "error", state: "ERROR" });
    expect(words(facts).remedies[0]).toBe(remedy);
  });

  it.each([
    [1, "Not approved: the definitions have an error (stages/mql.yaml:7: emploees is not a field)."],
    [
      3,
      "Not approved: the definitions have 3 errors, the first of them (stages/mql.yaml:7: emploees is not a field).",
    ],
  ])("definitions with errors (%i) are invalid, whoever signed", (count, headline) => {
    const check = { status: "errors", count, first: "stages/mql.yaml:7: emploees is not a field." } as const;
    const facts = pullRequest({ ...reviewed(...both), check });
    expect(decide(facts)).toMatchObject({
      result: "invalid",
      state: "UNSATISFIED",
      requirements: [{ state: "SATISFIED" }, { state: "SATISFIED" }],
    });
    expect(words(facts).headline).toBe(headline);
  });

  it("tells the most serious problem first, and all of them", () => {
    const facts = pullRequest({
      owners: { base: read(owners({ sales: [] })), head: read(owners()) },
      check: { status: "not-run", reason: "x" },
      test_merge: { status: "pending" },
      reviews: { status: "incomplete", reason: "x" },
    });
    expect(decide(facts).problems.map(({ code }) => code)).toEqual([
      "reviews-incomplete",
      "check-not-run",
      "no-owner",
      "test-merge-pending",
    ]);
    expect(decide(facts).result).toBe("error");
  });

  it("needs sales and marketing even if a malformed owners file names neither", () => {
    const empty = { functions: {} } as Owners;
    expect(ownership(empty, {}).functions.map((held) => held.function)).toEqual(["sales", "marketing"]);
    const facts = pullRequest({ ...reviewed(...both), owners: { base: read(empty), head: read(empty) } });
    expect(decide(facts).result).toBe("invalid");
  });

  it("takes a function named __proto__ or constructor for a function", () => {
    const functions = JSON.parse(
      '{"sales":{"owners":[{"login":"rae"}]},"marketing":{"owners":[{"login":"mia"}]},"__proto__":{"owners":[{"login":"sam"}]},"constructor":{"owners":[]}}',
    ) as Owners["functions"];
    const facts = pullRequest({
      ...reviewed(...both),
      owners: { base: read({ functions }), head: read({ functions }) },
    });
    expect(words(facts).requirements.slice(2)).toEqual([
      "__proto__: waiting for sam.",
      "Constructor: nobody can sign.",
    ]);
  });
});
