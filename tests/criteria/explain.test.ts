import { describe, expect, it } from "vitest";
import { explain } from "../../core/criteria/explain.ts";
import { explainLead } from "../../core/criteria/explain-lead.ts";
import { type Given, about, dictionaryOf } from "./world.ts";

const files = {
  "criteria/keen.yaml": `name: Hand-raiser
description: K.
criteria:
  any:
    - { field: demo_requested, is: true }
    - { activity: page_viewed, where: { field: path, starts_with: /pricing }, at_least: 2, within: 30 days }
`,
  "criteria/rival.yaml":
    "name: Competitor\ndescription: R.\ncriteria: { field: email, ends_with: rival.example }\n",
  "scores/fit.yaml": `name: Lead score
description: F.
rules:
  - { id: rank, name: Rank, when: { field: seniority, one_of: [c_level, VP] }, points: 30 }
  - { id: size, name: Size, when: { field: employees, between: [40, 400] }, points: 30 }
`,
  "stages/inquiry.yaml": `name: Inquiry
description: I.
worked_by: marketing
criteria:
  all:
    - { field: email, known: true }
    - none: [{ meets: rival }]
`,
  "stages/mql.yaml": `name: Marketing qualified lead
abbreviation: MQL
description: M.
worked_by: marketing
criteria:
  all:
    - meets: inquiry
    - any:
        - meets: keen
        - { score: fit, at_least: 50 }
`,
  "stages/customer.yaml": `name: Customer
description: C.
worked_by: sales
criteria:
  all:
    - meets: mql
    - { field: revenue, at_least: 1000 }
    - { field: champion, is: true }
`,
  "funnel.yaml": "name: F\nstages: [inquiry, mql, customer]\n",
};
const dictionary = dictionaryOf(files);
const email = "ann@acme.example";
const sentences = (given: Given): readonly string[] => explainLead(about(dictionary, given)).sentences;

describe("why a lead is in its stage and not in the next one", () => {
  it("a lead without an address is in no stage", () => {
    expect(sentences({})).toEqual([
      "Not an inquiry: e-mail address is not known. It would be one with: e-mail address is known and e-mail address does not end with “rival.example”.",
    ]);
  });

  it("what excludes it is named", () => {
    expect(sentences({ lead: { email: "bob@rival.example" } })).toEqual([
      "Not an inquiry: e-mail address ends with “rival.example”. It would be one with: e-mail address does not end with “rival.example”.",
    ]);
  });

  it("points that are short, and what would help instead", () => {
    expect(sentences({ lead: { email, demo_requested: "no", seniority: "VP", employees: "12" } })).toEqual([
      "Is an inquiry: e-mail address is known; does not meet “Competitor”.",
      "Not an MQL: did not ask for a demo; viewed a page (path starts with “/pricing”) fewer than 2 times within the last 30 days; lead score 30, needs 50 or more. It would be one with: asked for a demo; or: viewed a page (path starts with “/pricing”) at least twice within the last 30 days; or: lead score of 50 or more (for example: 40 to 400 employees).",
    ]);
  });

  it("points that may still come are named with what is missing", () => {
    expect(sentences({ lead: { email, demo_requested: "no", seniority: "VP" } })).toEqual([
      "Is an inquiry: e-mail address is known; does not meet “Competitor”.",
      "Undetermined whether this is an MQL: lead score 30, up to 60 if employees were known, needs 50 or more. The data lack: employees. It would be one with: asked for a demo; or: viewed a page (path starts with “/pricing”) at least twice within the last 30 days; or: lead score of 50 or more (for example: 40 to 400 employees).",
    ]);
  });

  it("a hand-raiser, and what the last stage still needs", () => {
    expect(sentences({ lead: { email, demo_requested: "yes", revenue: "250" } })).toEqual([
      "Is an MQL: meets “Inquiry”; asked for a demo.",
      "Not a customer: revenue is 250 EUR, needs at least 1,000 EUR; champion is not known. It would be one with: revenue of at least 1,000 EUR and champion: yes.",
    ]);
  });

  it("a customer: the grounds, each once", () => {
    expect(
      sentences({
        lead: {
          email,
          demo_requested: "yes",
          revenue: "25000",
          champion: "yes",
          champion_evidence: "Met in May",
        },
      }),
    ).toEqual(["Is a customer: meets MQL; revenue is 25,000 EUR; champion: yes."]);
  });
});

describe("one condition, explained", () => {
  const told = (
    condition: string,
    given: Given,
  ): readonly [readonly string[], readonly string[], readonly string[]] => {
    const own = dictionaryOf({
      ...files,
      "criteria/asked.yaml": `name: A\ndescription: A.\ncriteria: ${condition}\n`,
    });
    const set = own.sets.get("asked");
    if (set === undefined) throw new Error("not read");
    const { because, wouldWith, missing } = explain(set.criteria, about(own, given));
    return [because, wouldWith, missing];
  };

  it.each<readonly [string, Given, ReturnType<typeof told>]>([
    ["{ field: employees, at_least: 200 }", { lead: { employees: "250" } }, [["250 employees"], [], []]],
    [
      "{ field: employees, at_least: 200 }",
      { lead: { employees: "12" } },
      [["12 employees, needs at least 200"], ["at least 200 employees"], []],
    ],
    [
      "{ field: employees, at_least: 200 }",
      {},
      [["number of employees is not known"], ["at least 200 employees"], ["employees"]],
    ],
    [
      "{ none: [{ field: employees, at_least: 200 }] }",
      { lead: { employees: "250" } },
      [["250 employees"], ["fewer than 200 employees"], []],
    ],
    [
      "{ field: seniority, is: c_level }",
      { lead: { seniority: "VP" } },
      [["seniority is VP, needs c level"], ["seniority is c level"], []],
    ],
    [
      "{ field: title, has_word: vp }",
      { lead: { title: "Owner" } },
      [["job title does not have the word “vp”"], ["job title has the word “vp”"], []],
    ],
    [
      "{ field: tools, includes: odoo }",
      { lead: { tools: "sage" } },
      [["tools do not include odoo"], ["tools include odoo"], []],
    ],
    ["{ activity: mail_clicked }", {}, [["never clicked in a mail"], ["clicked in a mail"], []]],
    [
      "{ activity: mail_clicked }",
      { carries: [] },
      [
        ["the data do not tell whether the person clicked in a mail"],
        ["clicked in a mail"],
        ["mail_clicked"],
      ],
    ],
    ["{ reached: mql }", { history: [] }, [["never reached the stage MQL"], ["reached the stage MQL"], []]],
    [
      "{ reached: mql }",
      {},
      [
        ["the data do not tell whether the person reached the stage MQL"],
        ["reached the stage MQL"],
        ["stage history"],
      ],
    ],
    [
      "{ score: fit, at_least: 60 }",
      { lead: { seniority: "VP" } },
      [
        ["lead score 30, up to 60 if employees were known, needs 60 or more"],
        ["lead score of 60 or more (for example: 40 to 400 employees)"],
        ["employees"],
      ],
    ],
    [
      "{ score: fit, at_least: 60 }",
      { lead: { seniority: "VP", employees: "40" } },
      [["lead score 60"], [], []],
    ],
    // The cheapest way first, and never more than three.
    [
      "{ all: [{ field: demo_requested, is: true }, { any: [{ field: employees, at_least: 200 }, { field: revenue, at_least: 5 }] }] }",
      { lead: { demo_requested: "no", employees: "5", revenue: "1" } },
      [
        [
          "did not ask for a demo",
          "5 employees, needs at least 200",
          "revenue is 1 EUR, needs at least 5 EUR",
        ],
        ["asked for a demo and at least 200 employees", "asked for a demo and revenue of at least 5 EUR"],
        [],
      ],
    ],
    [
      "{ at_least: 2, of: [{ field: demo_requested, is: true }, { field: employees, at_least: 200 }, { activity: mail_clicked }] }",
      { lead: { demo_requested: "yes", employees: "5" } },
      [
        ["5 employees, needs at least 200", "never clicked in a mail"],
        ["at least 200 employees", "clicked in a mail"],
        [],
      ],
    ],
    // Of three that may not hold together, two have to go.
    [
      "{ none: [{ at_least: 2, of: [{ field: demo_requested, is: true }, { field: employees, at_least: 200 }, { field: revenue, at_least: 5 }] }] }",
      { lead: { demo_requested: "yes", employees: "250", revenue: "9" } },
      [
        ["asked for a demo", "250 employees", "revenue is 9 EUR"],
        [
          "did not ask for a demo and fewer than 200 employees",
          "did not ask for a demo and revenue of less than 5 EUR",
          "fewer than 200 employees and revenue of less than 5 EUR",
        ],
        [],
      ],
    ],
    // The way with the fewest changes, even if another form of it has more.
    [
      "{ any: [{ all: [{ field: title, is: A }, { any: [{ field: revenue, is: 3 }, { all: [{ field: seniority, is: VP }, { activity: mail_clicked }] }] }] }, { all: [{ field: title, is: E }, { field: revenue, is: 4 }, { field: employees, is: 5 }] }] }",
      { lead: { title: "X", revenue: "1", seniority: "director", employees: "1" } },
      [
        [
          "job title is “X”, needs “A”",
          "revenue is 1 EUR, needs exactly 3 EUR",
          "seniority is director, needs VP",
          "never clicked in a mail",
          "job title is “X”, needs “E”",
          "revenue is 1 EUR, needs exactly 4 EUR",
          "employees 1, needs exactly 5",
        ],
        ["job title is “A” and revenue of exactly 3 EUR"],
        [],
      ],
    ],
    // What excludes itself is not offered, however few changes it would need.
    [
      "{ any: [{ all: [{ field: title, is: A }, { any: [{ field: title, is: B }, { all: [{ field: title, is: C }, { field: title, is: D }] }] }] }, { all: [{ field: title, is: E }, { field: title, is: F }, { field: title, is: G }] }] }",
      { lead: { title: "X" } },
      [["A", "B", "C", "D", "E", "F", "G"].map((name) => `job title is “X”, needs “${name}”`), [], []],
    ],
  ])("%s for %j", (condition, given, expected) => {
    expect(told(condition, given)).toEqual(expected);
  });
});
