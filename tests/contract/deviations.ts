import type { OperationId } from "./operations.ts";

/**
 * A place where the emulator answers otherwise than GitHub describes, and where the difference means nothing to us.
 * The answer is checked as if GitHub's value stood there; whoever asked still gets the emulator's.
 */
interface Deviation {
  readonly operations: readonly OperationId[];
  /** The object in the answer; `*` is every item of a list. */
  readonly at: string;
  readonly key: string;
  /** What GitHub has there and the emulator leaves out; undefined where the emulator says null and GitHub nothing. */
  readonly github: string | number | undefined;
}

const address = "https://api.github.com/";

/** GitHub describes the owner of a repository as a person, also where it is an organization; the emulator does not. */
const owners: readonly (readonly [readonly OperationId[], readonly string[]])[] = [
  [["repos/create-in-org", "repos/get", "repos/create-fork"], ["/owner"]],
  [["repos/get-combined-status-for-ref"], ["/repository/owner"]],
  [
    ["pulls/create", "pulls/get", "pulls/update"],
    ["/head/user", "/head/repo/owner", "/base/user", "/base/repo/owner"],
  ],
  [["pulls/list"], ["/*/head/user", "/*/head/repo/owner", "/*/base/user", "/*/base/repo/owner"]],
];
const onlyPersonsHave = (
  "followers_url following_url gists_url gravatar_id " +
  "organizations_url received_events_url starred_url subscriptions_url"
).split(" ");

const deviations: readonly Deviation[] = [
  ...owners.flatMap(([operations, places]) =>
    places.flatMap((at) =>
      onlyPersonsHave.map((key): Deviation => ({ operations, at, key, github: address })),
    ),
  ),
  // Two counters that GitHub adds where it answers with one repository.
  ...["network_count", "subscribers_count"].map((key): Deviation => {
    const made = ["repos/create-in-org", "repos/create-for-authenticated-user", "repos/create-fork"] as const;
    return { operations: [...made, "repos/get"], at: "", key, github: 0 };
  }),
  // The address of a commit's tree, beside the tree's id.
  { operations: ["pulls/list-commits"], at: "/*/commit/tree", key: "url", github: address },
  // The address of a check run's annotations, beside their number.
  { operations: ["checks/create", "checks/update"], at: "/output", key: "annotations_url", github: address },
  {
    operations: ["checks/list-for-ref"],
    at: "/check_runs/*/output",
    key: "annotations_url",
    github: address,
  },
  // A rule that a branch does not have.
  ...["required_status_checks", "required_pull_request_reviews", "restrictions"].map((key): Deviation => {
    return { operations: ["repos/update-branch-protection"], at: "", key, github: undefined };
  }),
];

/** The same for the status of an answer: the emulator's, then GitHub's. */
const statuses: Partial<Record<OperationId, readonly [number, number]>> = {
  // A new review is 200 on GitHub, where every other new thing is 201.
  "pulls/create-review": [201, 200],
  // GitHub invites whoever is not yet known (201, with the invitation) and adds the others at once (204).
  "repos/add-collaborator": [201, 204],
};

/**
 * Operations that answer with a team in the short form that lists have, without its organization and its counters. Of
 * such an answer only the team's number is read, if anything.
 */
export const answersInShort: ReadonlySet<OperationId> = new Set(["teams/create", "teams/get-by-name"]);

/** The answer as the check is to see it: with GitHub's value wherever the emulator is known to deviate. */
export function mend(
  operation: OperationId,
  status: number,
  body: unknown,
): { readonly status: number; readonly body: unknown } {
  const known = deviations.filter(({ operations }) => operations.includes(operation));
  const copy: unknown = known.length > 0 ? structuredClone(body) : body;
  for (const { at, key, github } of known) place(copy, at.split("/").slice(1), key, github);
  const [emulator, github] = statuses[operation] ?? [];
  return { status: status === emulator && github !== undefined ? github : status, body: copy };
}

function place(value: unknown, path: readonly string[], key: string, github: Deviation["github"]): void {
  if (typeof value !== "object" || value === null) return;
  const object = value as Record<string, unknown>;
  const [step, ...rest] = path;
  if (step === "*") Object.values(object).forEach((item) => place(item, rest, key, github));
  else if (step !== undefined) place(object[step], rest, key, github);
  else if (github === undefined && object[key] === null) Reflect.deleteProperty(object, key);
  else if (github !== undefined && !(key in object)) object[key] = github;
}
