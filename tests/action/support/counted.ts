import type { Occasion, Task } from "../../../action/event.ts";
import { connect, restGitHub } from "../../../action/github/rest.ts";
import { perform } from "../../../action/perform.ts";
import { definitions, lookAgain, opened, proposal, reviewed, runOn } from "./company.ts";
import { fakeFetch } from "./fake-fetch.ts";
import type { FakeFiles, FakeGitHub } from "./fake-github.ts";

/** A pull request by its size. */
export interface Size {
  /** How many definitions it changes. */
  readonly definitions: number;
  /** How many reviews it has, the approvals of both sides among them. */
  readonly reviews: number;
}

/** One run of the Action: what it showed, and how many requests it took. */
export interface Counted {
  readonly shown: string;
  readonly requests: number;
}

/** The runs in the life of a pull request. */
export interface Life {
  readonly newHead: Counted;
  readonly turnsGreen: Counted;
  readonly unchanged: Counted;
  /** Somebody objects, and theirs is the newest of all reviews. */
  readonly objected: Counted;
}

const path = (index: number): string => `definitions/criteria/set-${index}.yaml`;
const criteria = (index: number, atLeast: number): string =>
  `name: Set ${index}\ndescription: Companies of some size.\ncriteria: { field: employees, at_least: ${atLeast} }\n`;

const sets = (count: number, atLeast: number): FakeFiles =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [path(index), criteria(index, atLeast)]));

/** Leads a pull request of this size from its opening to an objection, and counts the requests of each run. */
export async function countedLife({ definitions: changed, reviews }: Size): Promise<Life> {
  const { github, pull } = proposal(sets(changed, 80), { ...definitions, ...sets(changed, 50) });
  const run = (occasion: Occasion): Promise<Counted> => counted(github, pull.head.sha, occasion);

  const newHead = await run(opened(pull));
  github.setTime("2026-03-02T10:00:00Z");
  for (let count = 0; count < reviews - 2; count += 1)
    github.addReview(7, { by: `stranger-${count}`, state: count % 2 === 0 ? "COMMENTED" : "APPROVED" });
  for (const by of ["rae", "mia"]) github.addReview(7, { by, state: "APPROVED" });
  github.setTime("2026-03-02T10:05:00Z");
  const turnsGreen = await run(reviewed);
  const unchanged = await run(lookAgain);
  github.addReview(7, { by: "noor", state: "CHANGES_REQUESTED" });
  return { newHead, turnsGreen, unchanged, objected: await run(reviewed) };
}

async function counted(github: FakeGitHub, commit: string, occasion: Occasion): Promise<Counted> {
  const { fetch, requests } = fakeFetch(github);
  const over = restGitHub(connect({ owner: "acme", repo: "definitions" }, "a-token", { fetch }));
  const which = { by: "number", number: 7 } as const;
  const task: Task = { kind: "decide", which, base: "main", occasion };
  await perform(runOn(github, { over }), task);
  const [newest] = await github.statuses(commit);
  return { shown: `${newest?.state ?? "none"}: ${newest?.description ?? ""}`, requests: requests.length };
}
