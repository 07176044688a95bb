import { describe, expect, it } from "vitest";
import { compare } from "../../core/pipeline.ts";
import { comment } from "../../core/report/comment.ts";
import { sourcesOf, withMinimal } from "../catalog/minimal.ts";

const facts = { pull_request: { head: "a".repeat(40), base: { branch: "main" } } };

/** The part of the comment that says what changes, for a proposal that replaces these files. */
function whatChanges(
  files: Readonly<Record<string, string>>,
  before: Readonly<Record<string, string>> = {},
): string {
  const { changes, classes, after } = compare(
    sourcesOf(withMinimal(before)),
    sourcesOf(withMinimal({ ...before, ...files })),
  );
  const text = comment({
    decision: null,
    facts,
    changes,
    classes,
    intent: undefined,
    findings: after.findings,
    leads: undefined,
  });
  return /#### What changes\n\n(.*?)\n\n(?:####|<sub>)/su.exec(text)?.[1] ?? "";
}

describe("a comment on definitions with a mistake", () => {
  const mql = (field: string): string => `name: Marketing qualified lead
abbreviation: MQL
description: A company that is large enough.
worked_by: marketing
criteria: { field: ${field}, at_least: 50 }
`;

  it("shows no word of a definition whose criteria cannot be understood, and no key of it", () => {
    const said = whatChanges({ "stages/mql.yaml": mql("employes") }, { "stages/mql.yaml": mql("employees") });
    expect(said).toBe(
      "**MQL**, stage, cannot be read, in `stages/mql.yaml`\n\nIt has a mistake, so nobody can say what it means now. The findings say which.",
    );
  });

  it("does not let a rule that is misspelt look as if it were removed", () => {
    const score = (field: string): string => `name: Lead score
description: How well a lead fits.
rules:
  - { name: Size, when: { field: employees, at_least: 100 }, points: 20 }
  - { name: Huge, when: { field: ${field}, at_least: 900 }, points: 5 }
`;
    const before = { "scores/lead-score.yaml": score("employees") };
    expect(whatChanges({ "scores/lead-score.yaml": score("employes") }, before)).not.toContain("Huge");
  });

  it("still says what changes in the definitions beside it", () => {
    const said = whatChanges({ "stages/mql.yaml": "name: [\n" });
    expect(said).toContain(
      "**Inquiry**, stage, removed, in `stages/inquiry.yaml`\n\n```diff\n- name: Inquiry\n",
    );
    expect(said).toContain("**stages/mql.yaml**, cannot be read, in `stages/mql.yaml`");
  });
});
