import { writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import * as core from "@actions/core";
import type { Finding } from "../core/finding.ts";
import { annotations, type Annotation } from "./annotations.ts";
import { readEnvironment } from "./environment.ts";
import { taskOf } from "./event.ts";
import { factsFiles } from "./facts-out.ts";
import { failureOf } from "./failure.ts";
import { issues } from "./github/issues.ts";
import { past } from "./github/past.ts";
import { remembering } from "./github/remember.ts";
import { connect, restGitHub } from "./github/rest.ts";
import { readInputs } from "./inputs.ts";
import { logOf } from "./log.ts";
import { outputsOf } from "./outputs.ts";
import { perform, type Done } from "./perform.ts";
import { cutToBytes, summaryLimit, summaryOf } from "./summary.ts";
import { describe, visible } from "./words.ts";

const announce: Readonly<Record<Finding["severity"], typeof core.error>> = {
  error: core.error,
  warning: core.warning,
  note: core.notice,
};

function findingsOf(done: Done): readonly Finding[] {
  switch (done.kind) {
    case "nothing":
    case "queued":
    case "audited":
      return [];
    case "checked":
      return done.checked.status === "checked" ? done.checked.findings : [];
    case "decided":
      return done.results.flatMap(({ outcome }) =>
        outcome.status === "decided" ? (outcome.judgement.sides?.findings ?? []) : [],
      );
  }
}

function annotate({ severity, message, properties }: Annotation): void {
  announce[severity](message, properties);
}

async function main(): Promise<void> {
  const inputs = readInputs((name) => core.getInput(name));
  core.setSecret(inputs.token);
  const { repository, event, page, isRepeated } = readEnvironment(process.env);
  const task = taskOf(event.name, event.payload, { ...inputs, isRepeated });
  const connection = connect(repository, inputs.token);
  const done = await perform(
    {
      repository: `${repository.owner}/${repository.repo}`,
      github: remembering(restGitHub(connection)),
      past: past(connection),
      issues: issues(connection),
      mode: inputs.report,
      account: inputs.account,
      page,
      leads: inputs.leads,
      now: () => new Date(),
      wait,
    },
    task,
  );
  for (const line of logOf(done)) core.info(line);
  annotations(findingsOf(done)).forEach(annotate);
  for (const [name, value] of Object.entries(outputsOf(done))) core.setOutput(name, value);
  for (const { path, text } of factsFiles(inputs.factsOut, done)) writeFileSync(path, text);
  if (process.env["GITHUB_STEP_SUMMARY"] !== undefined)
    await core.summary.addRaw(cutToBytes(summaryOf(done), summaryLimit)).write();
  const failure = failureOf(done);
  if (failure !== null) core.setFailed(visible(failure));
}

try {
  await main();
} catch (thrown) {
  // Whatever was thrown, and not only an Error: a run that went wrong must never look as if it had decided.
  core.setFailed(visible(`Countersign stopped, so nothing is approved. ${describe(thrown)}`));
}
