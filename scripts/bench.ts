// Measures whole processes beside others that do the same work, in one run on one machine: only the ratios mean
// anything elsewhere. `npm run bench -- --help` lists the options.
import { join } from "node:path";
import { isDeepStrictEqual, parseArgs } from "node:util";
import { fileURLToPath } from "node:url";
import { groups } from "./bench/groups.ts";
import { measure } from "./bench/measure.ts";
import { exampleTimes } from "./bench/example.ts";
import { proofTimes } from "./bench/proofs.ts";
import { spreadWords } from "./bench/spread.ts";
import { bundlePeers, installPeers } from "./bench/peers.ts";
import { requestLines } from "./bench/requests.ts";
import { type Result, resultsJson, resultsTable } from "./bench/table.ts";

const { values } = parseArgs({
  options: {
    format: { type: "string", default: "terminal" },
    runs: { type: "string", default: "7" },
    help: { type: "boolean", default: false },
  },
});
const runs = Number(values.runs);
/** As many companies are asked about; the solver takes seconds for each of them. */
const companies = 24;

if (values.help) console.log("npm run bench -- [--runs 7] [--format terminal|json]");
else if (!Number.isInteger(runs) || runs < 2 || !["terminal", "json"].includes(values.format)) {
  console.error("Type a number of runs from 2 on, and `terminal` or `json` as the format.");
  process.exitCode = 2;
} else {
  const root = fileURLToPath(new URL("../", import.meta.url));
  const work = join(root, ".cache/bench");
  const peers = await installPeers(work);
  const programs = await bundlePeers(work);
  const modules = peers.status === "installed" ? peers.modules : undefined;
  const results = groups({ root, work, programs, modules }).map((group): Result => {
    const measured = group.tasks.map((task) => {
      if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${group.title}: ${task.what}`);
      return measure(task, runs);
    });
    // A faster program that gives another answer is no comparison.
    const answers = measured.map(({ output }) => group.answer?.(output));
    const other = answers.findIndex((answer) => !isDeepStrictEqual(answer, answers[0]));
    if (other > 0)
      throw new Error(`${measured[other]?.what ?? ""} comes to another answer: ${JSON.stringify(answers)}`);
    return { title: group.title, goal: group.goal, measured };
  });
  if (process.stderr.isTTY) process.stderr.write("\r\u001b[2K");
  const proofs = await proofTimes(companies);
  const example = await exampleTimes(root, 30);
  const asked = `${proofs.questions} questions about a change with 60 rules and 30 conditions`;
  const notes = [
    `Proofs, ${asked}: ${spreadWords(proofs.own)} (goal: 99th 100 ms); ${proofs.notSettled} not settled.`,
    `z3-solver on the same questions, once it is loaded: ${spreadWords(proofs.solver)}; ${proofs.unknown} given up after about three seconds.`,
    `The example company in a warm process (goal: 50 ms each), proved: ${spreadWords(example.proof)}; its proposal compared with it: ${spreadWords(example.diff)}.`,
    ...(await requestLines()),
    ...(peers.status === "missing" ? [`Without the programs of others: ${peers.reason}.`] : []),
    "json-yaml-validate is an action for GitHub and no program of its own, so it is not in the table.",
    `Whole processes, median of ${runs} runs (json-rules-engine: one) after one that is not counted. That one keeps what it has compiled of Countersign for the others. Node ${process.version.slice(1)}.`,
  ];
  console.log(values.format === "json" ? resultsJson(results, notes) : resultsTable(results, notes));
}
