import type { OperationId } from "../contract/operations.ts";
import { json, refusal } from "./exchange.ts";
import { repositoryPath, type OwnRequest, type OwnRoute } from "./own-route.ts";
import { page } from "./page.ts";

interface Stored {
  readonly id: number;
  readonly name: string;
  readonly target: string;
  readonly enforcement: string;
  readonly bypass_actors: readonly object[];
  readonly conditions?: { readonly ref_name: { readonly include: readonly string[] } };
  readonly rules: readonly object[];
  readonly source: string;
}

/** The operations about rulesets. */
export type RulesetOperation = Extract<OperationId, `repos/${string}rule${string}`>;

/** Rulesets, which the emulator lacks: made, listed and read; they hold nothing back. */
export function rulesetRoutes(): Readonly<Record<RulesetOperation, OwnRoute>> {
  const stored = new Map<string, readonly Stored[]>();
  const of = (request: OwnRequest): readonly Stored[] => stored.get(repositoryPath(request)) ?? [];

  const shown = async (request: OwnRequest, { bypass_actors, ...ruleset }: Stored): Promise<object> => ({
    ...ruleset,
    source_type: "Repository",
    // GitHub tells only those who may change a ruleset who may pass by it.
    ...((await mayChange(request)) ? { bypass_actors } : {}),
  });

  return {
    "repos/create-repo-ruleset": async (request) => {
      if (!(await mayChange(request))) return refusal(404, "Not Found");
      const { params, body } = request;
      const ruleset: Stored = {
        id: of(request).length + 1,
        target: "branch",
        bypass_actors: [],
        rules: [],
        ...(body as Pick<Stored, "name" | "enforcement">),
        source: `${params["owner"] ?? ""}/${params["repo"] ?? ""}`,
      };
      stored.set(repositoryPath(request), [...of(request), ruleset]);
      return json(201, await shown(request, ruleset));
    },

    "repos/get-repo-rulesets": (request) => {
      const targets = request.url.searchParams.get("targets");
      const held = of(request).filter(
        ({ target }) => targets === null || targets.split(",").includes(target),
      );
      const { items, headers } = page(held, request.url);
      const brief = items.map(({ id, name, target, enforcement, source }) => ({
        id,
        name,
        target,
        enforcement,
        source,
        source_type: "Repository",
      }));
      return Promise.resolve(json(200, brief, headers));
    },

    "repos/get-repo-ruleset": async (request) => {
      const found = of(request).find(({ id }) => String(id) === request.params["ruleset_id"]);
      return found === undefined ? refusal(404, "Not Found") : json(200, await shown(request, found));
    },

    "repos/get-branch-rules": (request) => {
      const ref = `refs/heads/${request.params["branch"] ?? ""}`;
      const rules = of(request)
        .filter(({ target, enforcement, conditions }) => {
          return (
            target === "branch" && enforcement === "active" && conditions?.ref_name.include.includes(ref)
          );
        })
        .flatMap(({ id, source, rules: held }) =>
          held.map((rule) => ({
            ...rule,
            ruleset_source_type: "Repository",
            ruleset_source: source,
            ruleset_id: id,
          })),
        );
      const { items, headers } = page(rules, request.url);
      return Promise.resolve(json(200, items, headers));
    },
  };
}

async function mayChange(request: OwnRequest): Promise<boolean> {
  const { by } = request;
  if (by === undefined) return false;
  if (by.kind === "app") return by.permissions["administration"] === "write";
  const path = `${repositoryPath(request)}/collaborators/${by.login}/permission`;
  const { json: answer } = await request.upstream("GET", path);
  return (answer as { readonly permission?: string }).permission === "admin";
}
