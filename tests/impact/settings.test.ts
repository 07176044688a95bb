import { describe, expect, it } from "vitest";
import { readSettings } from "../../core/impact/settings.ts";
import { told } from "../catalog/minimal.ts";
import { changed } from "./small.ts";

const { catalog } = changed({}).before;
const read = (text: string) =>
  readSettings({ path: "countersign.yaml", type: "file", bytes: new TextEncoder().encode(text) }, catalog);
const said = (text: string): readonly string[] => {
  const result = read(text);
  return result.status === "read"
    ? []
    : result.findings.map((finding) => {
        const { at = "", saw = "", type = "" } = told(finding);
        return `${at} ${saw} ${type}`;
      });
};

describe("countersign.yaml", () => {
  it("names a profile", () => {
    expect(read("leads: { profile: p.csv, months: 6 }")).toMatchObject({
      settings: { source: { kind: "profile", path: "p.csv" }, months: 6, outcome: undefined },
    });
  });

  it("names leads, and what became of them", () => {
    const text = `leads:
  file: l.csv
  history: h.csv
  as_of: "2026-06-30"
  outcome: { won: { field: won, is: true }, revenue: value, days: { from: met_at, to: signed_at } }
`;
    expect(read(text)).toMatchObject({
      settings: {
        source: { kind: "leads", path: "l.csv", history: "h.csv", now: Date.UTC(2026, 5, 30) },
        outcome: { won: { kind: "field" }, revenue: { id: "value" }, days: { to: { id: "signed_at" } } },
      },
    });
  });

  it.each([
    ["", "countersign.yaml:1:1 This file is empty."],
    ["leads: {}", "countersign.yaml:1:1 `file` is missing in `leads`. Add a line that starts with `file:`."],
    [
      'leads: { profile: p.csv, as_of: "2026-06-30" }',
      "countersign.yaml:1:26 `as_of` and `profile` stand side by side. Delete `as_of` or `profile`.",
    ],
    [
      'leads: { file: l.csv, as_of: "2026-02-30" }',
      "countersign.yaml:1:30 `2026-02-30` is not a day of the calendar. Type an existing day",
    ],
    [
      "leads: { profile: p.csv, outcome: { won: { field: wan, is: true } } }",
      "countersign.yaml:1:51 There is no field `wan`. Did you mean `won`?",
    ],
    [
      "leads: { profile: p.csv, outcome: { won: { field: won, is: true }, revenue: title } }",
      "countersign.yaml:1:77 `title` is a text; what a lead is worth has to be a number. Name a field whose type is `number`.",
    ],
    [
      "leads: { profile: p.csv, outcome: { won: { field: won, is: true }, days: { from: value, to: signed_at } } }",
      "countersign.yaml:1:82 `value` is a number; days can only be counted between dates. Name a field whose type is `date`.",
    ],
    [
      'leads: { file: l.csv, as_of: "2026-06-30", carries: [calls] }',
      "countersign.yaml:1:54 There is no activity `calls`. ",
    ],
  ])("with a mistake is not used: %s", (text, sentence) => {
    expect(said(text)[0]).toContain(sentence);
  });
});
