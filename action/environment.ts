import { readFileSync } from "node:fs";

/** What a runner tells a job through its environment. */
export interface Environment {
  readonly repository: { readonly owner: string; readonly repo: string };
  readonly event: { readonly name: string; readonly payload: unknown };
  /** The page of this run. It is the same when the run is repeated. */
  readonly page: string;
  /** Whether this run is repeated: its event may be long past. */
  readonly isRepeated: boolean;
}

/** Reads the runner's environment; without it there is nothing to decide. */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const needed = (name: string): string => {
    const value = variables[name] ?? "";
    if (value === "")
      throw new Error(`\`${name}\` is not set. Countersign's Action runs in a GitHub workflow.`);
    return value;
  };
  const [owner = "", repo = ""] = needed("GITHUB_REPOSITORY").split("/");
  const server = needed("GITHUB_SERVER_URL");
  const payload: unknown = JSON.parse(readFileSync(needed("GITHUB_EVENT_PATH"), "utf8"));
  return {
    repository: { owner, repo },
    event: { name: needed("GITHUB_EVENT_NAME"), payload },
    page: `${server}/${owner}/${repo}/actions/runs/${needed("GITHUB_RUN_ID")}`,
    isRepeated: !/^1?$/u.test(variables["GITHUB_RUN_ATTEMPT"] ?? ""),
  };
}
