import { describe, expect, it } from "vitest";
import { connect, restGitHub } from "../../action/github/rest.ts";
import type { Task } from "../../action/event.ts";
import { failureOf } from "../../action/failure.ts";
import { perform, type Done } from "../../action/perform.ts";
import { mql, opened, proposal, reviewed, runOn } from "./support/company.ts";
import type { FakeGitHub } from "./support/fake-github.ts";
import {
  fakeFetch,
  mishaps,
  type FakeFetch,
  type Happens,
  type Mishap,
  type Requested,
} from "./support/fake-fetch.ts";

/** A run of the Action over HTTP, as far as it goes without a socket. */
interface Ran {
  readonly requests: FakeFetch["requests"];
  /** Why the job ends red, or null. */
  readonly failure: string | null;
  /** The newest verdict on the commit. */
  readonly shown: string;
}

interface Scene {
  readonly github: FakeGitHub;
  readonly task: Task;
  /** The commit whose verdict counts. */
  readonly commit: string;
}

async function run({ github, task, commit }: Scene, happens: Happens = () => null): Promise<Ran> {
  const { fetch, requests } = fakeFetch(github, happens);
  const patience = { attempts: 4, wait: () => Promise.resolve(), random: () => 0, now: () => 0 };
  const over = restGitHub(connect({ owner: "acme", repo: "definitions" }, "a-token", { fetch, patience }));
  const failure = await perform(runOn(github, { over }), task).then(
    (done: Done) => failureOf(done),
    (thrown: unknown) => (thrown instanceof Error ? thrown.message : String(thrown)),
  );
  const [newest] = await github.statuses(commit);
  return { requests, failure, shown: `${newest?.state ?? "none"}: ${newest?.description ?? ""}` };
}

const decide = (occasion: Extract<Task, { kind: "decide" }>["occasion"]): Task => ({
  kind: "decide",
  which: { by: "number", number: 7 },
  base: "main",
  occasion,
});

/** A pull request that both sides have approved, and the run that would turn it green. */
async function signed(): Promise<Scene & { readonly root: string }> {
  const { github, pull } = proposal();
  await perform(runOn(github), decide(opened(pull)));
  github.setTime("2026-03-02T10:00:00Z");
  for (const by of ["rae", "mia"]) github.addReview(7, { by, state: "APPROVED" });
  github.setTime("2026-03-02T10:05:00Z");
  return { github, root: github.root, task: decide(reviewed), commit: pull.head.sha };
}

/** Its place in the merge queue. */
async function queued(): Promise<Scene> {
  const { github, root, task, commit: head } = await signed();
  await perform(runOn(github), task);
  const commit = github.commit([root, head], mql(80));
  const group = { number: 7, head: commit, parent: root, base: "main" };
  return { github, task: { kind: "merge-group", group }, commit };
}

const countersigned = "success: Countersigned: rae signed for sales and mia signed for marketing.";

/** What may go wrong without a doubt about the verdict: nothing is decided by it, or it is proved in another way. */
function isHarmless({ name }: Requested, mishap: Mishap, { task, commit }: Scene): boolean {
  // An archive is a cache: every byte is checked against the id in the tree, and read by that id if need be.
  if (name.startsWith("GET /tarball")) return mishap === "cut-short" || mishap === "empty";
  // Then there is a second comment. Comments decide nothing.
  if (name === "GET /issues/7/comments") return mishap === "empty";
  // The record of heads is that of the pull request; a place in the queue has none.
  return task.kind === "merge-group" && name === `GET /commits/${commit}/statuses` && mishap === "empty";
}

describe.each([
  ["the run that turns a pull request green", signed],
  ["the run that decides its place in the merge queue", queued],
])("%s", (_what, scene) => {
  it("is green when nothing goes wrong", async () => {
    expect(await run(await scene())).toMatchObject({ failure: null, shown: countersigned });
  });

  it.each(mishaps)(
    "is not green when a request goes wrong with %s, whichever it is, and says so",
    async (mishap) => {
      const { requests } = await run(await scene());
      expect(requests.length).toBeGreaterThan(8);
      for (const [index, wrong] of requests.entries()) {
        const about = `request ${index}, ${wrong.name}`;
        const set = await scene();
        const { failure, shown } = await run(set, (request, nth) =>
          nth >= index && request.name === wrong.name ? mishap : null,
        );
        if (isHarmless(wrong, mishap, set)) {
          expect(shown, about).toBe(countersigned);
          continue;
        }
        expect(shown, about).not.toMatch(/^success/u);
        // Either the job ends red, or the commit says what it waits for.
        expect(failure ?? shown, about).toMatch(/[A-Z][^.]{10,}\./u);
        if (typeof mishap === "number" || mishap === "dropped")
          expect(failure ?? shown, about).toMatch(/GitHub (?:to|cannot|no longer|does not list)/u);
      }
    },
  );

  it.each<Mishap>([429, 500, "dropped"])("is green in spite of %s, if that passes", async (mishap) => {
    const { requests } = await run(await scene());
    for (const [index, { name }] of requests.entries()) {
      // A comment that was perhaps posted is not posted again.
      if (name.startsWith("POST /issues") && mishap !== 429) continue;
      const { failure, shown } = await run(await scene(), (_, nth) => (nth === index ? mishap : null));
      expect([failure, shown], `request ${index}, ${name}`).toEqual([null, countersigned]);
    }
  });
});
