import { auditHeadline } from "../core/report/audit-markdown.ts";
import { countWords } from "../core/report/terminal.ts";
import type { Checked } from "./annotate.ts";
import type { Done, Result } from "./perform.ts";
import { visible } from "./words.ts";

/**
 * What a run says in its log, one line for each pull request. No line starts with what a stranger wrote: the runner
 * takes a line that starts with `::` for a command. It also obeys an old form, `##[name]`, anywhere in a line.
 */
export function logOf(done: Done): readonly string[] {
  return linesOf(done).map((line) => `Countersign: ${visible(line).replaceAll("##[", "## [")}`);
}

function linesOf(done: Done): readonly string[] {
  switch (done.kind) {
    case "nothing":
      return [`nothing to decide. ${done.why}`];
    case "queued":
      return [`merge queue, ${done.state}. ${done.description}`];
    case "checked":
      return [checkedLine(done.checked)];
    case "audited":
      return [
        `audit of ${done.output.branch}. ${auditHeadline(done.output)}`,
        ...(done.issue === null ? [] : [`the issue about it is ${done.issue}`]),
      ];
    case "decided":
      return done.results.map(resultLine);
  }
}

function checkedLine(checked: Checked): string {
  switch (checked.status) {
    case "nothing-guarded":
      return "this pull request changes no definition.";
    case "not-checked":
      return `not checked. ${checked.reason}`;
    case "checked":
      return `definitions checked, ${countWords(checked.findings)}.`;
  }
}

function resultLine({ number, head, outcome }: Result): string {
  const name = `#${number} at ${head.slice(0, 7)}`;
  switch (outcome.status) {
    case "superseded":
      return `${name} is no longer the head. The newer one has a run of its own.`;
    case "crashed":
      return `${name}, not decided. ${outcome.reason}`;
    case "decided":
      return `${name}, ${outcome.verdict.state}. ${outcome.verdict.description}`;
  }
}
