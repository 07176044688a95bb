import { describe, expect, it } from "vitest";
import { annotations, checkRunAnnotations } from "../../action/annotations.ts";
import { undecided } from "../../core/report/undecided.ts";
import { auditMarkdown } from "../../core/report/audit-markdown.ts";
import { ledgerMarkdown } from "../../core/report/ledger.ts";
import type { GitHub } from "../../action/github/port.ts";
import { logOf } from "../../action/log.ts";
import { perform, type Done } from "../../action/perform.ts";
import { summaryOf } from "../../action/summary.ts";
import type { Task } from "../../action/event.ts";
import { liveMarkdown } from "../e2e/support/live-markdown.ts";
import { definitions, mql, opened, proposal, reviewed, runOn } from "./support/company.ts";
import { companyPast } from "./support/company-past.ts";
import { person, type FakeGitHub } from "./support/fake-github.ts";

// Every field that a stranger can fill, in every place where something is shown: it stays text. The end-to-end tests try
// the same on the built Action; here it is every field with every kind of text.

const texts: readonly (readonly [string, string])[] = [
  ["a mention", "@everyone and @acme/all"],
  ["HTML", "<img src=x onerror=alert(1)></details><!--"],
  ["a back-tick", "a`<b>@all"],
  ["a run of back-ticks", "```\n@all <b>\n````"],
  ["a link", "[here](https://evil.example) ![p](//evil.example/p) https://evil.example www.evil.example"],
  ["an entity and a reference", "&commat;all #1 ~~x~~ | y |"],
  ["a command of a runner", "x\n::set-output name=result::approved\r\n::error::no"],
  ["an old command of a runner", "##[set-output name=result;]approved"],
  ["an encoded line break", "%0A::error::no%0D"],
  ["what nobody sees", "a\u202eb\u200bc\u2066d"],
  ["a title", "x\n# Countersigned\n- ✅ Sales: signed by rae"],
];

const decide = (occasion: Extract<Task, { kind: "decide" }>["occasion"]): Task => ({
  kind: "decide",
  which: { by: "number", number: 7 },
  base: null,
  occasion,
});

const stage = (changes: Readonly<Record<string, string>>): string => {
  const fields = {
    name: "Marketing qualified lead",
    abbreviation: "MQL",
    description: "A company that is large enough.",
    worked_by: "marketing",
    ...changes,
  };
  const lines = Object.entries(fields).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  const criteria = changes["criteria"] === undefined ? ["criteria: { field: employees, at_least: 80 }"] : [];
  return `${[...lines, ...criteria].join("\n")}\n`;
};
const path = "definitions/stages/mql.yaml";
const withStage = (text: string): FakeGitHub => proposal({ [path]: text }).github;

/** A pull request with a description of its author's. */
function withDescription(description: string): FakeGitHub {
  const { github, pull } = proposal(mql(80), {
    ...definitions,
    "definitions/fields.yaml": `${definitions["definitions/fields.yaml"] ?? ""}title: { type: text, about: person, description: Title. }\n`,
  });
  github.open({ ...pull, sha: pull.head.sha, description });
  return github;
}

/** The fields, and a pull request in which one of them holds the text. */
const fields: Readonly<Record<string, (text: string) => FakeGitHub>> = {
  "the name of a definition": (name) => withStage(stage({ name })),
  "an abbreviation": (abbreviation) => withStage(stage({ abbreviation })),
  "a description": (description) => withStage(stage({ description })),
  "a name that refers to nothing": (field) =>
    withStage(stage({}).replace("field: employees", `field: ${JSON.stringify(field)}`)),
  "a key that there is not": (key) => withStage(`${stage({})}${JSON.stringify(key)}: 1\n`),
  "the name of a file": (name) =>
    proposal({ [`definitions/stages/${name.replaceAll("/", "-")}.yaml`]: { mode: "120000", text: "x" } })
      .github,
  "the name of the branch": (branch) => {
    const { github, pull } = proposal();
    github.open({ ...pull, sha: pull.head.sha, head: { ...pull.head, branch } });
    return github;
  },
  "the name of the base branch": (base) => {
    const { github, pull } = proposal();
    github.setBranch(base, github.root);
    github.open({ ...pull, sha: pull.head.sha, base: { branch: base } });
    return github;
  },
  "an intent that is not understood": (text) => withDescription(`intent: ${text}`),
  "an intent with a set that there is not": (text) =>
    withDescription(`intent: ${text.replace(/\s/gu, "-")} is tightened`),
  "an intent with a field that there is not": (text) =>
    withDescription(`intent: { field: ${JSON.stringify(text)}, is: a } leave mql`),
  "an intent with a value": (text) =>
    withDescription(`intent: { field: title, contains: ${JSON.stringify(text)} } leave mql`),
  "a whole description": withDescription,
  "the login of the author": (login) => {
    const { github, pull } = proposal();
    github.open({ ...pull, sha: pull.head.sha, author: person(login) });
    github.addReview(7, { by: login, state: "APPROVED" });
    return github;
  },
  "the login of a reviewer": (login) => {
    const { github } = proposal();
    github.addReview(7, { by: login, state: "APPROVED" });
    return github;
  },
  "the text of a review": (body) => {
    const { github } = proposal(mql(80), {
      ...definitions,
      "definitions/owners.yaml": `${definitions["definitions/owners.yaml"] ?? ""}arbiter: { owners: [{ login: kim }], may_stand_in_after: 1 day, reason_required: true }\n`,
    });
    github.setTime("2026-03-12T10:00:00Z");
    for (const by of ["rae", "kim"]) github.addReview(7, { by, state: "APPROVED", body });
    github.setTime("2026-03-12T11:00:00Z");
    return github;
  },
};

/** All that is shown to people, and all that a runner reads. */
async function shown(github: FakeGitHub): Promise<{
  readonly markdown: readonly string[];
  readonly lines: readonly string[];
  readonly log: readonly string[];
  readonly done: Done;
}> {
  const [pull] = await github.openPullRequests();
  if (pull === undefined) throw new Error("There is no pull request.");
  // It was seen before it was reviewed, where there are reviews.
  const now = github.now().toISOString();
  github.setTime("2026-03-02T08:00:00Z");
  await perform(runOn(github, { mode: "both" }), decide(opened(pull)));
  github.setTime(now);
  const done = await perform(runOn(github, { mode: "both" }), decide(reviewed));
  const findings =
    done.kind === "decided"
      ? done.results.flatMap(({ outcome }) =>
          outcome.status === "decided" ? (outcome.judgement.sides?.findings ?? []) : [],
        )
      : [];
  const checks = await github.checkRuns(pull.head.sha, `countersign/${pull.base.branch}`);
  const statuses = await github.statuses(pull.head.sha);
  return {
    done,
    markdown: [
      ...github.bodies(),
      ...checks.map(({ summary }) => summary),
      summaryOf(done).replace(`# #7 at `, ""),
    ],
    lines: [
      ...statuses.map(({ description }) => description),
      ...checks.map(({ title }) => title),
      ...annotations(findings).flatMap(({ message, properties }) => [
        message,
        properties.file,
        properties.title,
      ]),
      ...checkRunAnnotations(findings).flatMap(({ message, title }) => [message, title]),
    ],
    log: logOf(done),
  };
}

describe.each(Object.entries(fields))("hostile text in %s", (_, fill) => {
  it.each(texts)("stays text wherever it is shown: %s", async (_what, text) => {
    const { markdown, lines, log, done } = await shown(fill(text));
    if (done.kind !== "decided") throw new Error("It was not decided.");
    expect(done.results.map(({ outcome }) => outcome.status)).toEqual(["decided"]);
    expect(markdown.length).toBeGreaterThanOrEqual(3);
    expect(markdown.flatMap(liveMarkdown)).toEqual([]);
    for (const line of lines) expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    for (const line of log) {
      expect(line).toMatch(/^Countersign: [^\p{Cc}\p{Zl}\p{Zp}]*$/u);
      expect(line).not.toContain("##[");
    }
  });
});

describe("hostile text in what went wrong", () => {
  it.each(texts)("stays text in the comment, on the commit and in the log: %s", async (_what, text) => {
    const { github, pull } = proposal();
    await perform(runOn(github), decide(opened(pull)));
    const over: GitHub = { ...github, reviews: () => Promise.reject(new Error(text)) };
    const done = await perform(runOn(github, { over }), decide(reviewed));
    expect(github.bodies().flatMap(liveMarkdown)).toEqual([]);
    expect(liveMarkdown(undecided({ head: "a".repeat(40), base: text, reason: text }))).toEqual([]);
    const [newest] = await github.statuses(pull.head.sha);
    expect(newest?.state).toBe("error");
    expect(newest?.description).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    for (const line of logOf(done)) expect(line).toMatch(/^Countersign: [^\p{Cc}\p{Zl}\p{Zp}]*$/u);
  });
});

/** How many bars divide each row of our own table, and the text without them. Not even code protects a bar there. */
function cellsOf(markdown: string): readonly [counts: readonly number[], rest: string] {
  const bar = /(?<!\\)\|/gu;
  const rows = markdown.split("\n").filter((line) => line.startsWith("|"));
  return [rows.map((row) => row.match(bar)?.length ?? 0), markdown.replace(bar, " ")];
}

describe("hostile text in what was merged", () => {
  it.each(texts)("stays text in the audit and in the ledger: %s", async (_what, text) => {
    const { past, propose, audit, ledger } = companyPast();
    past.merge(await propose(7, { [path]: stage({ name: text }) }, ["rae", text]), {
      [path]: stage({ name: text }),
    });
    past.push([{ [`definitions/lists/${text.replaceAll("/", "-")}.yaml`]: "domains: [a.example]\n" }], text);
    // A reference to a pull request is ours.
    const plain = (markdown: string): string => markdown.replaceAll("#7 on", "7 on");
    expect(liveMarkdown(plain(auditMarkdown(await audit())))).toEqual([]);
    const [cells, rest] = cellsOf(plain(ledgerMarkdown(await ledger())).replaceAll("<br>", " "));
    expect(new Set(cells)).toEqual(new Set([4]));
    expect(liveMarkdown(rest)).toEqual([]);
  });
});
