import { describe, expect, it } from "vitest";
import type { GitHub } from "../../action/github/port.ts";
import { perform } from "../../action/perform.ts";
import type { Task } from "../../action/event.ts";
import { opened, proposal, reviewed, runOn } from "./support/company.ts";
import type { FakeGitHub } from "./support/fake-github.ts";

// Two runs about one pull request: nothing on GitHub keeps them apart for certain. The second one happens as a whole
// between two calls of the first, at every place there is.

const decide = (occasion: Extract<Task, { kind: "decide" }>["occasion"]): Task => ({
  kind: "decide",
  which: { by: "number", number: 7 },
  base: "main",
  occasion,
});

/** GitHub, where something happens before the nth call, whatever is called. */
function interrupted(
  github: FakeGitHub,
  nth: number,
  happens: () => Promise<unknown>,
): GitHub & { count: number } {
  const counted = { count: 0 };
  const wrapped = Object.fromEntries(
    Object.entries(github).map(([name, method]) => [
      name,
      async (...args: readonly unknown[]): Promise<unknown> => {
        counted.count += 1;
        if (counted.count === nth) await happens();
        return (method as (...all: readonly unknown[]) => unknown)(...args);
      },
    ]),
  );
  return Object.assign(counted, wrapped as unknown as GitHub);
}

async function approved() {
  const { github, pull } = proposal();
  await perform(runOn(github), decide(opened(pull)));
  github.setTime("2026-03-02T10:00:00Z");
  for (const by of ["rae", "mia"]) github.addReview(7, { by, state: "APPROVED" });
  github.setTime("2026-03-02T10:05:00Z");
  return { github, head: pull.head.sha };
}

const shown = async (github: FakeGitHub, commit: string): Promise<string> => {
  const [newest] = await github.statuses(commit);
  return `${newest?.state ?? ""}: ${newest?.description ?? ""}`;
};

/** How many calls the run takes that turns the pull request green. */
async function callsOfOneRun(): Promise<number> {
  const { github } = await approved();
  const over = interrupted(github, -1, () => Promise.resolve());
  await perform(runOn(github, { over }), decide(reviewed));
  return over.count;
}

describe("two runs about one pull request", () => {
  it("leave no green behind after an objection, wherever the run about it comes between", async () => {
    const calls = await callsOfOneRun();
    expect(calls).toBeGreaterThan(10);
    for (let nth = 1; nth <= calls; nth += 1) {
      const { github, head } = await approved();
      const over = interrupted(github, nth, async () => {
        github.addReview(7, { by: "sam", state: "CHANGES_REQUESTED" });
        await perform(runOn(github), decide(reviewed));
      });
      await perform(runOn(github, { over }), decide(reviewed));
      expect(await shown(github, head), `before call ${nth}`).toBe(
        "pending: Not approved: sam (sales) asks for changes.",
      );
      expect(github.bodies().join(), `before call ${nth}`).toContain(
        "### ✋ Not approved: sam (sales) asks for changes.",
      );
    }
  });

  it("come to the same end as one, and keep one comment, where nothing else happens", async () => {
    const calls = await callsOfOneRun();
    for (let nth = 1; nth <= calls; nth += 1) {
      const { github, head } = await approved();
      const over = interrupted(github, nth, () => perform(runOn(github), decide(reviewed)));
      await perform(runOn(github, { over }), decide(reviewed));
      expect(await shown(github, head), `before call ${nth}`).toBe(
        "success: Countersigned: rae signed for sales and mia signed for marketing.",
      );
      expect(github.bodies(), `before call ${nth}`).toHaveLength(1);
    }
  });
});
