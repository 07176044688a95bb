import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { intentsIn } from "../../core/change/intents-in.ts";
import { lint } from "../action/support/actionlint.ts";
import { problemsIn } from "../action/support/language-service.ts";

const root = new URL("../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");

describe("our own checks on GitHub", () => {
  const path = ".github/workflows/ci.yml";
  const workflow = parse(read(path)) as {
    readonly permissions: unknown;
    readonly jobs: Readonly<
      Record<
        string,
        {
          readonly permissions?: unknown;
          readonly strategy: unknown;
          readonly steps: readonly Readonly<Record<string, unknown>>[];
        }
      >
    >;
  };

  it("please actionlint and GitHub's language service", async () => {
    expect(await lint(path, read(path))).toEqual([]);
    expect(await problemsIn(path, read(path), "{}")).toEqual([]);
  });

  it("may read and nothing else", () => {
    expect(workflow.permissions).toEqual({ contents: "read" });
    for (const job of Object.values(workflow.jobs)) expect(job.permissions).toBeUndefined();
  });

  it("run .ci/run on both Nodes, with actions that nobody can change under us", () => {
    const job = workflow.jobs["test"];
    expect(job?.strategy).toEqual({ "fail-fast": false, matrix: { node: [20, 24] } });
    expect(job?.steps.map(({ uses, run }) => uses ?? run)).toEqual([
      "actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683",
      "actions/setup-node@49933ea5288caeca8642d1e84afbd3f7d6820020",
      ".ci/run",
    ]);
  });
});

describe("the form for a change of a definition", () => {
  const form = parse(read(".github/ISSUE_TEMPLATE/definition-request.yml")) as {
    readonly name: string;
    readonly description: string;
    readonly body: readonly {
      readonly type: string;
      readonly id?: string;
      readonly attributes: {
        readonly label?: string;
        readonly value?: string;
        readonly options?: readonly unknown[];
      };
      readonly validations?: { readonly required: boolean };
    }[];
  };

  // GitHub silently shows no form at all when one of these does not hold.
  it("is a form that GitHub shows", () => {
    expect(form.name).toBe("Change of a definition");
    expect(form.description.length).toBeGreaterThan(0);
    const asked = form.body.filter(({ type }) => type !== "markdown");
    expect(new Set(asked.map(({ type }) => type))).toEqual(
      new Set(["dropdown", "textarea", "input", "checkboxes"]),
    );
    const ids = asked.map(({ id }) => id);
    const labels = asked.map(({ attributes }) => attributes.label);
    expect(ids).toEqual([...new Set(ids)]);
    expect(labels).toEqual([...new Set(labels)]);
    for (const id of ids) expect(id).toMatch(/^[a-z-]+$/);
    for (const { type, attributes } of form.body) {
      if (type === "markdown") expect(attributes.value).toMatch(/\S/);
      if (type === "dropdown") expect(attributes.options).toEqual([...new Set(attributes.options)]);
    }
  });

  it("asks what is wrong, what should hold instead, and for which target", () => {
    const required = form.body.filter(({ validations }) => validations?.required === true);
    expect(required.map(({ attributes }) => attributes.label)).toEqual([
      "What is it about?",
      "What is wrong today?",
      "What should the definition say instead?",
      "Which target or metric should it move?",
      "On which side do you work?",
    ]);
  });
});

describe("the template of a pull request", () => {
  it("shows how an intent is written, and declares none itself", () => {
    const template = read(".github/pull_request_template.md");
    expect(template.match(/"intent: [^"]+"/gu)).toEqual([
      '"intent: { field: employees, less_than: 50 } leave mql"',
      '"intent: mql is tightened"',
    ]);
    expect(intentsIn(template)).toEqual([]);
  });

  it("asks why, and for which target", () => {
    const headings = read(".github/pull_request_template.md")
      .split("\n")
      .filter((line) => line.startsWith("#"));
    expect(headings).toEqual([
      "## Why",
      "## For which target",
      "## What should change, and for whom",
      "## How we will see whether it worked",
    ]);
  });
});
