import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCsv } from "../../core/catalog/parse-csv.ts";

const texts = (text: string): readonly (readonly string[])[] =>
  parseCsv("a.csv", text).rows.map((row) => row.map((cell) => cell.text));

/** Where each cell begins, as line and column. */
const places = (text: string): readonly string[] =>
  parseCsv("a.csv", text).rows.flatMap((row) =>
    row.map(
      ({ at }) => `${String(at.line)}:${String(at.column)}-${String(at.end.line)}:${String(at.end.column)}`,
    ),
  );

describe("a table as spreadsheets save it", () => {
  it.each([
    [
      "commas",
      "a,b\n1,2\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "semicolons, as in Germany",
      "a;b\n1,5;2\n",
      [
        ["a", "b"],
        ["1,5", "2"],
      ],
    ],
    [
      "tabs",
      "a\tb\n1\t2\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "the line ends of Windows",
      "a,b\r\n1,2\r\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "no line end behind the last row",
      "a,b\n1,2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "blank lines, and lines of separators only",
      "\na,b\n\n,\n1,2\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "space around values",
      " a , b\n 1 ,2 \n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "a quote, a comma and a line end inside quotes",
      'a,b\n"1,\n""x""",2\n',
      [
        ["a", "b"],
        ['1,\n"x"', "2"],
      ],
    ],
    [
      "an empty value in quotes",
      'a,b\n"",2\n',
      [
        ["a", "b"],
        ["", "2"],
      ],
    ],
    ["nothing", "", []],
  ])("%s", (_, text, expected) => {
    expect(texts(text)).toEqual(expected);
  });

  it("knows the place of every cell", () => {
    expect(places('a,b,c\r\n"x\r\ny", 2 ,"q""r" ,z\r\n\r\n,,last')).toEqual([
      ...["1:1-1:2", "1:3-1:4", "1:5-1:6"],
      ...["2:1-3:3", "3:4-3:7", "3:8-3:14", "3:16-3:17"],
      ...["5:1-5:1", "5:2-5:2", "5:3-5:7"],
    ]);
  });

  it("reads back what was written, each cell at its place", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "ß", '"', ",", ";", " ", "\n", "😀"), maxLength: 6 });
    const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { maxLength: 5 }),
        fc.constantFrom(",", ";", "\t"),
        fc.constantFrom("\n", "\r\n"),
        (rows, separator, end) => {
          const lines = [["h", "i"], ...rows].map((row) => row.map(quoted));
          const text = lines
            .map((row) => row.join(separator))
            .join("\n")
            .replaceAll("\n", end);
          const kept = rows.map((row) => row.map((value) => value.trim()));
          const parsed = parseCsv("a.csv", text).rows;
          expect(parsed.map((row) => row.map((found) => found.text))).toEqual([
            ["h", "i"],
            ...kept.filter((row) => row.some((value) => value !== "")),
          ]);
          const inText = text.replaceAll("\r\n", "\n").split("\n");
          for (const { at } of parsed.flat()) expect(inText[at.line - 1]?.[at.column - 1]).toBe('"');
        },
      ),
      { numRuns: 500 },
    );
  });

  it("never throws, whatever stands in the file", () => {
    const sign = fc.constantFrom('"', ",", ";", "\t", "\n", "\r", " ", "a", "\\", "=");
    fc.assert(
      fc.property(fc.string({ unit: sign, maxLength: 40 }), (text) => {
        const { rows, findings } = parseCsv("a.csv", text);
        expect(rows.length === 0 || findings.length === 0).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
