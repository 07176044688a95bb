import type { AuditOutput } from "../../core/generated/audit.ts";
import { isClean } from "../../core/report/audit.ts";
import { auditMarkdown } from "../../core/report/audit-markdown.ts";
import { asStored, commentLimit, fitting } from "../comment.ts";
import type { Issues } from "../github/port.ts";
import { isAccount } from "../heads.ts";

/** How Countersign knows its issue again; other people may write the same, so the author counts too. */
export const issueMarker = "<!-- countersign: this issue is kept up to date -->";
const title = "Definitions without both signatures";
const closing = "Nothing is left to sign. Close this issue; a new one is opened when it is needed.";

/**
 * Keeps the one issue about what was merged without both signatures: opened when there is something, and edited where
 * its text has changed. Closing it is up to people. Answers with its address, if there is one.
 */
export async function keepIssue(
  issues: Issues,
  output: AuditOutput,
  { account, page }: { readonly account: string; readonly page: string },
): Promise<string | null> {
  const open = await issues.openIssues();
  const own = open.find(({ author, body }) => isAccount(author, account) && body.startsWith(issueMarker));
  const text = `${auditMarkdown(output)}${isClean(output) ? `\n${closing}\n` : ""}`;
  const body = `${issueMarker}\n${fitting(text, page, commentLimit - issueMarker.length - 1)}`;
  if (own === undefined) return isClean(output) ? null : (await issues.postIssue(title, body)).url;
  if (asStored(own.body) === asStored(body)) return own.url;
  return (await issues.editIssue(own.number, title, body)).url;
}
