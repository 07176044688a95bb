import { auditMarkdown } from "../core/report/audit-markdown.ts";
import { code } from "../core/report/code.ts";
import { escapeSentence } from "../core/report/markdown.ts";
import { messageOf } from "../core/report/messages.ts";
import { countWords } from "../core/report/terminal.ts";
import type { Checked } from "./annotate.ts";
import type { Done, Result } from "./perform.ts";
import { pathOf } from "./words.ts";

/** GitHub takes 1 MiB of summary for a step, and drops the whole of it if there is more. */
export const summaryLimit = 1024 * 1024;

/** The page that a job leaves behind, in Markdown: everything that the comment had no room for. */
export function summaryOf(done: Done): string {
  switch (done.kind) {
    case "nothing":
      return `Nothing to decide. ${done.why}\n`;
    case "queued":
      return `# Merge queue\n\n${done.description}\n`;
    case "checked":
      return checkedText(done.checked);
    case "audited":
      return auditMarkdown(done.output);
    case "decided":
      return done.results.length === 0
        ? "Nothing to decide. No open pull request is meant.\n"
        : done.results.map(resultText).join("\n\n---\n\n");
  }
}

function resultText({ number, head, outcome }: Result): string {
  const title = `# #${number} at ${head.slice(0, 7)}`;
  switch (outcome.status) {
    case "decided":
      return `${title}\n\n${outcome.text}`;
    case "superseded":
      return `${title}\n\nThis commit is no longer the head. The newer one has a run of its own.`;
    case "crashed":
      return `${title}\n\n**Not decided, so not approved.** The log of this job says why.`;
  }
}

function checkedText(checked: Checked): string {
  switch (checked.status) {
    case "nothing-guarded":
      return "# Definitions\n\nThis pull request changes no definition.\n";
    case "not-checked":
      return `# Definitions\n\n**Not checked.** ${checked.reason}\n`;
    case "checked": {
      const lines = checked.findings.map((finding) => {
        const { saw, why, type } = messageOf(finding);
        const { line, column } = finding.at;
        const place = code(`${pathOf(finding)}:${line}:${column}`);
        return `- **${finding.severity}** ${place} ${escapeSentence(`${saw} ${why} ${type}`)}`;
      });
      return ["# Definitions", "", `Checked: ${countWords(checked.findings)}.`, "", ...lines, ""].join("\n");
    }
  }
}

/** Cuts a text to so many bytes, at the end of a line. */
export function cutToBytes(text: string, limit: number): string {
  const bytes = Buffer.from(text, "utf8");
  if (bytes.byteLength <= limit) return text;
  const end = bytes.lastIndexOf("\n", limit - 1);
  return bytes.subarray(0, Math.max(end, 0)).toString("utf8");
}
