import { describe, expect, it } from "vitest";
import { decidePullRequest } from "../../action/decide-pull-request.ts";
import type { Occasion } from "../../action/event.ts";
import type { PullRequest } from "../../action/github/port.ts";
import { lookAgain, opened, proposal, reviewed, runOn } from "./support/company.ts";
import type { FakeGitHub } from "./support/fake-github.ts";

const decide = async (github: FakeGitHub, pull: PullRequest, occasion: Occasion): Promise<void> => {
  const run = runOn(github);
  await decidePullRequest(run, pull, await run.github.openPullRequests(), occasion);
};

/** The parts of the only comment from the signatures to what changes. */
const between = (github: FakeGitHub): string | undefined =>
  /#### Signatures\n\n.*?\n\n(.*?)#### What changes/su.exec(github.bodies()[0] ?? "")?.[1];

const describedAs = (github: FakeGitHub, pull: PullRequest, description: string): PullRequest =>
  github.open({ ...pull, sha: pull.head.sha, description });

describe("what a pull request declares", () => {
  it("is checked in the comment, right behind the signatures", async () => {
    const { github, pull } = proposal();
    const described = describedAs(
      github,
      pull,
      "The bar is too low.\r\n\r\n- Intent: { field: employees, less_than: 80 } leave mql\r\n- intent: mql is loosened\r\n- intent: @all <b>",
    );
    await decide(github, described, opened(described));
    expect(between(github)).toBe(`#### Intent

- ✅ Leads with “employees of less than 80 people” leave MQL: done. None of them meets it now. This is proved for every possible lead.
  - Would lose it: employees 50 people.
- ❌ MQL is loosened: not done. Some lose it, and nobody gains it. This is proved for every possible lead.
  - Would lose it: employees 50 people.
- ❔ “@\u200ball \\<b\\>” is not understood. Write \`mql is tightened\` (or \`loosened\`, or \`unchanged\`), or \`{ field: employees, less_than: 50 } leave mql\` (or \`enter\`), each with the names of your own definitions.
- ✅ Nothing else moves: no other lead, and no other stage, profile or criteria set but those that follow from it.

`);
  });

  it("is checked again when the description is edited, and nothing but the comment is written", async () => {
    const { github, pull } = proposal();
    await decide(github, pull, opened(pull));
    expect(between(github)).toBe("");
    github.writes.splice(0);
    const edited = describedAs(github, pull, "intent: mql is unchanged");
    await decide(github, edited, lookAgain);
    expect(github.writes).toEqual(["#7 comment edited"]);
    expect(between(github)).toContain("- ❌ MQL is unchanged: not done.");
  });

  it("changes no verdict and costs no request", async () => {
    const ends = await Promise.all(
      ["", "intent: mql is tightened", "intent: mql is unchanged", "intent: what else"].map(
        async (description) => {
          const { github, pull } = proposal();
          const described = describedAs(github, pull, description);
          await decide(github, described, opened(described));
          github.setTime("2026-03-02T10:00:00Z");
          for (const by of ["rae", "mia"]) github.addReview(7, { by, state: "APPROVED" });
          await decide(github, described, reviewed);
          return { writes: github.writes, calls: github.calls };
        },
      ),
    );
    expect(ends[0]?.writes.at(-1)).toMatch(/success: Countersigned: rae signed for sales and mia signed/u);
    expect(new Set(ends.map((end) => JSON.stringify(end))).size).toBe(1);
  });
});
