import { readFileSync, readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { parseWholeYaml } from "../../core/catalog/parse-whole-yaml.ts";
import { plainYaml } from "../../core/catalog/plain-yaml.ts";

const root = new URL("../../", import.meta.url);
const below = (folder: string, ending: string): readonly string[] =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => readFileSync(new URL(`${folder}/${name}`, root), "utf8"));

const definitions = ["definitions", "examples", "scripts/init/template", "tests/real", "tests/cases"].flatMap(
  (folder) => below(folder, ".yaml"),
);
const traps = below("tests/cases", ".yml").flatMap((text) =>
  Object.values((parse(text) as { readonly files: Readonly<Record<string, string>> }).files),
);

/** Whether the whole parser reads the same and objects to nothing, or the short way has left the text to it. */
function agrees(text: string): "left to the whole parser" | "the same" {
  const value = plainYaml(text);
  if (value === undefined) return "left to the whole parser";
  const whole = parseWholeYaml("file.yaml", text);
  expect({ text, value, findings: [] }).toStrictEqual({ text, value: whole.value, findings: whole.findings });
  return "the same";
}

describe("the short way to read YAML means what the whole parser means", () => {
  it("for every definition of this repository, and nearly all of them are read that way", () => {
    expect(definitions.length).toBeGreaterThan(150);
    const left = definitions.filter((text) => agrees(text) !== "the same");
    expect(left.length).toBeLessThan(definitions.length / 20);
  });

  it("for every file of the cases, most of which are not plain YAML", () => {
    const ways = traps.map(agrees);
    expect(ways.filter((way) => way === "the same").length).toBeGreaterThan(100);
    expect(ways.filter((way) => way !== "the same").length).toBeGreaterThan(50);
  });

  it("for every three lines of these, one below the other", () => {
    let same = 0;
    for (const first of lines)
      for (const second of lines)
        for (const third of lines)
          if (agrees([first, second, third, ""].join("\n")) === "the same") same += 1;
    expect(same).toBeGreaterThan(2000);
  });

  it("for a definition with signs put in, taken out, and lines moved", () => {
    const texts = [...definitions, ...traps].filter((text) => text.length < 3000);
    let same = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.array(edit, { minLength: 1, maxLength: 3 }),
        (text, edits) => {
          if (agrees(edits.reduce(edited, text)) === "the same") same += 1;
        },
      ),
      // The same edits every time: both parsers are other people's, and a run must not fail by chance.
      { numRuns: runs, seed: 2026 },
    );
    expect(same).toBeGreaterThan(runs / 10);
  });
});

const runs = process.env["CI"] === "true" ? 30_000 : 3000;

const lines = [
  ...[
    "a:",
    "b: 1",
    "c: x y",
    "a: # c",
    "e: 'q'",
    "f: [a]",
    "g: {",
    "  h: 1 }",
    "d: >-",
    "k: - a",
    'n: "\\""',
  ],
  ...["- x", "- a: 1", "- - x", "- # c", "-", "-  x", "  - x", "  - a: 1", "    b: 2"],
  ...["  a:", "  b: 1", " a: 1", "   y: z", "  x", "  [x,", "  y]", "    y]", "  { a: 1 }"],
  ...["", "    ", "# c", "#c", " # c", "  # c", "    # c"],
];

const signs = [
  ...[" ", "  ", "\n", "\n\n", "\n    ", "\t", "\r\n", "\ufeff", "\u00a0", "\u2028", "é", "x".repeat(120)],
  ...["#", " #", " # c", "\n# c\n", "\n  # c\n", ":", ": ", " :", ":b", ",", "-", "- ", "- - ", "? "],
  ...[
    "[",
    "]",
    "{",
    "}",
    "[a, b]",
    "{ a: b }",
    "a: b",
    "\n  a: 1",
    "\n- a",
    '"',
    "'",
    '"a"',
    "''",
    "\\",
    '\\"',
  ],
  ...[
    "|",
    ">",
    ">-",
    ">-\n",
    ">-\n  ",
    "&a ",
    "*a",
    "!x ",
    "%",
    "@",
    "`",
    "~",
    "---",
    "...",
    "<<: ",
    "__proto__: ",
  ],
  ...[
    "null",
    "true",
    "yes",
    "y: ",
    '"y": ',
    "0x1f",
    "1e5",
    ".5",
    "-5",
    "+1",
    "00",
    "12:30",
    "1_000",
    "2026-01-01",
  ],
];

interface Edit {
  readonly at: number;
  readonly to: number;
  readonly drop: number;
  /** Signs to put in; `undefined` moves a line instead. */
  readonly put: string | undefined;
}

const edit = fc.record<Edit>({
  at: fc.nat(3000),
  to: fc.nat(3000),
  drop: fc.nat(3),
  put: fc.constantFrom(...signs, "", undefined),
});

/** The text with one edit: some signs put in the place of others, or a line put elsewhere. */
function edited(text: string, { at, to, drop, put }: Edit): string {
  if (put !== undefined) {
    const place = at % (text.length + 1);
    return text.slice(0, place) + put + text.slice(place + drop);
  }
  const all = text.split("\n");
  const [moved = ""] = all.splice(at % all.length, drop === 0 ? 0 : 1);
  all.splice(to % (all.length + 1), 0, drop === 3 ? ` ${moved}` : moved);
  return all.join("\n");
}
