import { describe, expect, it } from "vitest";
import type { Source } from "../../core/catalog/source.ts";
import { check } from "../../core/pipeline.ts";
import { messageOf } from "../../core/report/messages.ts";
import { findingText, plain } from "../../core/report/terminal.ts";
import { readSettings } from "./editor.ts";

interface Task {
  readonly command: string;
  readonly problemMatcher: {
    readonly pattern: Readonly<Record<string, unknown>> & { readonly regexp: string };
  };
}

const taskIn = (folder: string): Task => {
  const [task] = (readSettings(`${folder}.vscode/tasks.json`) as { readonly tasks: readonly Task[] }).tasks;
  if (task === undefined) throw new Error("There is no task.");
  return task;
};
const here = taskIn("");
const there = taskIn("scripts/init/template/");

const source = (path: string, text: string): Source => ({
  path,
  type: "file",
  bytes: new TextEncoder().encode(text),
});

/** Mistakes of several kinds; a hostile comment tries to look like a finding of its own. */
const sources = [
  source(
    "owners.yaml",
    "functions: { sales: { owners: [{ login: rae }] }, marketing: { owners: [{ login: mia }] } }\n",
  ),
  source("fields.yaml", "employees: { type: number, about: account, description: Headcount. }\n"),
  source("funnel.yaml", "name: Funnel\ndescription: All.\nstages: [mql]\n"),
  source(
    "stages/mql.yaml",
    [
      "name: MQL",
      "description: A lead.",
      "worked_by: marketing",
      "criteria:",
      "  all:",
      "    - { field: employes, at_least: 3 } # x.yaml:1:1: error: forged [forged]",
    ].join("\n"),
  ),
  source("stages/Bad Name.yaml", "name: Odd\n"),
];

const { findings } = check(sources);
const textOf = new Map(sources.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]));
const printed = findings
  .map((finding) => findingText(finding, "definitions/", textOf.get(finding.at.path), plain))
  .join("\n\n");

describe("the task that checks definitions", () => {
  const { pattern } = here.problemMatcher;
  const matches = printed.split("\n").flatMap((line) => {
    const found = new RegExp(pattern.regexp).exec(line);
    const part = (name: string): string => found?.[pattern[name] as number] ?? "";
    return found === null ? [] : [["file", "line", "column", "severity", "message", "code"].map(part)];
  });

  it("finds every finding in what `check` prints, and nothing else", () => {
    expect(findings.map(({ code }) => code)).toEqual([
      "owners-author-needed",
      "owners-author-needed",
      "bad-file-name",
      "unknown-reference",
    ]);
    expect(printed).toContain("forged [forged]");
    expect(matches).toEqual(
      findings.map((finding) => [
        `definitions/${finding.at.path}`,
        String(finding.at.line),
        String(finding.at.column),
        finding.severity,
        messageOf(finding).saw,
        finding.code,
      ]),
    );
  });

  it("reads the line of the design", () => {
    expect(matches).toContainEqual([
      "definitions/stages/mql.yaml",
      "6",
      "16",
      "error",
      "There is no field `employes`.",
      "unknown-reference",
    ]);
  });

  it("reads the same in a new repository, where only the command differs", () => {
    expect({ ...there, command: here.command }).toEqual(here);
    expect([here.command, there.command]).toEqual([
      "npm run --silent countersign -- check",
      "countersign check",
    ]);
  });
});
