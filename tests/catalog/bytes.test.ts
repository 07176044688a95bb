import { describe, expect, it } from "vitest";
import { sizeLimit } from "../../core/catalog/decode.ts";
import type { EntryType } from "../../core/catalog/source.ts";
import { check } from "../../core/pipeline.ts";
import { findingsIn, sourcesOf, told, withMinimal } from "./minimal.ts";

const stage = `name: Marketing qualified lead
description: Somebody who fits.
worked_by: marketing
criteria: { field: email, known: true }
`;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const join = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...(typeof part === "string" ? bytes(part) : part)]));

describe("the bytes of a file", () => {
  it("a byte-order mark at the start and line ends of Windows are fine", () => {
    const windows = join([0xef, 0xbb, 0xbf], stage.replaceAll("\n", "\r\n"));
    expect(findingsIn({ "stages/mql.yaml": windows })).toEqual([]);
  });

  it("places are right with line ends of Windows and behind letters of several bytes", () => {
    const text = stage.replace("fits.", "fitsé 😀. ").replace("email", "emial").replaceAll("\n", "\r\n");
    expect(findingsIn({ "stages/mql.yaml": text })).toEqual([
      "stages/mql.yaml:4:20 unknown-reference: There is no field `emial`.",
    ]);
  });

  it("a file that is not UTF-8 is refused at the first wrong byte", () => {
    const latin = join("# über \ufffd\nname: M", [0xfc], "ller\n");
    const [finding] = check(sourcesOf(withMinimal({ "stages/mql.yaml": latin }))).findings;
    expect(finding && told(finding)).toEqual({
      code: "not-utf8",
      at: "stages/mql.yaml:2:8",
      saw: "The file is not UTF-8 text from here on.",
      why: "Letters such as ä or é would be read differently on every machine.",
      type: "Save the file as UTF-8.",
    });
  });

  it("half a character at the end is not UTF-8", () => {
    expect(findingsIn({ "stages/mql.yaml": join(stage, "# ", [0xe2, 0x82]) })).toEqual([
      "stages/mql.yaml:5:3 not-utf8: The file is not UTF-8 text from here on.",
    ]);
  });

  it("UTF-16 is refused", () => {
    const utf16 = Uint8Array.from([0xff, 0xfe, ...[...bytes(stage)].flatMap((byte) => [byte, 0])]);
    expect(findingsIn({ "stages/mql.yaml": utf16 })).toEqual([
      "stages/mql.yaml:1:1 not-utf8: The file is not UTF-8 text from here on.",
    ]);
  });

  it("a file of the largest size is read, one byte more is refused", () => {
    const comment = (length: number): string => `${stage}#${"x".repeat(length - stage.length - 2)}\n`;
    expect(findingsIn({ "stages/mql.yaml": comment(sizeLimit) })).toEqual([]);
    expect(findingsIn({ "stages/mql.yaml": comment(sizeLimit + 1) })).toEqual([
      "stages/mql.yaml:1:1 file-too-large: This file has 1,048,577 bytes; 1,048,576 are allowed.",
    ]);
  });

  const turns = ", which turns the direction of text,";
  const ends = ", which ends the line for some programs only,";
  it.each([
    ["\u0000", "a NUL byte"],
    ["\u0007", "the control character U+0007"],
    ["\u001b", "the control character U+001B"],
    ["\u007f", "the control character U+007F"],
    ["\u0085", `U+0085${ends}`],
    ["\r", `U+000D${ends}`],
    ["\u2028", `U+2028${ends}`],
    ["\u2029", `U+2029${ends}`],
    ["\u00ad", "the invisible character U+00AD"],
    ["\u200b", "the invisible character U+200B"],
    ["\u2060", "the invisible character U+2060"],
    ["\u{e0041}", "the invisible character U+E0041"],
    ["\u061c", `the invisible character U+061C${turns}`],
    ["\u202e", `the invisible character U+202E${turns}`],
    ["\u2066", `the invisible character U+2066${turns}`],
    ["\ufeff", "a byte-order mark inside the text"],
  ])("%j is refused where it stands", (character, name) => {
    const text = stage.replace("Somebody", `Some${character}body`);
    const [finding, ...others] = check(sourcesOf(withMinimal({ "stages/mql.yaml": text }))).findings;
    expect(others).toEqual([]);
    expect(finding && told(finding)).toEqual({
      code: "forbidden-character",
      at: "stages/mql.yaml:2:18",
      saw: `The text has ${name} here.`,
      why: "It can hide words from the people who sign.",
      type: "Delete the character.",
    });
  });

  it("the joiners that some scripts need, and signs of several characters, are fine", () => {
    const text = stage.replace("Somebody", "می‌خواهم क्‍ष 👩‍💻");
    expect(findingsIn({ "stages/mql.yaml": text })).toEqual([]);
  });
});

describe("entries that are no plain files", () => {
  const found = (type: EntryType): unknown =>
    check([
      ...sourcesOf(withMinimal({})),
      { path: "criteria/fit.yaml", type, bytes: bytes("name: Fit\n") },
    ]).findings.map(told);
  const entry = { code: "not-a-file", at: "criteria/fit.yaml:1:1" };
  const why = "Definitions are read as plain files, so that nobody can hide what they say.";

  it.each([
    ["symlink", "This entry is a symbolic link.", "Replace it with the file itself."],
    ["submodule", "This entry is a link to another repository.", "Replace it with the file itself."],
    [
      "executable",
      "This entry is an executable file.",
      "Take the executable bit away: `git update-index --chmod=-x <file>`.",
    ],
  ] as const)("%s", (type, saw, advice) => {
    expect(found(type)).toEqual([{ ...entry, saw, why, type: advice }]);
  });

  it("a read-me is not read, but a link is refused whatever it is called", () => {
    const entry = (path: string, type: EntryType) => [
      ...sourcesOf(withMinimal({})),
      { path, type, bytes: bytes("#\n") },
    ];
    expect(check(entry("README.md", "file")).findings).toEqual([]);
    expect(check(entry("README.md", "symlink")).findings.map(told)).toMatchObject([
      { code: "not-a-file", at: "README.md:1:1", saw: "This entry is a symbolic link." },
    ]);
    expect(check(entry("notes.txt", "executable")).findings.map(told)).toMatchObject([
      { code: "not-a-file", at: "notes.txt:1:1", saw: "This entry is an executable file." },
    ]);
  });
});
