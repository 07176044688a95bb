import { describe, expect, it } from "vitest";
import type { Truth } from "../../core/criteria/model.ts";
import { type Given, answer } from "./world.ts";

const unknown = undefined;

// One condition of each answer; a lead without a headcount leaves every question about it open.
const yes = "{ field: email, known: true }";
const no = "{ field: email, known: false }";
const open = "{ field: employees, at_least: 200 }";
const given: Given = { lead: { email: "ann@acme.example" } };
const of: Readonly<Record<string, string>> = { T: yes, F: no, U: open };
const parts = (letters: string): string => `[${Array.from(letters, (letter) => of[letter]).join(", ")}]`;
const read: Readonly<Record<string, Truth>> = { T: true, F: false, U: unknown };

describe("Kleene's logic", () => {
  it.each([
    ["TT", "T", "T", "F"],
    ["TF", "F", "T", "F"],
    ["TU", "U", "T", "F"],
    ["FT", "F", "T", "F"],
    ["FF", "F", "F", "T"],
    ["FU", "F", "U", "U"],
    ["UT", "U", "T", "F"],
    ["UF", "F", "U", "U"],
    ["UU", "U", "U", "U"],
    ["T", "T", "T", "F"],
    ["F", "F", "F", "T"],
    ["U", "U", "U", "U"],
    ["TUF", "F", "T", "F"],
  ])("%s: all is %s, any is %s, none is %s", (letters, all, any, none) => {
    expect(answer(`{ all: ${parts(letters)} }`, given)).toBe(read[all]);
    expect(answer(`{ any: ${parts(letters)} }`, given)).toBe(read[any]);
    expect(answer(`{ none: ${parts(letters)} }`, given)).toBe(read[none]);
  });

  it.each([
    [2, "TTF", "T"],
    [2, "TFF", "F"],
    [2, "TUF", "U"],
    [2, "TTU", "T"],
    [2, "UUF", "U"],
    [2, "UFF", "F"],
    [1, "UFF", "U"],
    [3, "TTU", "U"],
    [3, "TTT", "T"],
    [3, "TFU", "F"],
  ])("at least %i of %s is %s", (count, letters, expected) => {
    expect(answer(`{ at_least: ${String(count)}, of: ${parts(letters)} }`, given)).toBe(read[expected]);
  });
});

describe("if_unknown is the answer of one condition, where it has none", () => {
  const asked = (value: string): string => `{ field: employees, at_least: 200, if_unknown: ${value} }`;
  const known: Given = { lead: { employees: "10" } };

  it.each<readonly [string, Given, Truth]>([
    [asked("true"), {}, true],
    [asked("false"), {}, false],
    [asked("true"), known, false],
    [`{ all: [${asked("true")}, ${yes}] }`, given, true],
    [`{ all: [${asked("false")}, ${yes}] }`, given, false],
    [`{ any: [${asked("false")}, ${open}] }`, given, unknown],
    // Inside `none`, false lets the lead pass.
    [`{ none: [${asked("false")}] }`, given, true],
    [`{ none: [${asked("true")}] }`, given, false],
    [`{ all: [${open}, ${yes}], if_unknown: false }`, given, false],
    [`{ any: [${open}, ${no}], if_unknown: true }`, given, true],
    [`{ none: [${open}], if_unknown: true }`, given, true],
    [`{ at_least: 2, of: [${open}, ${yes}], if_unknown: false }`, given, false],
    // It has nothing to say where there is an answer.
    [`{ all: [${open}, ${no}], if_unknown: true }`, given, false],
    [`{ none: [${asked("false")}, ${open}], if_unknown: false }`, given, false],
  ])("%s for %j is %s", (condition, lead, expected) => {
    expect(answer(condition, lead)).toBe(expected);
  });

  it("on a set, an activity and a stage that was reached", () => {
    const files = { "criteria/large.yaml": `name: Large\ndescription: L.\ncriteria: ${open}\n` };
    expect(answer("{ meets: large }", {}, files)).toBe(unknown);
    expect(answer("{ meets: large, if_unknown: false }", {}, files)).toBe(false);
    expect(answer("{ activity: mail_clicked, if_unknown: true }", { carries: [] })).toBe(true);
    const stage = {
      "stages/mql.yaml": `name: M\ndescription: M.\nworked_by: sales\ncriteria: ${yes}\n`,
    };
    expect(answer("{ reached: mql, if_unknown: false }", {}, stage)).toBe(false);
    expect(answer("{ reached: mql }", {}, stage)).toBe(unknown);
  });
});

describe("what counts as missing", () => {
  it.each<readonly [string, Given, Truth]>([
    ["{ field: employees, known: true }", { lead: { employees: "  " } }, false],
    ["{ field: employees, known: true }", { lead: { employees: "many" } }, false],
    ["{ field: employees, known: true }", { lead: { employees: "0" } }, false],
    ["{ field: employees, known: true }", { lead: { employees: "1000001" } }, false],
    ["{ field: employees, known: true }", { lead: { employees: "12.5" } }, false],
    ["{ field: employees, known: true }", { lead: { employees: "1e3" } }, true],
    ["{ field: employees, known: true }", { lead: { employees: "1,000" } }, false],
    ["{ field: revenue, known: true }", { lead: { revenue: "12.5" } }, true],
    ["{ field: revenue, known: true }", { lead: { revenue: "Infinity" } }, false],
    ["{ field: revenue, known: true }", { lead: { revenue: "0x10" } }, false],
    ["{ field: email, known: true }", { lead: { email: "none" } }, false],
    ["{ field: email, known: true }", { lead: { email: "a@b@c" } }, false],
    ["{ field: created_at, known: true }", { lead: { created_at: "2026-02-30" } }, false],
    // A blank of `consent` stands for no; a value that is not allowed is missing all the same.
    ["{ field: consent, is: false }", {}, true],
    ["{ field: consent, known: true }", {}, true],
    ["{ field: consent, is: false }", { lead: { consent: "perhaps" } }, unknown],
    ["{ field: consent, is: true }", { lead: { consent: "yes" } }, true],
    // A statement counts only with its evidence.
    ["{ field: champion, is: true }", { lead: { champion: "true" } }, unknown],
    ["{ field: champion, is: true }", { lead: { champion: "true", champion_evidence: " " } }, unknown],
    [
      "{ field: champion, is: true }",
      { lead: { champion: "true", champion_evidence: "Met on 3 May" } },
      true,
    ],
    ["{ field: champion, is: true }", { lead: { champion_evidence: "Met on 3 May" } }, unknown],
  ])("%s for %j is %s", (condition, lead, expected) => {
    expect(answer(condition, lead)).toBe(expected);
  });

  it("a blank may stand for a date, a number or a choice, read like any other value", () => {
    const files = {
      "fields.yaml": `since: { type: date, about: person, if_missing: "2026-01-01", description: D. }
sites: { type: number, about: account, if_missing: 1, description: D. }
size: { type: choice, about: account, values: [Small, Large], if_missing: small, description: D. }
email: { type: email, about: person, description: D. }
`,
    };
    expect(answer('{ field: since, before: "2026-01-02" }', {}, files)).toBe(true);
    expect(answer('{ field: since, after: "2026-01-01" }', {}, files)).toBe(false);
    expect(answer("{ field: sites, at_least: 1 }", {}, files)).toBe(true);
    expect(answer("{ field: size, is: Small }", {}, files)).toBe(true);
  });
});

describe("sets", () => {
  const files = {
    "criteria/large.yaml": `name: Large\ndescription: L.\ncriteria: ${open}\n`,
    "icp/maker.yaml": `name: Maker\ndescription: M.\ncriteria: { meets: large }
statements: [{ id: a, statement: A., evidence: [{ source: S, date: "2026-01-01", finding: F }] }]\n`,
    "stages/mql.yaml": `name: M\ndescription: M.\nworked_by: sales\ncriteria: { none: [{ meets: maker }] }\n`,
  };
  it.each([
    [{ lead: { employees: "200" } }, true, true, false],
    [{ lead: { employees: "10" } }, false, false, true],
    [{}, unknown, unknown, unknown],
  ])("are judged by what is true now: %j", (lead, large, maker, mql) => {
    expect(answer("{ meets: large }", lead, files)).toBe(large);
    expect(answer("{ meets: maker }", lead, files)).toBe(maker);
    expect(answer("{ meets: mql }", lead, files)).toBe(mql);
  });
});
