import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Task } from "../../action/event.ts";
import { failureOf } from "../../action/failure.ts";
import { Refused, type Call } from "../../action/github/ask.ts";
import type { Issues } from "../../action/github/port.ts";
import { connect, restGitHub } from "../../action/github/rest.ts";
import { perform, type Done } from "../../action/perform.ts";
import type { ReportMode } from "../../action/report.ts";
import { verdictContext } from "../../action/heads.ts";
import { definitions, mql, opened, proposal, pushed, reviewed, runOn } from "./support/company.ts";
import { companyPast } from "./support/company-past.ts";
import type { FakeGitHub } from "./support/fake-github.ts";
import {
  fakeFetch,
  mishaps,
  type FakeFetch,
  type Happens,
  type Mishap,
  type Requested,
} from "./support/fake-fetch.ts";

// Every request of a run, whatever it reads or writes, goes wrong in turn and stays wrong, in nine ways. Whichever it is:
// nothing is green, and a sentence says why.

/** A run of the Action over HTTP, as far as it goes without a socket. */
interface Ran {
  readonly requests: FakeFetch["requests"];
  /** Why the job ends red, or null. */
  readonly failure: string | null;
  /** The newest verdict on the commit, wherever it is shown. */
  readonly shown: readonly string[];
}

interface Scene {
  readonly github: FakeGitHub;
  readonly task: Task;
  /** The commit whose verdict counts. */
  readonly commit: string;
  readonly mode: ReportMode;
}

async function run({ github, task, commit, mode }: Scene, happens: Happens = () => null): Promise<Ran> {
  const { fetch, requests } = fakeFetch(github, happens);
  const patience = { attempts: 4, wait: () => Promise.resolve(), random: () => 0, now: () => 0 };
  const over = restGitHub(connect({ owner: "acme", repo: "definitions" }, "a-token", { fetch, patience }));
  const failure = await perform(runOn(github, { over, mode }), task).then(
    (done: Done) => failureOf(done),
    (thrown: unknown) => (thrown instanceof Error ? thrown.message : String(thrown)),
  );
  return { requests, failure, shown: await shownOn(github, commit, mode) };
}

async function shownOn(github: FakeGitHub, commit: string, mode: ReportMode): Promise<readonly string[]> {
  const context = verdictContext("main");
  const [status] = (await github.statuses(commit)).filter((each) => each.context === context);
  const check = (await github.checkRuns(commit, context)).at(-1);
  return [
    ...(mode === "check" ? [] : [`${status?.state ?? "none"}: ${status?.description ?? ""}`]),
    ...(mode === "status" ? [] : [`${check?.outcome ?? "none"}: ${check?.title ?? ""}`]),
  ];
}

const decide = (occasion: Extract<Task, { kind: "decide" }>["occasion"]): Task => ({
  kind: "decide",
  which: { by: "number", number: 7 },
  base: "main",
  occasion,
});

/** A pull request that both sides have approved, and the run that would turn it green. */
const signed = (mode: ReportMode) => async (): Promise<Scene & { readonly root: string }> => {
  const { github, pull } = proposal();
  await perform(runOn(github, { mode }), decide(opened(pull)));
  github.setTime("2026-03-02T10:00:00Z");
  for (const by of ["rae", "mia"]) github.addReview(7, { by, state: "APPROVED" });
  github.setTime("2026-03-02T10:05:00Z");
  return { github, root: github.root, task: decide(reviewed), commit: pull.head.sha, mode };
};

/** Its place in the merge queue. */
async function queued(): Promise<Scene> {
  const { github, root, task, commit: head } = await signed("status")();
  await perform(runOn(github), task);
  const commit = github.commit([root, head], mql(80));
  const group = { number: 7, head: commit, parent: root, base: "main" };
  return { github, task: { kind: "merge-group", group }, commit, mode: "status" };
}

/**
 * A pull request for which everything has to be read that there is to read: the base branch has changed definitions
 * meanwhile, a team owns a function, the author signs, an approval is of an earlier head, a review was dismissed, and
 * there are more than a hundred reviews.
 */
async function demanding(): Promise<Scene> {
  const owners = {
    "definitions/owners.yaml": `functions:
  sales: { owners: [{ login: ann }, { login: rae }] }
  marketing: { owners: [{ team: acme/marketing }] }
author: signs-for-own-function
`,
  };
  const { github, pull } = proposal(mql(80), { ...definitions, ...owners });
  github.setTeam("acme/marketing", ["mia", "noor"]);
  await perform(runOn(github, { mode: "both" }), decide(opened(pull)));
  github.setTime("2026-03-02T10:00:00Z");
  for (let count = 0; count < 100; count += 1) github.addReview(7, { by: "zoe", state: "COMMENTED" });
  github.addReview(7, { by: "noor", state: "CHANGES_REQUESTED" });
  github.addReview(7, { by: "mia", state: "APPROVED" });
  github.setTime("2026-03-02T10:05:00Z");
  const newer = github.push(7, github.commit([pull.head.sha], { "README.md": "more" }));
  await perform(runOn(github, { mode: "both" }), decide(pushed(newer, pull.head.sha)));
  github.setTime("2026-03-02T10:10:00Z");
  const set = "name: Set\ndescription: Some.\ncriteria: { field: employees, at_least: 5 }\n";
  const main = github.commit([github.root], { "definitions/criteria/set.yaml": set });
  github.setBranch("main", main);
  const merged = { ...mql(80), "README.md": "more" };
  github.setTestMerge(7, github.commit([main, newer.head.sha], merged));
  github.setTime("2026-03-02T10:15:00Z");
  github.addReview(7, { by: "noor", state: "DISMISSED" });
  return { github, task: decide(reviewed), commit: newer.head.sha, mode: "both" };
}

const countersigned = "success: Countersigned: rae signed for sales and mia signed for marketing.";
const byAuthor = "success: Countersigned: ann signed for sales and mia signed for marketing.";

/** What may go wrong without a doubt about the verdict: nothing is decided by it, or it is proved in another way. */
function isHarmless({ name }: Requested, mishap: Mishap, { task, commit }: Scene): boolean {
  // An archive is a cache: every byte is checked against the id in the tree, and read by that id if need be.
  if (name.startsWith("GET /tarball")) return mishap === "cut-short" || mishap === "empty";
  // Then there is a second comment. Comments decide nothing.
  if (name === "GET /issues/7/comments") return mishap === "empty";
  // Then there is a second check run, and the newest counts.
  if (name === `GET /commits/${commit}/check-runs`) return mishap === "empty";
  // It only tells who dismissed a review: whoever did, the review counts for nothing.
  if (name === "GET /issues/7/events") return mishap !== "cut-short";
  // The record of heads is that of the pull request; a place in the queue has none.
  return task.kind === "merge-group" && name === `GET /commits/${commit}/statuses` && mishap === "empty";
}

/** A pull request that nobody has looked at yet. */
function unknown(): Promise<Scene> {
  const { github, pull } = proposal();
  return Promise.resolve({ github, task: decide(opened(pull)), commit: pull.head.sha, mode: "both" });
}
const waitingForBoth = "Waiting for sales (rae or sam) and marketing (mia or noor).";

/** Requests that the usual run has none of: what comes of the others is the same in every run. */
const unusual =
  /^GET \/(?:pulls\/7$|pulls\/7\/commits|git\/commits\/|orgs\/|issues\/7\/events|compare\/[0-9a-f])/u;
const every = (): boolean => true;

const scenes: readonly (readonly [
  string,
  () => Promise<Scene>,
  readonly string[],
  (request: Requested) => boolean,
])[] = [
  [
    "the run on a new pull request",
    unknown,
    [`pending: ${waitingForBoth}`, `in_progress: ${waitingForBoth}`],
    ({ name }) => name.startsWith("POST "),
  ],
  ["the run that turns a pull request green", signed("status"), [countersigned], every],
  ["the same with a check run", signed("check"), [countersigned], ({ name }) => name.includes("check-runs")],
  ["the run that decides its place in the merge queue", queued, [countersigned], every],
  [
    "the run that has to read everything there is",
    demanding,
    [byAuthor, byAuthor],
    ({ name, page }) => unusual.test(name) || page > 1,
  ],
];

/** A request without what differs from one pull request to the next. */
const kindOf = (name: string): string =>
  name
    .replace(/\{\w+\}/gu, "*")
    .replace(/[0-9a-f]{40}(?:\.\.\.\*)?|refs\/heads\/main/gu, "*")
    .replace(/(?<=\/)\d+(?=\/|$)/gu, "*")
    .replace(/\*\.\.\.\*/gu, "*")
    .replace("acme/teams/marketing", "*/teams/*");

it("every call that Countersign can make goes wrong somewhere below", async () => {
  const calls = ["reads", "writes"].flatMap((file) => {
    const text = readFileSync(new URL(`../../action/github/${file}.ts`, import.meta.url), "utf8");
    return [...text.matchAll(/"((?:GET|POST|PATCH) \/[^"]*)"/gu)].map(([, route = ""]) => kindOf(route));
  });
  const tried = new Set<string>();
  for (const [, scene, , isMeant] of scenes)
    for (const request of (await run(await scene())).requests)
      if (isMeant(request)) tried.add(kindOf(request.name));
  expect([...new Set(calls)].filter((kind) => !tried.has(kind))).toEqual([]);
});

describe.each(scenes)("%s", (_what, scene, green, isMeant) => {
  it("ends as it should when nothing goes wrong", async () => {
    expect(await run(await scene())).toMatchObject({ failure: null, shown: green });
  });

  it.each(mishaps)(
    "is not green when a request goes wrong with %s, whichever it is, and says so",
    async (mishap) => {
      const { requests } = await run(await scene());
      expect(requests.filter(isMeant).length).toBeGreaterThan(0);
      for (const [index, wrong] of requests.entries()) {
        if (!isMeant(wrong)) continue;
        const about = `request ${index}, ${wrong.name}`;
        const set = await scene();
        const { failure, shown } = await run(set, (request, nth) =>
          nth >= index && request.name === wrong.name && request.page === wrong.page ? mishap : null,
        );
        if (isHarmless(wrong, mishap, set)) {
          expect(shown, about).toEqual(green);
          continue;
        }
        const newest = shown.join(" ");
        expect(newest, about).not.toContain("success");
        // Either the job ends red, or the commit says what it waits for and the comment why.
        const said = failure ?? [newest, ...set.github.bodies()].join(" ");
        expect(said, about).toMatch(/[A-Z][^.]{10,}\./u);
        if (typeof mishap === "number" || mishap === "dropped")
          expect(said, about).toMatch(
            /GitHub (?:to|cannot|no longer|does not list|answered|did not)|a commit that is gone or could not be read/u,
          );
      }
    },
    120_000,
  );

  it.each<Mishap>([429, 500, "dropped"])(
    "ends as it should in spite of %s, if that passes",
    async (mishap) => {
      const { requests } = await run(await scene());
      for (const [index, request] of requests.entries()) {
        const { name } = request;
        if (!isMeant(request)) continue;
        // A comment that was perhaps posted is not posted again.
        if (name.startsWith("POST /issues") && mishap !== 429) continue;
        const { failure, shown } = await run(await scene(), (_, nth) => (nth === index ? mishap : null));
        expect([failure, ...shown], `request ${index}, ${name}`).toEqual([null, ...green]);
      }
    },
  );
});

describe("the audit", () => {
  const mergedWithOne = async () => {
    const company = companyPast();
    company.past.merge(await company.propose(7, mql(80), ["rae"]), mql(80));
    const written: string[] = [];
    const issues: Issues = {
      openIssues: () => Promise.resolve([]),
      postIssue: (title) => {
        written.push(title);
        return Promise.resolve({ number: 9, author: null, body: "", url: "https://github.test/9" });
      },
      editIssue: () => Promise.reject(new Error("There is no issue to edit.")),
    };
    return { ...company, issues, written };
  };
  type Company = Awaited<ReturnType<typeof mergedWithOne>>;
  const task: Task = { kind: "audit", since: "2026-03-02T10:00:00Z" };
  const calls = [
    ["past", "defaultBranch"],
    ["past", "tip"],
    ["past", "pushes"],
    ["past", "merged"],
    ["past", "history"],
    ["github", "compare"],
    ["github", "tree"],
    ["github", "blob"],
    ["github", "statuses"],
    ["github", "reviews"],
    ["issues", "openIssues"],
    ["issues", "postIssue"],
  ] as const;

  it.each(calls)(
    "never says that all is signed when %s.%s goes wrong, and says what went wrong",
    async (port, method) => {
      const { github, past, issues, written }: Company = await mergedWithOne();
      const ports = { past, issues, github };
      const call = { purpose: `do ${method}`, permission: "contents: read" } as Call;
      const broken = {
        ...ports[port],
        [method]: () => Promise.reject(new Refused(call, 500, "Server Error")),
      };
      const set = { past, issues, over: github, [port === "github" ? "over" : port]: broken };
      await expect(perform(runOn(github, set), task)).rejects.toThrow(
        `We asked GitHub to do ${method} and it answered 500: Server Error. Nothing is approved without that answer. Run the job again in a few minutes.`,
      );
      expect(written).toEqual([]);
    },
  );
});
