import type * as port from "../../../action/github/port.ts";
import type { GitHub, NewCheckRun } from "../../../action/github/port.ts";

/** What can go wrong with one request. */
export type Mishap = 401 | 403 | 404 | 422 | 429 | 500 | "dropped" | "cut-short" | "empty";
export const mishaps: readonly Mishap[] = [401, 403, 404, 422, 429, 500, "dropped", "cut-short", "empty"];

/** A request as the tests name it: `GET /pulls/7/reviews`. */
export interface Requested {
  readonly name: string;
  readonly page: number;
}

/** A `fetch` with GitHub's REST interface of a fake behind it. */
export interface FakeFetch {
  readonly fetch: typeof fetch;
  readonly requests: readonly Requested[];
}

interface Asked {
  readonly name: string;
  readonly url: URL;
  readonly body: Readonly<Record<string, string>>;
}

type Answered = Uint8Array | { readonly list: readonly unknown[]; readonly key?: string } | object;

/** What happens to a request instead of its answer; nothing, as a rule. */
export type Happens = (request: Requested, nth: number) => Mishap | null;

const repository = "/repos/acme/definitions";
const json = { "content-type": "application/json; charset=utf-8" };

/** Serves a fake as GitHub's REST interface would, in pages of a hundred. */
export function fakeFetch(github: GitHub, happens: Happens = () => null): FakeFetch {
  const requests: Requested[] = [];
  const serve: typeof fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const path = decodeURIComponent(url.pathname).replace(repository, "");
    const name = `${init?.method ?? "GET"} ${path}`;
    const request = { name, page: Number(url.searchParams.get("page") ?? "1") };
    const mishap = happens(request, requests.length);
    requests.push(request);
    if (mishap === "dropped") throw new TypeError("fetch failed", { cause: new Error("ECONNRESET") });
    if (typeof mishap === "number")
      return new Response(JSON.stringify({ message: `Refused with ${mishap}` }), {
        status: mishap,
        headers: json,
      });
    const body = (typeof init?.body === "string" ? JSON.parse(init.body) : {}) as Asked["body"];
    const answer = await answerTo(github, { name, url, body });
    return mishap === null ? whole(answer, url) : damaged(answer, url, mishap);
  };
  return { fetch: serve, requests };
}

const isList = (answer: Answered): answer is Extract<Answered, { readonly list: unknown }> =>
  "list" in answer;

function whole(answer: Answered, url: URL): Response {
  if (answer instanceof Uint8Array)
    return new Response(Buffer.from(answer), { headers: { "content-type": "application/x-gzip" } });
  if (!isList(answer)) return new Response(JSON.stringify(answer), { headers: json });
  const page = Number(url.searchParams.get("page") ?? "1");
  const last = Math.max(1, Math.ceil(answer.list.length / 100));
  const items = answer.list.slice((page - 1) * 100, page * 100);
  const link = (to: number, relation: string): string => {
    const there = new URL(url);
    there.searchParams.set("page", String(to));
    return `<${there.href}>; rel="${relation}"`;
  };
  const links = page < last ? { link: [link(page + 1, "next"), link(last, "last")].join(", ") } : {};
  return new Response(JSON.stringify(answer.key === undefined ? items : { [answer.key]: items }), {
    headers: { ...json, ...links },
  });
}

function damaged(answer: Answered, url: URL, mishap: "cut-short" | "empty"): Promise<Response> | Response {
  if (mishap === "cut-short") {
    const good = whole(answer, url);
    return good.arrayBuffer().then((bytes) => {
      return new Response(bytes.slice(0, Math.floor(bytes.byteLength / 2)), { headers: good.headers });
    });
  }
  if (answer instanceof Uint8Array) return whole(new Uint8Array(), url);
  return whole(isList(answer) ? { ...answer, list: [] } : {}, url);
}

async function answerTo(github: GitHub, asked: Asked): Promise<Answered> {
  for (const [pattern, answer] of routes) {
    const found = pattern.exec(asked.name);
    if (found !== null) return answer(github, found[1] ?? "", asked);
  }
  throw new Error(`The fake has no route for ${asked.name}.`);
}

type Route = (github: GitHub, what: string, asked: Asked) => Promise<Answered>;

const routes: readonly (readonly [RegExp, Route])[] = [
  [
    /^GET \/pulls$/u,
    async (github, _, { url }) => ({
      list: (await github.openPullRequests(url.searchParams.get("base") ?? undefined)).map(pullJson),
    }),
  ],
  [
    /^GET \/compare\/(.+)$/u,
    async (github, what) => {
      const [from = "", to = ""] = what.split("...");
      const branch = /^refs\/heads\/(.+)$/u.exec(from)?.[1];
      const found = await github.compare(branch === undefined ? { commit: from } : { branch }, to);
      if (found.status === "gone") throw new Error(`The fake cannot compare ${what}.`);
      return {
        base_commit: { sha: found.tip },
        merge_base_commit: { sha: found.mergeBase },
        behind_by: found.behindBy,
      };
    },
  ],
  [
    /^GET \/git\/trees\/(.+)$/u,
    async (github, sha) => {
      const tree = await github.tree(sha);
      if (tree.status !== "listed") throw new Error(`The fake has no tree ${sha}.`);
      return { truncated: false, tree: tree.entries };
    },
  ],
  [/^GET \/tarball\/(.+)$/u, (github, sha) => github.archive(sha)],
  [
    /^GET \/git\/blobs\/(.+)$/u,
    async (github, sha) => ({
      encoding: "base64",
      content: Buffer.from(await github.blob(sha)).toString("base64"),
    }),
  ],
  [
    /^GET \/pulls\/(\d+)\/reviews$/u,
    async (github, number) => {
      const reviews = await github.reviews(Number(number));
      if (reviews.status !== "read") throw new Error("The fake's reviews are incomplete.");
      return { list: reviews.items.map(({ person, ...review }) => ({ ...review, user: person })) };
    },
  ],
  [
    /^GET \/pulls\/(\d+)\/commits$/u,
    async (github, number) => {
      const commits = await github.commits(Number(number));
      if (commits.status !== "listed") throw new Error("The fake's commits are not listed.");
      const account = (login: string | null): object | null => (login === null ? null : { login });
      return {
        list: commits.items.map(({ sha, author, committer }) => ({
          sha,
          author: account(author),
          committer: account(committer),
        })),
      };
    },
  ],
  [
    /^GET \/orgs\/(.+)\/members$/u,
    async (github, what) => {
      const team = await github.teamMembers(what.replace("/teams/", "/"));
      if (team.status !== "read") throw new Error(`The fake has no team ${what}.`);
      return { list: team.members };
    },
  ],
  [
    /^GET \/pulls\/(\d+)$/u,
    async (github, number) => {
      const merge = await github.testMerge(Number(number));
      return { mergeable: true, merge_commit_sha: merge.status === "ready" ? merge.commit : null };
    },
  ],
  [
    /^GET \/git\/commits\/(.+)$/u,
    async (github, sha) => {
      // Only test merges are asked for.
      const pulls = await github.openPullRequests();
      const merges = await Promise.all(pulls.map(({ number }) => github.testMerge(number)));
      const found = merges.find((merge) => merge.status === "ready" && merge.commit === sha);
      if (found?.status !== "ready") throw new Error(`The fake has no test merge ${sha}.`);
      return { sha, parents: found.parents.map((parent) => ({ sha: parent })) };
    },
  ],
  [/^GET \/issues\/(\d+)\/events$/u, () => Promise.resolve({ list: [] })],
  [
    /^GET \/commits\/(.+)\/statuses$/u,
    async (github, sha) => ({ list: (await github.statuses(sha)).map(statusJson) }),
  ],
  [
    /^GET \/commits\/(.+)\/check-runs$/u,
    async (github, sha, { url }) => ({
      list: (await github.checkRuns(sha, url.searchParams.get("check_name") ?? "")).map(runJson),
      key: "check_runs",
    }),
  ],
  [
    /^GET \/issues\/(\d+)\/comments$/u,
    async (github, number) => ({ list: (await github.comments(Number(number))).map(commentJson) }),
  ],
  [
    /^POST \/statuses\/(.+)$/u,
    async (github, sha, { body }) =>
      statusJson(
        await github.postStatus(sha, {
          ...(body as unknown as port.CommitStatus),
          targetUrl: body["target_url"] ?? "",
        }),
      ),
  ],
  [
    /^POST \/check-runs$/u,
    async (github, _, { body }) => runJson(await github.postCheckRun(body["head_sha"] ?? "", newRun(body))),
  ],
  [
    /^PATCH \/check-runs\/(\d+)$/u,
    async (github, id, { body }) => runJson(await github.updateCheckRun(Number(id), newRun(body))),
  ],
  [
    /^POST \/issues\/(\d+)\/comments$/u,
    async (github, number, { body }) =>
      commentJson(await github.postComment(Number(number), body["body"] ?? "")),
  ],
  [
    /^PATCH \/issues\/comments\/(\d+)$/u,
    async (github, id, { body }) => commentJson(await github.editComment(Number(id), body["body"] ?? "")),
  ],
];

const pullJson = ({ number, author, draft, head, base, description }: port.PullRequest): object => ({
  number,
  user: author,
  draft,
  head: {
    sha: head.sha,
    ref: head.branch,
    repo: head.repository === null ? null : { full_name: head.repository },
  },
  base: { ref: base.branch },
  body: description === "" ? null : description,
});

const statusJson = ({
  id,
  context,
  state,
  description,
  targetUrl,
  createdAt,
  creator,
}: port.CommitStatus): object => ({
  id,
  context,
  state,
  description,
  target_url: targetUrl,
  created_at: createdAt,
  creator: creator === null ? null : { login: creator },
});

const newRun = (body: Asked["body"]): NewCheckRun => {
  const sent = body as unknown as {
    readonly name: string;
    readonly conclusion?: "success" | "failure";
    readonly details_url: string;
    readonly output: Pick<NewCheckRun, "title" | "summary" | "annotations">;
  };
  const { name, conclusion = "in_progress", details_url: detailsUrl, output } = sent;
  return { name, outcome: conclusion, detailsUrl, ...output };
};

const runJson = ({
  id,
  name,
  outcome,
  title,
  summary,
  annotationCount,
  app,
  externalId,
}: port.CheckRun): object => ({
  id,
  name,
  status: outcome === "in_progress" ? "in_progress" : "completed",
  conclusion: outcome === "in_progress" ? null : outcome,
  output: { title, summary, annotations_count: annotationCount },
  app: app === null ? null : { slug: app },
  external_id: externalId,
});

const commentJson = ({ id, author, body, url }: port.Comment): object => ({
  id,
  user: author === null ? null : { login: author },
  body,
  html_url: url,
});
