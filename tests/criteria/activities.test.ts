import { describe, expect, it } from "vitest";
import type { Truth } from "../../core/criteria/model.ts";
import { type Event, type Given, answer } from "./world.ts";

const unknown = undefined;
type Row = readonly [condition: string, events: readonly Event[], expected: Truth];
const at = (when: string): Event => ["mail_clicked", when];

describe("how often something happened, as of noon of 30 June 2026", () => {
  it.each<Row>([
    ["activity: mail_clicked", [], false],
    ["activity: mail_clicked", [at("2020-01-01")], true],
    ["activity: mail_clicked", [["page_viewed", "2026-06-01"]], false],
    ["activity: mail_clicked, at_least: 2", [at("2026-06-01")], false],
    ["activity: mail_clicked, at_least: 2", [at("2026-06-01"), at("2026-06-01")], true],
    ["activity: mail_clicked, at_most: 1", [at("2026-06-01")], true],
    ["activity: mail_clicked, at_most: 1", [at("2026-06-01"), at("2026-06-02")], false],
    ["activity: mail_clicked, more_than: 1", [at("2026-06-01"), at("2026-06-02")], true],
    ["activity: mail_clicked, less_than: 1", [], true],
    ["activity: mail_clicked, between: [1, 2]", [at("2026-06-01"), at("2026-06-02")], true],
    ["activity: mail_clicked, between: [1, 2]", [], false],
    ["activity: mail_clicked, never: true", [], true],
    ["activity: mail_clicked, never: true", [at("2020-01-01")], false],
    ["activity: mail_clicked, at_least: 0", [], true],
    // What is dated later has not happened.
    ["activity: mail_clicked", [at("2026-06-30T12:00:00.001Z")], false],
    ["activity: mail_clicked, never: true", [at("2026-07-01")], true],
    ["activity: mail_clicked", [at("2026-06-30T12:00:00Z")], true],
    // The borders of a window are in it.
    ["activity: mail_clicked, within: 90 days", [at("2026-04-01T12:00:00Z")], true],
    ["activity: mail_clicked, within: 90 days", [at("2026-04-01T11:59:59.999Z")], false],
    ["activity: mail_clicked, within: 1 hour", [at("2026-06-30T13:00:00+02:00")], true],
    ["activity: mail_clicked, within: 1 hour", [at("2026-06-30T12:59:59+02:00")], false],
    ['activity: mail_clicked, before: "2026-06-01"', [at("2026-05-31T23:59:59.999Z")], true],
    ['activity: mail_clicked, before: "2026-06-01"', [at("2026-06-01")], false],
    ['activity: mail_clicked, after: "2026-06-01"', [at("2026-06-01T23:59:59.999Z")], false],
    ['activity: mail_clicked, after: "2026-06-01"', [at("2026-06-02")], true],
    ["activity: mail_clicked, never: true, within: 30 days", [at("2026-01-01")], true],
    ["activity: mail_clicked, at_least: 2, within: 30 days", [at("2026-06-20"), at("2026-01-01")], false],
    // Several activities are counted together, each occurrence once.
    [
      "activity: [mail_clicked, page_viewed], at_least: 2",
      [at("2026-06-01"), ["page_viewed", "2026-06-01"]],
      true,
    ],
    ["activity: [engagement, page_viewed], at_least: 2", [["page_viewed", "2026-06-01"]], false],
    // An activity counts what it includes, and what is recorded under its own name.
    ["activity: engagement", [["page_viewed", "2026-06-01"]], true],
    [
      "activity: engagement, at_least: 2",
      [
        ["webinar_attended", "2026-06-01"],
        ["engagement", "2026-06-01"],
      ],
      true,
    ],
    ["activity: engagement", [at("2026-06-01")], false],
  ])("%s after %j is %s", (condition, events, expected) => {
    expect(answer(`{ ${condition} }`, { events })).toBe(expected);
  });
});

describe("where asks what was recorded with the activity", () => {
  const viewed = (path: string): Event => ["page_viewed", "2026-06-01", { path }];
  it.each<Row>([
    ["where: { field: path, starts_with: /pricing }", [viewed("/pricing/de")], true],
    ["where: { field: path, starts_with: /pricing }", [viewed("/jobs"), viewed("/about")], false],
    // Unknown does not count, neither for nor against.
    ["where: { field: path, starts_with: /pricing }", [viewed("")], false],
    ["where: { field: path, is_not: /jobs }", [viewed("")], false],
    ["where: { none: [{ field: path, is: /jobs }] }, never: true", [viewed("")], true],
    ["where: { field: path, starts_with: /pricing, if_unknown: true }", [viewed("")], true],
    [
      "where: { field: path, starts_with: /pricing }, at_least: 2",
      [viewed("/pricing"), viewed("/jobs")],
      false,
    ],
    [
      "where: { any: [{ field: path, is: /a }, { field: path, is: /b }] }, at_least: 2",
      [viewed("/a"), viewed("/b")],
      true,
    ],
  ])("page_viewed, %s after %j is %s", (condition, events, expected) => {
    expect(answer(`{ activity: page_viewed, ${condition} }`, { events })).toBe(expected);
  });

  it("a field of the lead with the same name is not meant", () => {
    const files = {
      "fields.yaml":
        "path: { type: text, about: person, description: D. }\nemail: { type: email, about: person, description: D. }\n",
    };
    const given: Given = { lead: { path: "/pricing" }, events: [viewed("/jobs")] };
    expect(answer("{ activity: page_viewed, where: { field: path, is: /pricing } }", given, files)).toBe(
      false,
    );
    expect(answer("{ field: path, is: /pricing }", given, files)).toBe(true);
  });

  it("a value that the dictionary does not allow is missing", () => {
    const events: readonly Event[] = [["webinar_attended", "2026-06-01", { topic: "party" }]];
    expect(answer("{ activity: webinar_attended, where: { field: topic, known: true } }", { events })).toBe(
      false,
    );
    expect(answer("{ activity: webinar_attended, where: { field: topic, known: false } }", { events })).toBe(
      true,
    );
  });
});

describe("what the data source does not carry is unknown", () => {
  it.each<readonly [string, Given, Truth]>([
    ["activity: mail_clicked", { carries: [] }, unknown],
    ["activity: mail_clicked, never: true", { carries: [] }, unknown],
    ["activity: mail_clicked, at_least: 0", { carries: [] }, true],
    ["activity: mail_clicked", { carries: ["mail_clicked"] }, false],
    ["activity: [mail_clicked, page_viewed]", { carries: ["mail_clicked"] }, unknown],
    // What is seen is sure, even if more may have happened.
    ["activity: engagement", { carries: ["page_viewed"], events: [["page_viewed", "2026-06-01"]] }, true],
    [
      "activity: engagement, at_most: 0",
      { carries: ["page_viewed"], events: [["page_viewed", "2026-06-01"]] },
      false,
    ],
    [
      "activity: engagement, at_most: 1",
      { carries: ["page_viewed"], events: [["page_viewed", "2026-06-01"]] },
      unknown,
    ],
    [
      "activity: engagement, between: [1, 3]",
      { carries: ["page_viewed"], events: [["page_viewed", "2026-06-01"]] },
      unknown,
    ],
    ["activity: engagement", { carries: ["page_viewed", "webinar_attended"] }, false],
  ])("%s with %j is %s", (condition, given, expected) => {
    expect(answer(`{ ${condition} }`, given)).toBe(expected);
  });
});

describe("stages that were reached", () => {
  const files = {
    "stages/mql.yaml":
      "name: M\ndescription: M.\nworked_by: sales\ncriteria: { field: email, known: true }\n",
  };
  const entered = (...days: readonly string[]): Given => ({ history: days.map((day) => ["mql", day]) });
  it.each<readonly [string, Given, Truth]>([
    ["reached: mql", entered("2026-01-01"), true],
    ["reached: mql", { history: [] }, false],
    ["reached: mql", {}, unknown],
    ["reached: mql, never: true", { history: [] }, true],
    ["reached: mql, never: true", {}, unknown],
    ["reached: mql, at_least: 2", entered("2026-01-01", "2026-03-01"), true],
    ["reached: mql, at_least: 2", entered("2026-01-01"), false],
    ["reached: mql, within: 90 days", entered("2026-04-01T12:00Z"), true],
    ["reached: mql, within: 90 days", entered("2026-04-01T11:59Z"), false],
    ["reached: mql", entered("2026-07-01"), false],
    ['reached: mql, before: "2026-01-02"', entered("2026-01-01"), true],
    // What was reached stays reached, whatever is true now.
    ["all: [{ reached: mql }, { none: [{ meets: mql }] }]", entered("2026-01-01"), true],
  ])("%s with %j is %s", (condition, given, expected) => {
    expect(answer(`{ ${condition} }`, given, files)).toBe(expected);
  });
});
