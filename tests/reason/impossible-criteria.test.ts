import { describe, expect, it } from "vitest";
import { check } from "../../core/pipeline.ts";
import { messageOf } from "../../core/report/messages.ts";
import { files } from "./small-world.ts";

const stage = { name: "S", description: "S.", worked_by: "sales", criteria: { field: "size", known: true } };

/** What is said of a criteria set, besides what is alike in the two stages of the small world. */
const said = (criteria: object): readonly string[] =>
  check(
    files({ one: stage, two: stage }, { "criteria/c.yaml": { name: "Cee", description: "C.", criteria } }),
  )
    .findings.filter(({ at }) => at.path === "criteria/c.yaml")
    .map((finding) => messageOf(finding).saw);

const page = (more: object): object => ({ field: "page", ...more });
/** No visit is to a page that is late and early at once. */
const visit = { activity: "visit", where: { all: [page({ at_least: 3 }), page({ at_most: 1 })] } };
const asked = { field: "asked", is: true };

describe("criteria that nobody can meet", () => {
  it.each([
    ["an activity whose own conditions exclude each other", visit],
    ["a count that needs it", { at_least: 2, of: [visit, asked] }],
    ["a number above the highest", { all: [{ field: "size", more_than: 6 }, asked] }],
    [
      "two bounds that leave nothing",
      {
        all: [
          { field: "size", at_least: 5 },
          { field: "size", at_most: 2 },
        ],
      },
    ],
  ])("are found: %s", (_, criteria) => {
    expect(said(criteria)).toEqual([expect.stringMatching(/^No lead can ever meet `Cee`: /u)]);
  });

  it("are found as one of several ways in, too", () => {
    expect(said({ any: [visit, asked] })).toEqual([
      "Nobody can qualify this way: `visit (page of at least 3 and page of at most 1)` is never true.",
    ]);
  });

  it("are said to contradict themselves, whatever else asks about the same", () => {
    const way = {
      all: [
        { field: "size", at_least: 5 },
        { field: "size", at_most: 2 },
      ],
    };
    expect(said({ all: [{ field: "size", known: true }, { any: [way, asked] }] })).toEqual([
      "Nobody can qualify this way: `size of at least 5` and `size of at most 2` exclude each other.",
    ]);
  });

  it("are no finding where somebody meets them", () => {
    expect(said({ all: [{ field: "size", more_than: 5 }, asked] })).toEqual([]);
  });
});
