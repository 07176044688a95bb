import { describe, expect, it } from "vitest";
import { intentsIn } from "../../core/change/intents-in.ts";
import { compare } from "../../core/pipeline.ts";
import type { Files } from "../catalog/minimal.ts";
import { sourcesOf, withMinimal } from "../catalog/minimal.ts";

const fields = `employees: { type: number, whole: true, unit: people, about: account, description: Headcount. }
asked: { type: boolean, about: person, if_missing: false, description: Asked., when_true: asked for a demo }
industry: { type: choice, about: account, description: Industry., values: [software, other] }
`;
const stage = (abbreviation: string, criteria: string): string =>
  `name: ${abbreviation} leads\nabbreviation: ${abbreviation}\ndescription: D.\nworked_by: sales\ncriteria: ${criteria}\n`;

const company = {
  "fields.yaml": fields,
  "funnel.yaml": "name: F\nstages: [mql, sql]\n",
  "stages/mql.yaml": stage(
    "MQL",
    "{ any: [{ field: employees, at_least: 20 }, { field: asked, is: true }] }",
  ),
  "stages/sql.yaml": stage("SQL", "{ all: [{ meets: mql }, { field: asked, is: true }] }"),
  "criteria/software.yaml": "name: Software\ndescription: D.\ncriteria: { field: industry, is: software }\n",
};

/** Everybody with fewer than 50 employees leaves MQL, whether or not they asked. */
const raised = { "stages/mql.yaml": stage("MQL", "{ field: employees, at_least: 50 }") };

const score = (points: number): string => `name: Points
description: D.
rules:
  - { id: asked, name: A., when: { field: asked, is: true }, points: ${String(points)} }
  - { id: software, name: S., when: { field: industry, is: software }, points: 12 }
`;

/** What rests on MQL alone, on points alone, and on both. */
const scored = {
  "scores/points.yaml": score(9),
  "criteria/eager.yaml": "name: Eager\ndescription: D.\ncriteria: { score: points, at_least: 9 }\n",
  "criteria/both.yaml":
    "name: Both\ndescription: D.\ncriteria: { all: [{ meets: mql }, { score: points, at_least: 9 }] }\n",
  "criteria/through.yaml": "name: Through\ndescription: D.\ncriteria: { all: [{ meets: eager }] }\n",
};

/** What is said of these intents about a change of these files, line by line. */
function said(changed: Files, ...intents: readonly string[]): readonly string[] {
  const { intent } = compare(
    sourcesOf(withMinimal({ ...company, ...scored })),
    sourcesOf(withMinimal({ ...company, ...scored, ...changed })),
    intents,
  );
  if (intent === undefined) return [];
  return [
    ...[...intent.lines, ...intent.besides].flatMap(({ outcome, sentence, examples }) => [
      `${outcome}: ${sentence}`,
      ...examples.map((example) => `  ${example}`),
    ]),
    ...(intent.left === undefined ? [] : [intent.left.sentence]),
  ];
}

const proved = "This is proved for every possible lead.";
const nothingElse =
  "nothing: Nothing else moves: no other lead, and no other stage, profile or criteria set but those that follow from it.";
const othersLose = "moved: Something else moves too: leads that no intent names lose MQL.";
const looser = {
  "criteria/software.yaml": "name: Software\ndescription: D.\ncriteria: { field: industry, known: true }\n",
};
const more = {
  "criteria/more.yaml": "name: More\ndescription: D.\ncriteria: { field: asked, is: true }\n",
};

describe("an intent", () => {
  it.each<readonly [what: string, changed: Files, intents: readonly string[], expected: readonly string[]]>([
    [
      "that a set is tightened is done where some lose it and nobody gains it, also with an example's back-ticks",
      raised,
      ["`mql is tightened`"],
      [
        `done: MQL is tightened: done. Some lose it, and nobody gains it. ${proved}`,
        "  Would lose it: 20 employees.",
        nothingElse,
      ],
    ],
    [
      "about another class is not done, and of what only follows it is told where it is named",
      raised,
      ["MQL is loosened", "sql is unchanged.", "software is unchanged"],
      [
        `not-done: MQL is loosened: not done. Some lose it, and nobody gains it. ${proved}`,
        "  Would lose it: 20 employees.",
        `not-done: SQL is unchanged: not done. Some lose it, and nobody gains it. ${proved}`,
        "  Would lose it: asked for a demo.",
        `done: “Software” is unchanged: done. Nobody loses it, and nobody gains it. ${proved}`,
        nothingElse,
      ],
    ],
    [
      "that some leads leave is done, and others who leave too are shown: those of whom it is not known",
      raised,
      ["{ field: employees, less_than: 50 } leave mql"],
      [
        `done: Leads with “fewer than 50 employees” leave MQL: done. None of them meets it now. ${proved}`,
        "  Would lose it: 20 employees.",
        othersLose,
        "  Would lose it: asked for a demo.",
      ],
    ],
    [
      "that names them as well leaves nothing else",
      raised,
      ["Leads  where { field: employees, less_than: 50, if_unknown: true }  leave MQL."],
      [
        `done: Leads with “fewer than 50 employees [if unknown: yes]” leave MQL: done. None of them meets it now. ${proved}`,
        "  Would lose it: 20 employees.",
        nothingElse,
      ],
    ],
    [
      "is supplemented by another about the same set",
      raised,
      ["{ field: employees, less_than: 50 } leave mql", "{ field: employees, known: false } leave mql"],
      [
        `done: Leads with “fewer than 50 employees” leave MQL: done. None of them meets it now. ${proved}`,
        "  Would lose it: 20 employees.",
        `done: Leads with “number of employees is not known” leave MQL: done. None of them meets it now. ${proved}`,
        "  Would lose it: asked for a demo.",
        nothingElse,
      ],
    ],
    [
      "that some leads leave is not done while one of them stays",
      raised,
      ["leads with { field: asked, is: true } leave mql"],
      [
        "not-done: Leads with “asked for a demo” leave MQL: not done. Some of them still meet it.",
        "  Would still meet it: 50 employees and asked for a demo.",
        othersLose,
        "  Would lose it: 20 employees.",
      ],
    ],
    [
      "that some leads leave is not done where none of them leaves",
      raised,
      ["{ field: employees, at_least: 60 } leave mql"],
      [
        `not-done: Leads with “at least 60 employees” leave MQL: not done. None of them leaves it. ${proved}`,
        "  Would still meet it: 60 employees.",
        othersLose,
        "  Would lose it: 20 employees.",
      ],
    ],
    [
      "that leads enter is done where they do, and not where they still do not",
      {
        "stages/mql.yaml": stage(
          "MQL",
          "{ any: [{ field: employees, at_least: 10 }, { field: asked, is: true }] }",
        ),
      },
      ["{ field: employees, between: [10, 19] } enter mql", "{ field: employees, less_than: 12 } enters mql"],
      [
        `done: Leads with “10 to 19 employees” enter MQL: done. All of them meet it now. ${proved}`,
        "  Would gain it: 10 employees.",
        "not-done: Leads with “fewer than 12 employees” enter MQL: not done. Some of them still do not meet it.",
        "  Would still not meet it: 0 employees.",
        nothingElse,
      ],
    ],
    [
      "does not cover another definition that changes",
      { ...raised, ...looser },
      ["mql is tightened"],
      [
        `done: MQL is tightened: done. Some lose it, and nobody gains it. ${proved}`,
        "  Would lose it: 20 employees.",
        "moved: Something else moves too: no intent names “Software”. Nobody loses it, and some gain it.",
        "  Would gain it: industry other.",
      ],
    ],
    [
      "about the whole set does not cover those who leave where another says who they are",
      raised,
      ["mql is tightened", "{ field: employees, less_than: 50 } leave mql"],
      [
        `done: MQL is tightened: done. Some lose it, and nobody gains it. ${proved}`,
        "  Would lose it: 20 employees.",
        `done: Leads with “fewer than 50 employees” leave MQL: done. None of them meets it now. ${proved}`,
        "  Would lose it: 20 employees.",
        othersLose,
        "  Would lose it: asked for a demo.",
      ],
    ],
    [
      "may name a day after all those of the definitions",
      raised,
      [`{ "activity":"webinar_attended", "after":"2031-01-01" } leave mql`],
      [
        "not-done: Leads with “webinar attended after 2031-01-01” leave MQL: not done. Some of them still meet it.",
        "  Would still meet it: 50 employees and webinar attended.",
        othersLose,
        "  Would lose it: 20 employees.",
      ],
    ],
    [
      "about what follows does not cover what it follows from",
      raised,
      ["sql is tightened"],
      [
        `done: SQL is tightened: done. Some lose it, and nobody gains it. ${proved}`,
        "  Would lose it: asked for a demo.",
        "moved: Something else moves too: no intent names MQL. Some lose it, and nobody gains it.",
        "  Would lose it: 20 employees.",
      ],
    ],
    [
      "does not cover a set that also rests on something else that changes",
      { ...raised, "scores/points.yaml": score(5) },
      ["mql is tightened"],
      [
        `done: MQL is tightened: done. Some lose it, and nobody gains it. ${proved}`,
        "  Would lose it: 20 employees.",
        "moved: Something else moves too: no intent names “Both”. Some lose it, and nobody gains it.",
        "  Would lose it: asked for a demo.",
        "moved: Something else moves too: no intent names “Eager”. Some lose it, and nobody gains it.",
        "  Would lose it: asked for a demo.",
      ],
    ],
    [
      "that nothing moves does not cover a set that comes",
      more,
      ["mql is unchanged"],
      [
        `done: MQL is unchanged: done. Nobody loses it, and nobody gains it. ${proved}`,
        "moved: Something else moves too: no intent names “More”. Nobody loses it, and some gain it.",
        "  Would gain it: asked for a demo.",
      ],
    ],
    [
      "may be about a set that comes",
      more,
      ["{ field: asked, is: true } enter more"],
      [
        `done: Leads with “asked for a demo” enter “More”: done. All of them meet it now. ${proved}`,
        "  Would gain it: asked for a demo.",
        nothingElse,
      ],
    ],
    [
      "is not settled where the definitions have mistakes",
      { "stages/mql.yaml": "name: [" },
      ["mql is tightened"],
      [
        "not-settled: “mql is tightened”: not settled, because the definitions before or after the change have mistakes.",
      ],
    ],
  ])("%s", (_, changed, intents, expected) => {
    expect(said(changed, ...intents)).toEqual(expected);
  });

  it("may be about a set that goes, by the id that it had", () => {
    const { "criteria/software.yaml": software, ...rest } = company;
    const gone = compare(sourcesOf(withMinimal(company)), sourcesOf(withMinimal(rest)), [
      "software is tightened",
    ]);
    expect(gone.intent?.lines.map(({ sentence }) => sentence)).toEqual([
      `“Software” is tightened: done. Some lose it, and nobody gains it. ${proved}`,
    ]);
    const renamed = { ...rest, "criteria/makers.yaml": software };
    for (const id of ["software", "makers"])
      expect(
        compare(sourcesOf(withMinimal(company)), sourcesOf(withMinimal(renamed)), [`${id} is unchanged`])
          .intent?.lines[0]?.sentence,
      ).toBe(`“Software” is unchanged: done. Nobody loses it, and nobody gains it. ${proved}`);
  });

  it("that nobody declares says nothing", () => {
    expect(said(raised)).toEqual([]);
  });
});

const forms =
  "Write `mql is tightened` (or `loosened`, or `unchanged`), or `{ field: employees, less_than: 50 } leave mql` (or `enter`), each with the names of your own definitions.";

describe("an intent that is not understood", () => {
  it.each([
    ["leads under 50 employees leave MQL", forms],
    ["mql is cancelled", forms],
    [
      '{ activity: webinar_attended, after: "2031-99-99" } leave mql',
      '`2031-99-99` is not a day of the calendar. Type an existing day as year-month-day, such as `"2026-01-31"`.',
    ],
    ["{ field: employees, less_than: 50 } mql", forms],
    ["mqll is tightened", "There is no stage, profile or criteria set `mqll`. Did you mean `mql`?"],
    [
      "{ field: asked, is: true } leave everything",
      "There is no stage, profile or criteria set `everything`. There is both, eager, mql, software, sql, through.",
    ],
    [
      "{ field: employes, less_than: 50 } leave mql",
      "There is no field `employes`. Did you mean `employees`?",
    ],
    [
      "{ field: employees, has_word: a } leave mql",
      "`has_word` does not fit `employees`, which is a number. Use `is`, `is_not`, `one_of`, `none_of`, `at_least`, `at_most` and 4 more.",
    ],
    [
      "{ fild: employees } leave mql",
      "This condition does not say what it is about: it has only `fild`. Did you mean `field`?",
    ],
    ["{ field: [ } leave mql", "A bracket is opened here and never closed. Type `]` behind the last entry."],
    ["{ meets: mqll } leave sql", "There is no stage, profile or criteria set `mqll`. Did you mean `mql`?"],
  ])("says what may be written: %s", (intent, advice) => {
    expect(said(raised, intent)).toEqual([`not-understood: “${intent}” is not understood. ${advice}`]);
  });

  it("is one of more than five, or one of more than 300 characters, and that is said", () => {
    const long = `mql is tightened ${"and so on ".repeat(30)}`;
    expect(said(raised, ...Array<string>(5).fill("mql is tightened"), "a", "b").slice(-1)).toEqual([
      "2 more intents are not read: 5 is the most. Declare fewer.",
    ]);
    expect(said(raised, long)).toEqual([
      "not-understood: “mql is tightened and so on and so on and so on and so on and so on and so on …” is not read: it has 317 characters, and 300 is the most. Say it in a shorter line.",
    ]);
  });
});

describe("what a description declares", () => {
  it("is what stands behind `intent:` on a line that begins with it, and not what nobody sees", () => {
    const description =
      "We mean it.\r\nIntent: mql is tightened\r\n\n  * INTENT:  sql is unchanged  \n- intent:\nmy intent: a\n" +
      "<!--\nintent: b\n-->intent: mql is loosened\n<!-- intent: c\nintent: d";
    expect(intentsIn(description)).toEqual(["mql is tightened", "sql is unchanged", "mql is loosened"]);
  });

  it.each([" ".repeat(60_000), "<!--".repeat(15_000), `- ${" ".repeat(60_000)}`, "intent: ".repeat(8000)])(
    "is read in no time, whatever it is",
    (description) => {
      const start = performance.now();
      intentsIn(description);
      expect(performance.now() - start).toBeLessThan(500);
    },
  );
});
