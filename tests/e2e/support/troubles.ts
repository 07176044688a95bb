import { blobId } from "../../../action/digest.ts";
import type { Fault } from "../../emulator/faults.ts";
import { mqlText } from "./company.ts";
import type { Proposed } from "./scene.ts";

/** A way in which GitHub can answer, or not answer, and how the sentence about it ends. */
export interface Trouble {
  readonly name: string;
  readonly kind: Fault["kind"];
  /** How often the Action asks before it gives up. */
  readonly attempts: number;
  readonly sentence: (read: Read, proposed: Proposed) => string;
}

/** One of the reads of a run. */
export interface Read {
  readonly operation: Fault["operation"];
  /** A part of the address that only the reads about this pull request have. */
  readonly matching: (proposed: Proposed) => string;
  /** As the sentence says it. */
  readonly purpose: (proposed: Proposed) => string;
  readonly permission: string;
  /** What is missing in an answer that is no JSON; nothing where such an answer does no harm. */
  readonly garbled: string | undefined;
  /** The sentence of its own for what does not exist, where that may be nobody's mistake. */
  readonly gone?: (proposed: Proposed) => string;
}

const short = ({ head }: Proposed): string => head.slice(0, 7);
const asked = ({ purpose }: Read, proposed: Proposed): string =>
  `We asked GitHub to ${purpose(proposed)} and it`;
const without = "Nothing is approved without that answer.";
const later = "Run the job again in a few minutes.";
const permit = ({ permission }: Read): string =>
  `Give the job \`${permission}\` under \`permissions:\`, or a token that has it.`;

// `retry-after: 0` spares the test the pauses between attempts; dropped connections keep them.
export const troubles: readonly Trouble[] = [
  {
    name: "a server error",
    kind: { kind: "status", status: 500, message: "Server Error", retryAfter: 0 },
    attempts: 4,
    sentence: (read, proposed) => `${asked(read, proposed)} answered 500: Server Error. ${without} ${later}`,
  },
  {
    name: "that the job may not",
    kind: { kind: "status", status: 403, message: "Resource not accessible by integration" },
    attempts: 1,
    sentence: (read, proposed) =>
      `${asked(read, proposed)} answered 403: Resource not accessible by integration. ${without} ${permit(read)}`,
  },
  {
    name: "that there is no such thing",
    kind: { kind: "status", status: 404, message: "Not Found" },
    attempts: 1,
    sentence: (read, proposed) =>
      read.gone?.(proposed) ?? `${asked(read, proposed)} answered 404: Not Found. ${without} ${permit(read)}`,
  },
  {
    name: "that there were too many requests",
    kind: { kind: "status", status: 429, message: "Too many requests", retryAfter: 0 },
    attempts: 4,
    sentence: (read, proposed) =>
      `${asked(read, proposed)} answered 429: Too many requests. ${without} ${later}`,
  },
  {
    name: "with a page for people",
    kind: { kind: "not-json" },
    attempts: 1,
    sentence: (read, proposed) =>
      `We could not understand GitHub's answer when asked to ${read.purpose(proposed)}: ${read.garbled ?? ""}. ` +
      "Nothing is approved on a guess. Run the job again; if it stays so, tell the people who maintain Countersign.",
  },
  {
    name: "nothing",
    kind: { kind: "hang-up" },
    attempts: 4,
    sentence: (read, proposed) =>
      `${asked(read, proposed)} did not answer (other side closed). ${without} ${later}`,
  },
];

/** The definition that every proposal changes, as it stands on the base branch: the one file that no archive holds. */
const before = blobId(Buffer.from(mqlText(50)));

/** All that is read about one pull request, in the order in which it is read. */
export const reads: readonly Read[] = [
  {
    operation: "repos/compare-commits-with-basehead",
    matching: ({ head }) => head,
    purpose: (proposed) => `compare ${short(proposed)} with its base`,
    permission: "contents: read",
    garbled: "`base_commit.sha` is not a text",
    gone: ({ pr }) =>
      `GitHub cannot compare #${pr} with main: one of them is gone, they have no commit in common, or the job may not read them. Nothing is approved. Give the job \`contents: read\`, push the branch again, or open a new pull request.`,
  },
  {
    operation: "git/get-tree",
    matching: ({ head }) => head,
    purpose: (proposed) => `list the files of ${short(proposed)}`,
    permission: "contents: read",
    garbled: "`truncated` is not true or false",
    gone: () => "GitHub no longer has a commit that this pull request needs. Nothing is approved.",
  },
  {
    operation: "repos/list-commit-statuses-for-ref",
    matching: ({ head }) => head,
    purpose: (proposed) => `read the statuses of ${short(proposed)}`,
    permission: "statuses: read",
    garbled: "it is not a list",
  },
  {
    operation: "repos/download-tarball-archive",
    matching: ({ head }) => head,
    purpose: (proposed) => `download the files of ${short(proposed)}`,
    permission: "contents: read",
    // An archive only saves calls. From one that holds nothing the files are read one by one.
    garbled: undefined,
  },
  {
    operation: "pulls/list-reviews",
    matching: ({ pr }) => `/pulls/${pr}/`,
    purpose: ({ pr }) => `read the reviews of #${pr}`,
    permission: "pull-requests: read",
    garbled: "it is not a list",
  },
  {
    operation: "issues/list-comments",
    matching: ({ pr }) => `/issues/${pr}/`,
    purpose: ({ pr }) => `read the comments of #${pr}`,
    permission: "pull-requests: read",
    garbled: "it is not a list",
  },
];

/** The reads whose address does not tell the pull request. */
export const sharedReads: readonly Read[] = [
  {
    operation: "pulls/list",
    matching: () => "/pulls",
    purpose: () => "list the open pull requests",
    permission: "pull-requests: read",
    garbled: "it is not a list",
  },
  {
    operation: "git/get-blob",
    matching: () => before,
    purpose: () => `read the file ${before.slice(0, 7)}`,
    permission: "contents: read",
    garbled: "`encoding` is not a text",
  },
];
