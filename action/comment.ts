import type { GitHub } from "./github/port.ts";
import { isAccount } from "./heads.ts";

/** How Countersign knows its comment again; other people may write the same, so the author counts too. */
export const marker = "<!-- countersign: this comment is kept up to date -->";

/** GitHub refuses a comment of more than 65,536 characters. */
export const commentLimit = 65_536;

/** The fence that is still open at the end of a text, or nothing: what follows would be shown as code. */
function openFence(text: string): string {
  let open = "";
  for (const line of text.split("\n")) {
    const fence = /^`{3,}/u.exec(line)?.[0] ?? "";
    if (open === "") open = fence;
    else if (fence.length >= open.length && line === fence) open = "";
  }
  return open;
}

/** Cuts a comment that is too long at the end of a line, and says where the rest is. */
export function fitting(text: string, rest: string, limit = commentLimit): string {
  if (text.length <= limit) return text;
  const ending = `\n\n**This is too long for GitHub. [The rest is in the job's summary](${rest}).**\n`;
  // Room for closing a block of code that is cut in two.
  const room = text.slice(0, limit - ending.length - 100);
  const kept = room.slice(0, Math.max(room.lastIndexOf("\n"), 0));
  const fence = openFence(kept).slice(0, 99);
  return `${kept}${fence === "" ? "" : `\n${fence}`}${ending}`;
}

/** GitHub may store other line ends, and no blank at the end. */
export const asStored = (body: string): string => body.replaceAll("\r\n", "\n").trimEnd();

export interface Wanted {
  readonly number: number;
  readonly account: string;
  readonly text: string;
  /** Where the rest is, if the text is too long. */
  readonly page: string;
  /** Whether a pull request without a comment gets one: one that changes no definition stays without. */
  readonly when: "always" | "if-there-is-one";
}

/** Writes the one comment of a pull request, or edits it where its text has changed. Answers with its address. */
export async function keepComment(
  github: Pick<GitHub, "comments" | "postComment" | "editComment">,
  { number, account, text, page, when }: Wanted,
): Promise<string | null> {
  const comments = await github.comments(number);
  const own = comments.find(({ author, body }) => isAccount(author, account) && body.startsWith(marker));
  const body = `${marker}\n${fitting(text, page, commentLimit - marker.length - 1)}`;
  if (own === undefined) return when === "always" ? (await github.postComment(number, body)).url : null;
  if (asStored(own.body) === asStored(body)) return own.url;
  return (await github.editComment(own.id, body)).url;
}
