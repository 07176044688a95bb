import { describe, expect, it } from "vitest";
import { failureOf } from "../../action/failure.ts";
import { Refused, type Call } from "../../action/github/ask.ts";
import type { GitHub } from "../../action/github/port.ts";
import { perform } from "../../action/perform.ts";
import type { Task } from "../../action/event.ts";
import { opened, proposal, reviewed, runOn } from "./support/company.ts";
import type { FakeGitHub } from "./support/fake-github.ts";

const decide = (occasion: Extract<Task, { kind: "decide" }>["occasion"]): Task => ({
  kind: "decide",
  which: { by: "number", number: 7 },
  base: "main",
  occasion,
});

/** GitHub, where these methods are refused. */
const without = (github: FakeGitHub, ...methods: readonly (keyof GitHub)[]): GitHub => {
  const refuse = (method: string) => (): Promise<never> => {
    const call = { purpose: `do ${method}`, permission: "pull-requests: read" } as Call;
    return Promise.reject(new Refused(call, 503, "<b>Unicorn</b> for @everyone"));
  };
  return { ...github, ...Object.fromEntries(methods.map((method) => [method, refuse(method)])) };
};
const refusal = (method: string): string =>
  `We asked GitHub to do ${method} and it answered 503: <b>Unicorn</b> for @everyone. Nothing is approved without that answer. Run the job again in a few minutes.`;

const failing = async (github: FakeGitHub, ...methods: readonly (keyof GitHub)[]): Promise<string | null> =>
  failureOf(await perform(runOn(github, { over: without(github, ...methods) }), decide(reviewed)));

describe("the comment of a pull request that could not be decided", () => {
  it("says so, and nothing of what it said before", async () => {
    const { github, pull } = proposal();
    await perform(runOn(github), decide(opened(pull)));
    const [before = ""] = github.bodies();
    await failing(github, "reviews");
    const short = pull.head.sha.slice(0, 7);
    expect(github.bodies()).toEqual([
      `<!-- countersign: this comment is kept up to date -->
### ❌ Not decided, so not approved.

We asked GitHub to do reviews and it answered 503: \\<b\\>Unicorn\\</b\\> for @\u200beveryone. Nothing is approved without that answer. Run the job again in a few minutes.

What stood here before no longer holds. \`/countersign\` in a comment decides again.

<sub>About \`${short}\` against \`main\`.</sub>
`,
    ]);

    // The same trouble says the same: nothing is written a second time.
    github.writes.splice(0);
    await failing(github, "reviews");
    expect(github.writes).toEqual([]);

    // And once it is over, the comment is what it was.
    await perform(runOn(github), decide(reviewed));
    expect(github.bodies()).toEqual([before]);
  });

  it("is not begun with that: the status says it, and the job", async () => {
    const { github } = proposal();
    expect(await failing(github, "reviews")).toBe(
      `#7 was not decided, so it is not approved. ${refusal("reviews")}`,
    );
    expect(github.bodies()).toEqual([]);
  });

  it("is said once where the comments are the trouble", async () => {
    const { github, pull } = proposal();
    await perform(runOn(github), decide(opened(pull)));
    expect(await failing(github, "comments")).toBe(
      `#7 was not decided, so it is not approved. ${refusal("comments")}`,
    );
  });

  it("that cannot be written is another trouble", async () => {
    const { github, pull } = proposal();
    await perform(runOn(github), decide(opened(pull)));
    expect(await failing(github, "reviews", "editComment")).toBe(
      `#7 was not decided, so it is not approved. ${refusal("reviews")} This could not even be shown in the comment: ${refusal("editComment")}`,
    );
  });
});
