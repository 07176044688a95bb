import type { Clock } from "./clock.ts";
import { json, refusal, type Answer } from "./exchange.ts";
import { commitOf, repositoryPath, type OwnOperation, type OwnRequest, type OwnRoute } from "./own-route.ts";
import { page } from "./page.ts";

interface Status {
  readonly id: number;
  readonly state: string;
  readonly context: string;
  readonly description: string | null;
  readonly target_url: string | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly creator: Readonly<Record<string, unknown>>;
}

type NewStatus = Pick<Status, "state"> & Partial<Status>;

/** GitHub refuses the next one. */
const limit = 1000;

/** Commit statuses, which the emulator lacks: create, list (newest first, in pages) and the combined state. */
export function statusRoutes(
  clock: Clock,
): Readonly<Record<Extract<OwnOperation, `repos/${string}status${string}`>, OwnRoute>> {
  const stored = new Map<string, Status[]>();
  let lastId = 0;

  /** Newest first. */
  const of = (request: OwnRequest, sha: string): readonly Status[] =>
    (stored.get(`${repositoryPath(request)} ${sha}`) ?? []).toReversed();

  const create: OwnRoute = async (request) => {
    const sha = request.params["sha"] ?? "";
    const allowed = await mayWrite(request);
    if (allowed !== "yes") return allowed;
    const before = of(request, sha);
    // Commits do not go away: one that has a status already exists.
    if (before.length === 0 && (await commitOf(request, sha)) !== sha) {
      return refusal(422, `No commit found for SHA: ${sha}`);
    }
    const { state, context = "default", description = null, target_url = null } = request.body as NewStatus;
    if (before.filter((status) => status.context === context).length >= limit) {
      return refusal(422, "This SHA and context has reached the maximum number of statuses.");
    }
    const fault = faultOf(request.body as NewStatus);
    if (fault !== undefined) return invalid(fault);

    const now = clock.now();
    const creator = await creatorOf(request);
    const times = { created_at: now, updated_at: now };
    lastId += 1;
    const status: Status = {
      id: lastId,
      state,
      context,
      description,
      target_url,
      ...times,
      creator,
    };
    const key = `${repositoryPath(request)} ${sha}`;
    stored.set(key, [...(stored.get(key) ?? []), status]);
    return json(201, format(status, request, sha));
  };

  const list: OwnRoute = async (request) => {
    const sha = await commitOf(request, request.params["ref"] ?? "");
    if (sha === undefined) return refusal(404, "Not Found");
    const { items, headers } = page(of(request, sha), request.url);
    return json(
      200,
      items.map((status) => format(status, request, sha)),
      headers,
    );
  };

  const combined: OwnRoute = async (request) => {
    const sha = await commitOf(request, request.params["ref"] ?? "");
    if (sha === undefined) return refusal(404, "Not Found");
    const latest = of(request, sha).filter(
      (status, at, all) => all.findIndex(({ context }) => context === status.context) === at,
    );
    const { items, headers } = page(latest, request.url);
    const repository = (await request.upstream("GET", repositoryPath(request))).json;
    const commit_url = `${request.url.origin}${repositoryPath(request)}/commits/${sha}`;
    const body = {
      state: combine(latest),
      statuses: items.map((status) => format(status, request, sha)),
      sha,
      total_count: latest.length,
      repository,
      commit_url,
      url: `${commit_url}/status`,
    };
    return json(200, body, headers);
  };

  return {
    "repos/create-commit-status": create,
    "repos/list-commit-statuses-for-ref": list,
    "repos/get-combined-status-for-ref": combined,
  };
}

function faultOf({ state, description, target_url }: NewStatus): string | undefined {
  if (!["error", "failure", "pending", "success"].includes(state)) return "state is not included";
  if ((description ?? "").length > 140) return "description is too long (maximum is 140 characters)";
  if (target_url && !/^https?:/.test(target_url)) return "target_url must use http(s) scheme";
  return undefined;
}

/** An app needs the permission; a person needs to be able to push, or GitHub hides the route. */
async function mayWrite(request: OwnRequest): Promise<"yes" | Answer> {
  const { by } = request;
  if (by === undefined) return refusal(401, "Requires authentication");
  if (by.kind === "app") {
    return by.permissions["statuses"] === "write"
      ? "yes"
      : refusal(403, "Resource not accessible by integration");
  }
  const path = `${repositoryPath(request)}/collaborators/${by.login}/permission`;
  const { json: answer } = await request.upstream("GET", path);
  const { permission } = answer as { readonly permission?: string };
  return ["push", "maintain", "admin"].includes(String(permission)) ? "yes" : refusal(404, "Not Found");
}

async function creatorOf({ by, upstream }: OwnRequest): Promise<Readonly<Record<string, unknown>>> {
  const { json: user } = await upstream("GET", `/users/${encodeURIComponent(by?.login ?? "")}`);
  return user as Readonly<Record<string, unknown>>;
}

function combine(latest: readonly Status[]): string {
  const states = new Set(latest.map(({ state }) => state));
  if (states.has("failure") || states.has("error")) return "failure";
  return states.size === 0 || states.has("pending") ? "pending" : "success";
}

function format(status: Status, request: OwnRequest, sha: string): object {
  return {
    url: `${request.url.origin}${repositoryPath(request)}/statuses/${sha}`,
    avatar_url: status.creator["avatar_url"],
    node_id: Buffer.from(`Status${status.id}`).toString("base64"),
    ...status,
  };
}

function invalid(message: string): Answer {
  return json(422, {
    message: "Validation Failed",
    errors: [{ resource: "Status", code: "custom", message }],
    documentation_url: "https://docs.github.com/rest/commits/statuses#create-a-commit-status",
    status: "422",
  });
}
