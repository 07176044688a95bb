import type { Clock } from "./clock.ts";
import { json, type Answer } from "./exchange.ts";
import { repositoryPath, type OwnRequest, type OwnRoute } from "./own-route.ts";

interface Movement {
  readonly ref: string;
  readonly before: string;
  readonly after: string;
  readonly at: string;
  readonly by: string;
  readonly type: "push" | "branch_creation" | "pr_merge";
}

/** The movements of branches, which the emulator does not keep: the proxy sees every one of them go by. */
export interface Activity {
  readonly list: OwnRoute;
  /** Looks at a write before it happens; the answer has to be told what came of it. Undefined if it moves no branch. */
  watch(operation: string, request: OwnRequest): Promise<((answer: Answer) => void) | undefined>;
}

const nothing = "0".repeat(40);

/** Starts without any movement. */
export function activity(clock: Clock): Activity {
  const moved = new Map<string, Movement[]>();

  const tip = async (request: OwnRequest, ref: string): Promise<string> => {
    const path = `${repositoryPath(request)}/git/ref/${ref.replace(/^refs\//u, "")}`;
    const { status, json: found } = await request.upstream("GET", path);
    return status === 200 ? (found as { readonly object: { readonly sha: string } }).object.sha : nothing;
  };

  return {
    watch: async (operation, request) => {
      const ref = await refOf(operation, request);
      if (ref === undefined) return undefined;
      const before = await tip(request, ref);
      return ({ status, body }) => {
        if (status >= 300) return;
        const sent = (request.body ?? {}) as { readonly sha?: string };
        const merged = operation === "pulls/merge";
        const after = merged
          ? (JSON.parse(Buffer.from(body).toString()) as { readonly sha: string }).sha
          : (sent.sha ?? nothing);
        const key = repositoryPath(request);
        const type = merged ? "pr_merge" : before === nothing ? "branch_creation" : "push";
        const movement = { ref, before, after, at: clock.now(), by: request.by?.login ?? "", type } as const;
        moved.set(key, [movement, ...(moved.get(key) ?? [])]);
      };
    },

    list: async (request) => {
      const { url, upstream } = request;
      const size = Number(url.searchParams.get("per_page") ?? "30");
      const after = Number(url.searchParams.get("after") ?? "0");
      const all = (moved.get(repositoryPath(request)) ?? []).filter(
        ({ ref }) => ref === (url.searchParams.get("ref") ?? ref),
      );
      const items = all.slice(after, after + size).map(async ({ at, by, type, ...movement }, index) => ({
        id: all.length - after - index,
        node_id: `Activity${all.length - after - index}`,
        ...movement,
        timestamp: at,
        activity_type: type,
        actor: (await upstream("GET", `/users/${encodeURIComponent(by)}`)).json,
      }));
      const next = new URL(url);
      next.searchParams.set("after", String(after + size));
      return json(
        200,
        await Promise.all(items),
        after + size < all.length ? { link: `<${next.href}>; rel="next"` } : {},
      );
    },
  };
}

async function refOf(operation: string, request: OwnRequest): Promise<string | undefined> {
  switch (operation) {
    case "git/create-ref":
      return (request.body as { readonly ref: string }).ref;
    case "git/update-ref":
      return `refs/${request.params["ref"] ?? ""}`;
    case "pulls/merge": {
      const path = `${repositoryPath(request)}/pulls/${request.params["pull_number"] ?? ""}`;
      const { json: pull } = await request.upstream("GET", path);
      return `refs/heads/${(pull as { readonly base: { readonly ref: string } }).base.ref}`;
    }
    default:
      return undefined;
  }
}
