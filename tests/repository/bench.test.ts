import { describe, expect, it } from "vitest";
import { type TextTable, readLeads } from "../../core/criteria/read-leads.ts";
import { check } from "../../core/pipeline.ts";
import { generatedDefinitions, neededFiles } from "../../scripts/bench/generate-definitions.ts";
import { generatedLeads } from "../../scripts/bench/generate-leads.ts";
import { measure, median } from "../../scripts/bench/measure.ts";
import { spreadOf, spreadWords } from "../../scripts/bench/spread.ts";
import { resultsJson, resultsTable, type Result } from "../../scripts/bench/table.ts";
import { readDefinitions } from "../../scripts/io/read-definitions.ts";

describe("the definitions to measure with", () => {
  const files = generatedDefinitions(25);

  it("are so many files of 60 lines, and what every folder needs", () => {
    const sets = [...files].filter(([path]) => path.startsWith("criteria/"));
    expect(sets).toHaveLength(25);
    expect(files.size).toBe(25 + neededFiles);
    expect(new Set(sets.map(([, text]) => text.split("\n").length - 1))).toEqual(new Set([60]));
    expect(new Set(sets.map(([, text]) => text)).size).toBe(25);
  });

  it("are the same every time, and without a finding", () => {
    expect(generatedDefinitions(25)).toEqual(files);
    const sources = [...files].map(([path, text]) => ({
      path,
      type: "file" as const,
      bytes: new TextEncoder().encode(text),
    }));
    expect(check(sources).findings).toEqual([]);
  });
});

describe("the leads to measure with", () => {
  const files = generatedLeads(30, 20);
  const table = (name: string): TextTable => {
    const [columns = [], ...rows] = (files.get(name) ?? "")
      .trimEnd()
      .split("\n")
      .map((line) => line.split(","));
    return { columns, rows };
  };

  it("are so many, each with so much that happened, and the same every time", () => {
    expect([table("leads.csv").rows.length, table("activities.csv").rows.length]).toEqual([30, 600]);
    expect(generatedLeads(30, 20)).toEqual(files);
  });

  it("are read by the definitions that they are made for without a value or a row that means nothing", async () => {
    const { catalog } = check(await readDefinitions("tests/real/gitlab-person-score/definitions"));
    const tables = { leads: table("leads.csv"), activities: table("activities.csv"), history: undefined };
    const { report } = readLeads(tables, catalog.dictionary);
    expect([...report.notAllowed, ...report.unused, ...report.withoutColumn]).toEqual([]);
  });
});

describe("the median", () => {
  it("is the value in the middle, or between the two in the middle", () => {
    expect([median([1, 2, 9]), median([1, 2, 4, 9])]).toEqual([2, 3]);
  });
});

describe("a spread", () => {
  it("names the middle and the slow end of times, whatever their order", () => {
    const times = Array.from({ length: 200 }, (_, index) => 200 - index);
    expect(spreadWords(spreadOf(times))).toBe(
      "median 101 ms, 90th percentile 181 ms, 99th 199 ms, longest 200 ms",
    );
    expect(spreadWords(spreadOf([1.25]))).toBe(
      "median 1.3 ms, 90th percentile 1.3 ms, 99th 1.3 ms, longest 1.3 ms",
    );
  });
});

describe("a measurement", () => {
  const print = (text: string): readonly [string, ...string[]] => [process.execPath, "-e", text];

  it("runs once more than it counts, and keeps what the program printed", () => {
    const { times, output } = measure({ id: "x", what: "x", command: [...print("console.log(7)")] }, 2);
    expect([times.length, output]).toEqual([2, "7\n"]);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it("runs what takes long only once", () => {
    expect(measure({ id: "x", what: "x", command: [...print("0")], runs: 1 }, 5).times).toHaveLength(1);
  });

  it("gives the program its variables beside those of this process", () => {
    const command = print("console.log(process.env.MADE_UP, process.env.PATH === undefined)");
    expect(measure({ id: "x", what: "x", command, env: { MADE_UP: "7" } }, 1).output).toBe("7 false\n");
  });

  it("does not measure a program that fails", () => {
    const command = [...print("console.error('no such file'); process.exit(3)")] as [string, ...string[]];
    expect(() => measure({ id: "x", what: "a program", command }, 2)).toThrow(
      "a program: ended with 3.\nno such file",
    );
  });
});

describe("the table", () => {
  const measured = (id: string, value: number): Result["measured"][number] => ({
    id,
    what: `program ${id}`,
    times: [value],
    median: value,
    output: "",
  });
  const results: readonly Result[] = [
    { title: "Start", goal: undefined, measured: [measured("a", 50), measured("b", 125)] },
    { title: "Check", goal: 300, measured: [measured("c", 300)] },
    { title: "Qualify", goal: 300, measured: [measured("d", 301)] },
  ];

  it("compares each program with the first of its group, and says whether the goal is reached", () => {
    expect(resultsTable(results, ["A note."])).toBe(`Start
  program a                                                    50 ms
  program b                                                   125 ms     2.5 ×

Check (goal: 300 ms, reached)
  program c                                                   300 ms

Qualify (goal: 300 ms, missed)
  program d                                                   301 ms

A note.`);
  });

  it("is there for programs as well", () => {
    expect(JSON.parse(resultsJson(results.slice(0, 1), ["A note."]))).toEqual({
      version: 1,
      node: process.version,
      groups: [
        {
          title: "Start",
          goal_ms: null,
          measured: [
            { id: "a", what: "program a", median_ms: 50, times_ms: [50], ratio: 1 },
            { id: "b", what: "program b", median_ms: 125, times_ms: [125], ratio: 2.5 },
          ],
        },
      ],
      notes: ["A note."],
    });
  });
});
