import type { OperationId } from "../contract/operations.ts";
import type { Answer, Identity, Upstream } from "./exchange.ts";

/**
 * The operations that the proxy answers itself, because the emulator has none of them. The list is closed: a merge,
 * a pull request, its head or a review always comes from the emulator.
 */
export type OwnOperation = Extract<
  OperationId,
  | "repos/create-commit-status"
  | "repos/list-commit-statuses-for-ref"
  | "repos/get-combined-status-for-ref"
  | "repos/download-tarball-archive"
  | "repos/list-activities"
  | "repos/create-repo-ruleset"
  | "repos/get-repo-rulesets"
  | "repos/get-repo-ruleset"
  | "repos/get-branch-rules"
>;

/** A request for one of them. */
export interface OwnRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly url: URL;
  readonly body: unknown;
  readonly by: Identity | undefined;
  readonly upstream: Upstream;
}

/** How the proxy answers it. */
export type OwnRoute = (request: OwnRequest) => Promise<Answer>;

/** The commit that a SHA, a branch or a tag names in the emulator; undefined if there is none. */
export async function commitOf(request: OwnRequest, ref: string): Promise<string | undefined> {
  const path = /^[0-9a-f]{40}$/.test(ref) ? `git/commits/${ref}` : `commits/${encodeURIComponent(ref)}`;
  const { status, json } = await request.upstream("GET", `${repositoryPath(request)}/${path}`);
  return status === 200 ? (json as { readonly sha: string }).sha : undefined;
}

/** `/repos/owner/name` of the request. */
export function repositoryPath({ params }: OwnRequest): string {
  return `/repos/${params["owner"] ?? ""}/${params["repo"] ?? ""}`;
}
