import type { Occasion } from "../../../action/event.ts";
import type { GitHub, PullRequest, Sha } from "../../../action/github/port.ts";
import { remembering } from "../../../action/github/remember.ts";
import type { Run } from "../../../action/run.ts";
import { account, fakeGitHub, type FakeFiles, type FakeGitHub } from "./fake-github.ts";

/** The smallest definitions in which nothing is wrong: rae and sam sell, mia and noor do the marketing. */
export const definitions: Readonly<Record<string, string>> = {
  "definitions/owners.yaml": `functions:
  sales: { owners: [{ login: rae }, { login: sam }] }
  marketing: { owners: [{ login: mia }, { login: noor }] }
`,
  "definitions/fields.yaml": `employees:
  type: number
  about: account
  description: Headcount of the whole company.
  unit: people
`,
  "definitions/funnel.yaml": `name: Funnel
description: From first contact to the hand-over.
stages: [mql]
`,
  "definitions/stages/mql.yaml": `name: Marketing qualified lead
abbreviation: MQL
description: A company that is large enough.
worked_by: marketing
criteria: { field: employees, at_least: 50 }
`,
};

/** The definition of an MQL with another bar. */
export const mql = (atLeast: number): FakeFiles => ({
  "definitions/stages/mql.yaml": (definitions["definitions/stages/mql.yaml"] ?? "").replace(
    "50",
    String(atLeast),
  ),
});

/** A pull request of ann's that raises the bar to 80, on a repository with these definitions. */
export function proposal(
  changes: FakeFiles = mql(80),
  files: FakeFiles = definitions,
): {
  readonly github: FakeGitHub & { readonly root: Sha };
  readonly pull: PullRequest;
} {
  const github = fakeGitHub({ ...files, "README.md": "read me" });
  const pull = github.open({ number: 7, sha: github.commit([github.root], changes) });
  return { github, pull };
}

/** A part of GitHub that a test does not expect to be asked for. */
const unavailable = (what: string): never =>
  new Proxy({} as never, {
    get: () => () => Promise.reject(new Error(`Nobody should ask for ${what}.`)),
  });

let runs = 0;

/** A new run on this GitHub, with what a test wants to be different. */
export function runOn(github: FakeGitHub, more: Partial<Run> & { readonly over?: GitHub } = {}): Run {
  const { over, ...rest } = more;
  runs += 1;
  return {
    repository: "acme/definitions",
    github: remembering(over ?? github),
    past: unavailable("the past"),
    issues: unavailable("the issues"),
    mode: "status",
    account,
    page: `https://github.com/acme/definitions/actions/runs/${runs}`,
    now: github.now,
    wait: () => Promise.resolve(),
    leads: null,
    ...rest,
  };
}

export const opened = ({ head }: PullRequest): Occasion => ({
  kind: "new-head",
  head: head.sha,
  before: null,
});
export const pushed = ({ head }: PullRequest, before: Sha): Occasion => ({
  kind: "new-head",
  head: head.sha,
  before,
});
export const reviewed: Occasion = { kind: "may-have-changed" };
export const lookAgain: Occasion = { kind: "look-again" };
