import type { CommitStatus, GitHub, NewStatus, Sha } from "./github/port.ts";
import { isAccount, noteUrl, recordContext, verdictContext, type HeadNote } from "./heads.ts";
import { plainVerdict, reading, type Board, type Verdict } from "./verdict.ts";

/** Where a verdict is shown and in whose name. */
export interface Place {
  readonly commit: Sha;
  readonly base: string;
  /** The account that the token posts as. */
  readonly account: string;
  /** The page of this run. */
  readonly run: string;
}

/** A board that can also record that its commit became the head; answers with the status that GitHub stored. */
export type StatusBoard = Board & { readonly record: (note: HeadNote) => Promise<CommitStatus> };

/**
 * GitHub takes 1,000 statuses a context and commit and then refuses. Nobody may use them up while the verdict is
 * green: an objection could then not turn it back.
 */
const statusLimit = 900;
const tooMany = plainVerdict(
  "error",
  "This commit has too many statuses to decide on it safely. Push a new commit.",
);

/** GitHub's limit for the description of a status. */
export const descriptionLimit = 140;

const fitting = (description: string): string => Array.from(description).slice(0, descriptionLimit).join("");

/** Posts a status and makes sure that it carries the name under which Countersign will look for it. */
export async function post(
  github: Pick<GitHub, "postStatus">,
  { commit, account }: Pick<Place, "commit" | "account">,
  status: NewStatus,
): Promise<CommitStatus> {
  const stored = await github.postStatus(commit, { ...status, description: fitting(status.description) });
  if (!isAccount(stored.creator, account))
    throw new Error(
      `The token posts as ${stored.creator ?? "nobody"}, and Countersign expects ${account}. ` +
        "It trusts only its own record of commits, so it has to know its own name. " +
        `Set \`account: ${stored.creator ?? account}\` in the workflow.`,
    );
  return stored;
}

/** The verdict as a commit status. `statuses` are those of the commit, newest first. */
export function statusBoard(
  github: Pick<GitHub, "postStatus">,
  place: Place,
  statuses: readonly CommitStatus[],
): StatusBoard {
  const context = verdictContext(place.base);
  const own = statuses.filter(
    (status) => status.context === context && isAccount(status.creator, place.account),
  );
  let newest: CommitStatus | undefined = own[0];
  const write = async ({ state, description }: Verdict, targetUrl: string): Promise<CommitStatus> => {
    newest = await post(github, place, { context, state, description, targetUrl });
    return newest;
  };
  return {
    standing: () => (newest === undefined ? "none" : newest.state === "success" ? "green" : "not-green"),
    show: async (wanted) => {
      const verdict = wanted.state === "success" && own.length >= statusLimit ? tooMany : wanted;
      if (newest?.state === verdict.state && newest.description === fitting(verdict.description)) return;
      await write(verdict, place.run);
    },
    record: (note) => write(reading, noteUrl(place.run, note)),
  };
}

/** Records a head where the verdict is a check run, whose times are set by whoever posts it. */
export function recordHead(
  github: Pick<GitHub, "postStatus">,
  place: Place,
  note: HeadNote,
): Promise<CommitStatus> {
  return post(github, place, {
    context: recordContext(place.base),
    state: "success",
    description: "Countersign has seen this commit. This is a record, not an approval.",
    targetUrl: noteUrl(place.run, note),
  });
}
