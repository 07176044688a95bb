/* eslint-disable @typescript-eslint/require-await -- the port is asynchronous, and a fake has nothing to wait for */
import { createHash } from "node:crypto";
import { createTarGzip } from "nanotar";
import { blobId } from "../../../action/digest.ts";
import type { Facts } from "../../../core/generated/facts.ts";
import type {
  CheckRun,
  Comment,
  CommitStatus,
  GitHub,
  ListedEntry,
  NewCheckRun,
  PastCommit,
  PullRequest,
  Review,
  Sha,
} from "../../../action/github/port.ts";

/** What stands at a path: a text, or a text with another mode than that of a plain file. */
export type FakeFile = string | { readonly mode: string; readonly text: string };
export type FakeFiles = Readonly<Record<string, FakeFile | null>>;

interface FakeCommit {
  readonly sha: Sha;
  readonly parents: readonly Sha[];
  readonly files: ReadonlyMap<string, FakeFile>;
}

/** The account that the fake's token posts as. */
export const account = "github-actions[bot]";

/** One repository on GitHub, held in memory, with a log of all that is read and written. */
export interface FakeGitHub extends GitHub {
  /** Makes a commit on top of others: `null` removes a path. */
  readonly commit: (parents: readonly Sha[], files: FakeFiles) => Sha;
  readonly setBranch: (name: string, commit: Sha) => void;
  readonly tipOf: (name: string) => Sha;
  /** A commit with its parents and the id of its tree. */
  readonly pastCommit: (commit: Sha) => PastCommit;
  readonly open: (
    pull: Partial<PullRequest> & { readonly number: number; readonly sha: Sha; readonly into?: string },
  ) => PullRequest;
  readonly close: (number: number) => void;
  readonly push: (number: number, commit: Sha) => PullRequest;
  readonly addReview: (
    number: number,
    review: Partial<Review> & Pick<Review, "state"> & { readonly by: string },
  ) => void;
  readonly setTestMerge: (number: number, commit: Sha) => void;
  /** Makes a team, `organisation/team`; one that was never made is not to be seen. */
  readonly setTeam: (team: string, members: readonly string[]) => void;
  /** Says whose commits a pull request consists of; without this they are its author's. */
  readonly setCommits: (number: number, commits: Facts["commits"]) => void;
  readonly addStatus: (commit: Sha, status: Partial<CommitStatus>) => void;
  readonly addComment: (number: number, comment: Partial<Comment>) => void;
  /** Runs something just before the nth call of a method from now on (1 is the next). */
  readonly before: (method: keyof GitHub, nth: number, happens: () => void) => void;
  readonly setTime: (time: string) => void;
  readonly now: () => Date;
  /** Every write, in order, as one line each. */
  readonly writes: string[];
  /** Every call, in order. */
  readonly calls: string[];
  readonly bodies: () => readonly string[];
}

const numberOf = (login: string): number =>
  Number.parseInt(createHash("sha1").update(login.toLowerCase()).digest("hex").slice(0, 6), 16);

/** A person on the fake GitHub. */
export const person = (login: string): { login: string; id: number; type: string } => ({
  login,
  id: numberOf(login),
  type: login.endsWith("[bot]") ? "Bot" : "User",
});

const bytesOf = (file: FakeFile): Uint8Array =>
  new TextEncoder().encode(typeof file === "string" ? file : file.text);

/** Builds an empty repository with the branch `main` at a first commit. */
export function fakeGitHub(files: FakeFiles = {}): FakeGitHub & { readonly root: Sha } {
  const commits = new Map<Sha, FakeCommit>();
  const branches = new Map<string, Sha>();
  const pulls = new Map<number, PullRequest>();
  const reviews = new Map<number, Review[]>();
  const statuses = new Map<Sha, CommitStatus[]>();
  const checkRuns = new Map<Sha, (CheckRun & NewCheckRun)[]>();
  const comments = new Map<number, Comment[]>();
  const testMerges = new Map<number, Sha>();
  const teams = new Map<string, readonly string[]>();
  const commitLists = new Map<number, Facts["commits"]>();
  const happenings: { method: keyof GitHub; left: number; happens: () => void }[] = [];
  const writes: string[] = [];
  const calls: string[] = [];
  let clock = Date.parse("2026-03-02T09:00:00Z");
  let nextId = 1;

  const called = (method: keyof GitHub, ...about: readonly (string | number)[]): void => {
    for (const happening of happenings.filter((each) => each.method === method)) {
      happening.left -= 1;
      if (happening.left === 0) happening.happens();
    }
    calls.push([method, ...about].join(" "));
  };
  const stamp = (): string => new Date(clock).toISOString().replace(".000Z", "Z");
  const commitOf = (sha: Sha): FakeCommit => {
    const found = commits.get(sha);
    if (found === undefined) throw new Error(`The fake has no commit ${sha}.`);
    return found;
  };
  const ancestors = (sha: Sha): ReadonlySet<Sha> => {
    const seen = new Set<Sha>();
    const queue = [sha];
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push(...commitOf(next).parents);
    }
    return seen;
  };
  const entriesOf = (sha: Sha): readonly ListedEntry[] =>
    [...commitOf(sha).files].map(([path, file]) => {
      const mode = typeof file === "string" ? "100644" : file.mode;
      const bytes = bytesOf(file);
      return {
        path,
        mode,
        type: mode === "160000" ? "commit" : "blob",
        sha: blobId(bytes),
        size: bytes.byteLength,
      };
    });
  const short = (sha: Sha): string => sha.slice(0, 7);
  const listed = <T>(map: Map<string | number, T[]>, key: string | number): T[] => {
    const found = map.get(key) ?? [];
    map.set(key, found);
    return found;
  };

  const commit: FakeGitHub["commit"] = (parents, changes) => {
    const all = new Map(parents[0] === undefined ? [] : commitOf(parents[0]).files);
    for (const [path, file] of Object.entries(changes))
      if (file === null) all.delete(path);
      else all.set(path, file);
    const sha = createHash("sha1").update(`commit ${commits.size}`).digest("hex");
    commits.set(sha, { sha, parents, files: all });
    return sha;
  };
  const root = commit([], files);
  branches.set("main", root);

  return {
    root,
    writes,
    calls,
    commit,
    now: () => new Date(clock),
    setTime: (time) => (clock = Date.parse(time)),
    setBranch: (name, sha) => branches.set(name, sha),
    tipOf: (name) => branches.get(name) ?? root,
    pastCommit: (sha) => {
      const { parents } = commitOf(sha);
      const text = JSON.stringify(entriesOf(sha).map(({ path, mode, sha: blob }) => [path, mode, blob]));
      return { sha, parents, tree: createHash("sha1").update(text).digest("hex") };
    },
    setTestMerge: (number, sha) => testMerges.set(number, sha),
    setTeam: (team, members) => teams.set(team, members),
    setCommits: (number, list) => commitLists.set(number, list),
    bodies: () => [...comments.values()].flat().map(({ body }) => body),
    before: (method, nth, happens) => happenings.push({ method, left: nth, happens }),
    open: ({ number, sha, into = "main", ...rest }) => {
      const pull: PullRequest = {
        number,
        author: person("ann"),
        draft: false,
        head: { sha, branch: `proposal-${number}`, repository: "acme/definitions" },
        base: { branch: into },
        description: "",
        ...rest,
      };
      pulls.set(number, pull);
      return pull;
    },
    close: (number) => pulls.delete(number),
    push: (number, sha) => {
      const pull = pulls.get(number);
      if (pull === undefined) throw new Error(`The fake has no open pull request ${number}.`);
      const pushed = { ...pull, head: { ...pull.head, sha } };
      pulls.set(number, pushed);
      return pushed;
    },
    addReview: (number, { by, ...review }) => {
      nextId += 1;
      listed(reviews, number).push({
        id: nextId,
        person: person(by),
        submitted_at: stamp(),
        commit_id: pulls.get(number)?.head.sha ?? null,
        body: "",
        ...review,
      });
    },
    addStatus: (sha, status) => {
      nextId += 1;
      listed(statuses, sha).push({
        id: nextId,
        context: "countersign/main",
        state: "pending",
        description: "",
        targetUrl: "",
        createdAt: stamp(),
        creator: account,
        ...status,
      });
    },
    addComment: (number, comment) => {
      nextId += 1;
      listed(comments, number).push({
        id: nextId,
        author: account,
        body: "",
        url: "https://github.test/c",
        ...comment,
      });
    },

    openPullRequests: async (base) => {
      called("openPullRequests");
      return [...pulls.values()].filter((pull) => base === undefined || pull.base.branch === base);
    },
    compare: async (base, sha) => {
      called("compare", short(sha));
      const tip = "branch" in base ? branches.get(base.branch) : base.commit;
      if (tip === undefined || !commits.has(sha)) return { status: "gone" };
      const [left, right] = [ancestors(tip), ancestors(sha)];
      const mergeBase = [...right].find((each) => left.has(each));
      if (mergeBase === undefined) return { status: "gone" };
      return {
        status: "compared",
        tip,
        mergeBase,
        behindBy: [...left].filter((each) => !right.has(each)).length,
      };
    },
    tree: async (sha) => {
      called("tree", short(sha));
      return commits.has(sha)
        ? { status: "listed", reach: "everything", entries: entriesOf(sha) }
        : { status: "gone" };
    },
    archive: async (sha) => {
      called("archive", short(sha));
      return createTarGzip(
        [...commitOf(sha).files].map(([path, file]) => ({
          name: `acme-${short(sha)}/${path}`,
          data: bytesOf(file),
        })),
      );
    },
    blob: async (blob) => {
      called("blob", short(blob));
      const found = [...commits.values()]
        .flatMap(({ files: all }) => [...all.values()].map(bytesOf))
        .find((bytes) => blobId(bytes) === blob);
      if (found === undefined) throw new Error(`The fake has no blob ${blob}.`);
      return found;
    },
    testMerge: async (number) => {
      called("testMerge", number);
      const sha = testMerges.get(number);
      return sha === undefined
        ? { status: "pending" }
        : { status: "ready", commit: sha, parents: commitOf(sha).parents };
    },
    reviews: async (number) => {
      called("reviews", number);
      return { status: "read", items: [...listed(reviews, number)] };
    },
    dismissals: async (number) => {
      called("dismissals", number);
      return new Map();
    },
    teamMembers: async (team) => {
      called("teamMembers", team);
      const members = teams.get(team);
      return members === undefined
        ? { status: "unreadable", reason: "GitHub answered 404." }
        : { status: "read", members: members.map(person) };
    },
    commits: async (number) => {
      called("commits", number);
      const pull = pulls.get(number);
      const author = pull?.author?.login ?? null;
      const all = pull === undefined ? [] : [...ancestors(pull.head.sha)].filter((sha) => sha !== root);
      const items = all.map((sha) => ({ sha, author, committer: author }));
      return commitLists.get(number) ?? { status: "listed", items };
    },
    statuses: async (sha) => {
      called("statuses", short(sha));
      return [...listed(statuses, sha)].sort((a, b) => b.id - a.id);
    },
    checkRuns: async (sha, name) => {
      called("checkRuns", short(sha));
      return listed(checkRuns, sha).filter((run) => run.name === name);
    },
    comments: async (number) => {
      called("comments", number);
      return [...listed(comments, number)];
    },
    postStatus: async (sha, status) => {
      called("postStatus", short(sha), status.state);
      nextId += 1;
      writes.push(`${short(sha)} ${status.context} ${status.state}: ${status.description}`);
      const stored = { ...status, id: nextId, createdAt: stamp(), creator: account };
      listed(statuses, sha).push(stored);
      return stored;
    },
    postCheckRun: async (sha, run) => {
      called("postCheckRun", short(sha), run.outcome);
      nextId += 1;
      writes.push(`${short(sha)} new check run ${run.name} ${run.outcome}: ${run.title}`);
      const stored = {
        ...run,
        id: nextId,
        annotationCount: run.annotations.length,
        app: "github-actions",
        externalId: "countersign",
      };
      listed(checkRuns, sha).push(stored);
      return stored;
    },
    updateCheckRun: async (id, run) => {
      called("updateCheckRun", run.outcome);
      const [sha = "", runs = []] =
        [...checkRuns].find(([, each]) => each.some((stored) => stored.id === id)) ?? [];
      writes.push(`${short(sha)} check run ${run.name} ${run.outcome}: ${run.title}`);
      const index = runs.findIndex((stored) => stored.id === id);
      const stored = {
        ...run,
        id,
        annotationCount: run.annotations.length,
        app: "github-actions",
        externalId: "countersign",
      };
      runs[index] = stored;
      return stored;
    },
    postComment: async (number, body) => {
      called("postComment", number);
      nextId += 1;
      writes.push(`#${number} new comment`);
      const stored = {
        id: nextId,
        author: account,
        body,
        url: `https://github.test/pull/${number}#${nextId}`,
      };
      listed(comments, number).push(stored);
      return stored;
    },
    editComment: async (id, body) => {
      called("editComment", id);
      for (const [number, all] of comments) {
        const index = all.findIndex((each) => each.id === id);
        const found = all[index];
        if (found === undefined) continue;
        writes.push(`#${number} comment edited`);
        const stored = { ...found, body };
        all[index] = stored;
        return stored;
      }
      throw new Error(`The fake has no comment ${id}.`);
    },
  };
}
