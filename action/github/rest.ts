import { setTimeout as wait } from "node:timers/promises";
import { getOctokit } from "@actions/github";
import { patiently } from "./ask.ts";
import { client } from "./client.ts";
import type { GitHub } from "./port.ts";
import { reads } from "./reads.ts";
import { writes } from "./writes.ts";

/** No answer within a minute counts as none: a run that hangs would leave the old verdict in place. */
const answerWithin = 60_000;

/** GitHub's REST interface at `GITHUB_API_URL`, for one repository and the account that the token belongs to. */
export function restGitHub(
  repository: { readonly owner: string; readonly repo: string },
  token: string,
): GitHub {
  const octokit = getOctokit(token);
  const ask = patiently(
    async ({ route, parameters }) =>
      octokit.request(route, { ...parameters, request: { signal: AbortSignal.timeout(answerWithin) } }),
    { attempts: 4, wait, random: Math.random, now: Date.now },
  );
  const bound = client(repository, ask);
  return { ...reads(bound), ...writes(bound) };
}
