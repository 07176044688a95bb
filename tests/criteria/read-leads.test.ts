import { describe, expect, it } from "vitest";
import { readLeads } from "../../core/criteria/read-leads.ts";
import { dictionaryOf } from "./world.ts";

const dictionary = dictionaryOf();
const nothing = { activities: undefined, history: undefined };
const day = (text: string): number => Date.parse(text);

describe("leads are read from tables of text", () => {
  it("by the column that the dictionary names, else by the field's id", () => {
    const own = dictionaryOf({
      "fields.yaml":
        "employees: { type: number, about: account, description: E., from: { column: Staff } }\nemail: { type: email, about: person, description: E. }\n",
    });
    const leads = { columns: ["Staff", "email", "employees"], rows: [["200", "a@acme.example", "7"]] };
    expect(readLeads({ leads, ...nothing }, own).leads[0]?.values).toEqual(
      new Map<string, unknown>([
        ["employees", 200],
        ["email", "a@acme.example"],
      ]),
    );
  });

  it("every type has its values", () => {
    const cells: Readonly<Record<string, string>> = {
      employees: " 200 ",
      revenue: "-1.5e3",
      title: " Head of IT ",
      email: "Ann@Acme.example",
      seniority: "vp",
      demo_requested: "No",
      created_at: "2026-01-31T10:00+01:00",
      tools: "sap ;Odoo; excel;",
    };
    const leads = { columns: Object.keys(cells), rows: [Object.values(cells)] };
    expect(readLeads({ leads, ...nothing }, dictionary).leads[0]?.values).toEqual(
      new Map<string, unknown>([
        ["employees", 200],
        ["revenue", -1500],
        ["title", "Head of IT"],
        ["email", "Ann@Acme.example"],
        ["seniority", "VP"],
        ["demo_requested", false],
        ["consent", false],
        ["created_at", day("2026-01-31T09:00Z")],
        ["tools", ["SAP", "odoo"]],
      ]),
    );
  });

  it("a lead is named by its id, trimmed, or by the number of its row", () => {
    const ids = (columns: readonly string[], rows: readonly (readonly string[])[]): readonly string[] =>
      readLeads({ leads: { columns, rows }, ...nothing }, dictionary).leads.map(({ id }) => id);
    expect(ids(["id"], [["L1"], [" L2 "]])).toEqual(["L1", "L2"]);
    expect(ids(["email"], [["a@x.example"], [""]])).toEqual(["1", "2"]);
  });

  it("what is odd is counted, with an example", () => {
    const leads = {
      columns: ["employees", "champion", "champion_evidence", "seniority"],
      rows: [
        ["many", "true", "", "intern"],
        ["-5", "true", "Met on 3 May", "VP"],
        ["", "", "", ""],
      ],
    };
    const { report } = readLeads({ leads, ...nothing }, dictionary);
    expect(report.notAllowed).toEqual(
      new Map([
        ["employees", { count: 2, example: "many" }],
        ["seniority", { count: 1, example: "intern" }],
      ]),
    );
    expect(report.withoutEvidence).toEqual(new Map([["champion", 1]]));
    expect(report.withoutColumn).toEqual([
      "revenue",
      "title",
      "email",
      "demo_requested",
      "consent",
      "created_at",
      "tools",
    ]);
  });
});

describe("activities and the stage history", () => {
  const leads = { columns: ["id"], rows: [["L1"], ["L2"]] };
  const activities = {
    columns: ["lead", "activity", "at", "path", "topic"],
    rows: [
      ["L1", "page_viewed", "2026-06-01", "/pricing", "product"],
      [" L1 ", " page_viewed ", "2026-05-01", "", ""],
      ["L2", "webinar_attended", "2026-06-02", "", "party"],
      ["L2", "called", "2026-06-02", "", ""],
      ["L2", "mail_clicked", "soon", "", ""],
      ["L2", "called", "2026-06-03", "", ""],
      ["L9", "page_viewed", "2026-06-03", "", ""],
    ],
  };
  const history = {
    columns: ["lead", "stage", "at"],
    rows: [
      ["L1", "inquiry", "2026-06-01"],
      ["L1", "sql", "2026-06-01"],
    ],
  };
  const set = readLeads({ leads, activities, history }, dictionary);

  it("go to their lead with their own fields", () => {
    expect(set.leads.map((lead) => lead.activities)).toEqual([
      new Map([
        [
          "page_viewed",
          [
            { at: day("2026-06-01"), values: new Map([["path", "/pricing"]]) },
            { at: day("2026-05-01"), values: new Map() },
          ],
        ],
      ]),
      new Map([["webinar_attended", [{ at: day("2026-06-02"), values: new Map() }]]]),
    ]);
    expect(set.leads[0]?.stages).toEqual(
      new Map([["inquiry", [{ at: day("2026-06-01"), values: new Map() }]]]),
    );
  });

  it("rows that cannot be used are counted by reason", () => {
    expect(set.report.unused).toEqual(
      new Map([
        ["activity `called` is not defined", 2],
        ["activity without a readable date", 1],
        ["activity of a lead that is not among the leads", 1],
        ["stage `sql` is not defined", 1],
      ]),
    );
  });

  it("what occurs is carried, unless a list says what is", () => {
    expect(set.carried).toEqual({
      activities: new Set(["page_viewed", "webinar_attended", "mail_clicked"]),
      stages: true,
    });
    expect(set.report.notCarried).toEqual([]);
    const listed = readLeads({ leads, activities, history: undefined }, dictionary, ["mail_clicked"]);
    expect(listed.carried).toEqual({ activities: new Set(["mail_clicked"]), stages: false });
    expect(listed.report.notCarried).toEqual(["page_viewed", "webinar_attended"]);
    expect(readLeads({ leads, ...nothing }, dictionary).report.notCarried).toEqual([
      "page_viewed",
      "webinar_attended",
      "mail_clicked",
    ]);
  });
});
