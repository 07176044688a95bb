import { describe, expect, it } from "vitest";
import { check } from "../../core/pipeline.ts";
import { messageOf } from "../../core/report/messages.ts";
import { files } from "./small-world.ts";

type Json = Record<string, unknown>;

const stage = (criteria: Json, follows?: string): Json => ({
  name: "Stage",
  description: "S.",
  worked_by: "sales",
  criteria,
  ...(follows === undefined ? {} : { follows }),
});

const said = (stages: Record<string, Json>): readonly string[] => {
  const { findings } = check(files(stages));
  // The small stages look alike, which other rules warn of.
  const errors = findings.filter(({ severity }) => severity === "error");
  return errors.map((finding) => `${finding.at.path}: ${messageOf(finding).saw}`);
};

describe("stages that are proved", () => {
  it("says nothing of stages that can be reached and imply each other", () => {
    expect(
      said({
        one: stage({ field: "size", at_least: 2 }),
        two: stage(
          {
            all: [
              { field: "size", at_least: 3 },
              { field: "asked", is: true },
            ],
          },
          "one",
        ),
      }),
    ).toEqual([]);
  });

  it("accepts a stage that was reached before instead of being met now", () => {
    expect(
      said({ one: stage({ field: "size", at_least: 2 }), two: stage({ reached: "one" }, "one") }),
    ).toEqual([]);
  });

  it("shows a lead that skips the stage before", () => {
    expect(
      said({ one: stage({ field: "size", at_least: 4 }), two: stage({ field: "size", at_least: 3 }, "one") }),
    ).toEqual(["stages/two.yaml: A lead can be at `Stage` without being at `Stage`, for example: size 3."]);
  });

  it("finds a stage that no lead can reach, once, not again for the stages behind it", () => {
    expect(
      said({
        one: stage({
          all: [
            { field: "size", at_least: 4 },
            { field: "size", at_most: 3 },
          ],
        }),
        two: stage({ meets: "one" }, "one"),
      }),
    ).toEqual([
      "stages/one.yaml: No lead can ever be at `Stage`: `size of at least 4` and `size of at most 3` exclude each other.",
    ]);
  });

  it("knows that a missing value meets neither a condition nor its opposite", () => {
    expect(
      said({
        one: stage({
          any: [
            { field: "size", at_least: 4 },
            { field: "size", less_than: 4 },
          ],
        }),
        two: stage({ field: "asked", is: true }, "one"),
      }),
    ).toEqual([
      "stages/two.yaml: A lead can be at `Stage` without being at `Stage`, for example: asked: yes.",
    ]);
  });
});
