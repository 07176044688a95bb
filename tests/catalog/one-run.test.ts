import { readFileSync, readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check } from "../../core/pipeline.ts";
import { findingsIn, sourcesOf, withMinimal } from "./minimal.ts";

const files = {
  "stages/mql.yaml": `name: Marketing qualified lead
description: Somebody who fits.
worked_by: salse
criteria:
  all:
    - { field: emial, known: true }
    - { field: employees, atleast: 200 }
`,
  "stages/sql.yaml": `name: Sales qualified lead
description: Somebody who buys.
worked_by: sales
criteria:
  all:
    - { field: employes, at_least: 40 }
    - { field: title, at_least: 5 }
    - { meets: qualfied }
    - { field: email, known: true }
    - { field: seniority, one_of: [vp, directer, chief] }
`,
  "lists/free.yaml": "name: Free\ndescription: Anyone.\nentries: [gmail.com, gmail.com]\n",
  "scores/fit.yaml": "name: Fit\n\tdescription: Fits.\n",
};

describe("everything wrong is reported in one run", () => {
  it("mistakes in several files come sorted by path, line and column, each once", () => {
    expect(findingsIn(files)).toEqual([
      "lists/free.yaml:3:22 repeated-entry: `gmail.com` stands twice in `entries`.",
      "scores/fit.yaml:2:1 yaml-tab: This line is indented with a tab.",
      "stages/mql.yaml:3:12 value-not-allowed: `worked_by` cannot be `salse`.",
      "stages/mql.yaml:6:16 unknown-reference: There is no field `emial`.",
      "stages/mql.yaml:7:27 unknown-key: `atleast` means nothing here.",
      "stages/sql.yaml:6:16 unknown-reference: There is no field `employes`.",
      "stages/sql.yaml:7:23 operator-does-not-fit: `at_least` does not fit `title`, which is a text.",
      "stages/sql.yaml:8:16 unknown-reference: There is no stage, profile or criteria set `qualfied`.",
      "stages/sql.yaml:10:40 value-undeclared: `directer` is not among the values of `seniority`.",
      "stages/sql.yaml:10:50 value-undeclared: `chief` is not among the values of `seniority`.",
    ]);
  });

  it("a mistake in one place of a definition hides none in another", () => {
    expect(
      findingsIn({
        "stages/sql.yaml": `name: Sales qualified lead
worked_by: sale
follows: inquriy
criteria:
  all:
    - { field: employes, at_least: "10" }
    - { activity: page_veiwed, where: { field: path, is: /pricing }, at_lest: 2 }
    - any:
        - { meets: nothing-yet }
        - { field: titel, has_word: [] }
        - { field: title, at_least: 5 }
`,
      }),
    ).toEqual([
      "stages/sql.yaml:1:1 missing-key: `description` is missing.",
      "stages/sql.yaml:2:12 value-not-allowed: `worked_by` cannot be `sale`.",
      "stages/sql.yaml:3:10 unknown-reference: There is no stage `inquriy`.",
      "stages/sql.yaml:6:16 unknown-reference: There is no field `employes`.",
      "stages/sql.yaml:6:36 wrong-type: `at_least` has to be a number; here is the text `10`.",
      "stages/sql.yaml:7:19 unknown-reference: There is no activity `page_veiwed`.",
      "stages/sql.yaml:7:70 unknown-key: `at_lest` means nothing here.",
      "stages/sql.yaml:9:20 unknown-reference: There is no stage, profile or criteria set `nothing-yet`.",
      "stages/sql.yaml:10:20 unknown-reference: There is no field `titel`.",
      "stages/sql.yaml:10:37 out-of-range: `has_word` has to have at least one entry; here is `[]`.",
      "stages/sql.yaml:11:27 operator-does-not-fit: `at_least` does not fit `title`, which is a text.",
    ]);
  });

  it("every line with a tab is shown", () => {
    const text = "name: Words\ndescription: Words.\nentries:\n\t- a\n\t- b\n";
    expect(findingsIn({ "lists/words.yaml": text })).toEqual([
      "lists/words.yaml:4:1 yaml-tab: This line is indented with a tab.",
      "lists/words.yaml:5:1 yaml-tab: This line is indented with a tab.",
    ]);
  });

  it("the order of the files never changes the report", () => {
    const sources = sourcesOf(
      withMinimal({
        ...files,
        "criteria/mql.yaml": "name: M\ndescription: M.\ncriteria: { meets: loop }\n",
        "icp/loop.yaml": "name: Loop\ndescription: L.\ncriteria: { meets: mql }\nstatements: []\n",
        "criteria/loop.yaml": "name: Loop\ndescription: L.\ncriteria: { meets: again }\n",
        "criteria/again.yaml": "name: Again\ndescription: L.\ncriteria: { meets: loop }\n",
      }),
    );
    const first = JSON.stringify(check(sources).findings);
    fc.assert(
      fc.property(fc.shuffledSubarray([...sources], { minLength: sources.length }), (shuffled) => {
        expect(JSON.stringify(check(shuffled).findings)).toBe(first);
      }),
      { numRuns: 50 },
    );
  });
});

describe("a hostile file costs no more than its size", () => {
  const within = (limit: number, run: () => void): void => {
    // The time of this process, so that other work on the machine does not count.
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(limit);
  };
  const many = (count: number, make: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => make(index)).join("");

  it("ten thousand unknown keys", () => {
    const text = many(10_000, (index) => `key${String(index)}: 1\n`);
    within(5000, () => {
      expect(findingsIn({ "stages/mql.yaml": text })).toHaveLength(10_004);
    });
  });

  it("ten thousand unknown fields beside ten thousand known ones", () => {
    const fields = many(
      10_000,
      (index) => `f${String(index)}: { type: text, about: person, description: F. }\n`,
    );
    const conditions = many(10_000, (index) => `    - { field: zz${String(index)}, known: true }\n`);
    const stage = `name: M\ndescription: M.\nworked_by: sales\ncriteria:\n  all:\n${conditions}`;
    within(5000, () => {
      expect(findingsIn({ "fields.yaml": fields, "stages/mql.yaml": stage })).toHaveLength(10_000);
    });
  });

  it("a hundred thousand brackets, dashes, question marks, quotes or ever deeper lines", () => {
    const texts = [
      "[".repeat(100_000),
      "{a: ".repeat(100_000),
      "- ".repeat(100_000),
      "? ".repeat(100_000),
      many(1000, (index) => `${" ".repeat(index)}a:\n`),
      many(1000, (index) => `${" ".repeat(index)}-\n`),
    ];
    for (const text of texts)
      within(1000, () => {
        const found = findingsIn({ "lists/words.yaml": text });
        expect(found.map((line) => line.split(": ")[0]?.replace(/:\d+:\d+/, ""))).toEqual([
          "lists/words.yaml yaml-too-deep",
        ]);
      });
  });

  it("a large part that is repeated a hundred times", () => {
    const entries = many(20_000, (index) => `a${String(index)}, `);
    const text = `name: Words\ndescription: Words.\nentries: &a [${entries}]\n${many(99, (index) => `x${String(index)}: *a\n`)}`;
    within(2000, () => {
      expect(findingsIn({ "lists/words.yaml": text })).toEqual([
        "lists/words.yaml:8:5 yaml-aliases: The file grows too large by repeating parts of itself with `*`.",
      ]);
    });
  });
});

describe("check never throws", () => {
  const folder = new URL("../../definitions/", import.meta.url);
  const company = Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".yaml"))
      .map((path) => [path, readFileSync(new URL(path, folder), "utf8")]),
  );
  const paths = Object.keys(company);

  it("on any bytes", () => {
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.uint8Array({ maxLength: 300 }), (path, bytes) => {
        check(sourcesOf(withMinimal({ [path]: bytes })));
      }),
    );
  });

  it("on any text that looks like YAML", () => {
    const token = fc.constantFrom(
      ..."name,: ,\n,\n  ,- ,[,],{,},',\",&a ,*a,!x ,|\n,>\n,#,%,---\n,...\n,? ,<<,~,no,012,1:30,\t,all,field,criteria,is".split(
        ",",
      ),
    );
    const text = fc.array(token, { maxLength: 40 }).map((tokens) => tokens.join(""));
    fc.assert(
      fc.property(fc.constantFrom(...paths), text, (path, content) => {
        check(sourcesOf(withMinimal({ [path]: content })));
      }),
      { numRuns: 150 },
    );
  });

  it("on any value in any kind of definition", () => {
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.json({ maxDepth: 5 }), (path, json) => {
        check(sourcesOf(withMinimal({ [path]: json })));
      }),
      { numRuns: 150 },
    );
  });

  it("on the example company with a line lost, doubled, moved or cut, and every place lies in its file", () => {
    const slip = fc.record({
      path: fc.constantFrom(...paths),
      line: fc.nat(),
      other: fc.nat(),
      how: fc.constantFrom("lose", "double", "swap", "cut", "indent", "letter"),
    });
    fc.assert(
      fc.property(fc.array(slip, { minLength: 1, maxLength: 3 }), (slips) => {
        const files = { ...company };
        for (const { path, line, other, how } of slips)
          files[path] = slipped(files[path] ?? "", line, other, how);
        for (const { at } of check(sourcesOf(files)).findings) {
          const lines = (files[at.path] ?? "").split("\n");
          expect(at.line).toBeLessThanOrEqual(Math.max(1, lines.length));
          expect(at.column).toBeLessThanOrEqual((lines[at.line - 1] ?? "").length + 1);
        }
      }),
      { numRuns: 25 },
    );
  });
});

/** A text with one slip of the kind that people make. */
function slipped(text: string, line: number, other: number, how: string): string {
  const lines = text.split("\n");
  const [at, to] = [line % lines.length, other % lines.length];
  const [here = "", there = ""] = [lines[at], lines[to]];
  switch (how) {
    case "lose":
      return lines.toSpliced(at, 1).join("\n");
    case "double":
      return lines.toSpliced(to, 0, here).join("\n");
    case "swap":
      return lines.with(at, there).with(to, here).join("\n");
    case "cut":
      return lines.with(at, here.slice(0, other % (here.length + 1))).join("\n");
    case "indent":
      return lines.with(at, `  ${here}`).join("\n");
    default:
      return lines.with(at, here.slice(0, 3) + "x:" + here.slice(3)).join("\n");
  }
}
