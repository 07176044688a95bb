import { setTimeout as wait } from "node:timers/promises";
import { getOctokit } from "@actions/github";
import { patiently, type Patience } from "./ask.ts";
import { client, type Client } from "./client.ts";
import type { GitHub } from "./port.ts";
import { reads } from "./reads.ts";
import { writes } from "./writes.ts";

/** No answer within a minute counts as none: a run that hangs would leave the old verdict in place. */
const answerWithin = 60_000;

/** How requests are sent, where it is not as usual. */
interface Means {
  readonly fetch?: typeof fetch;
  readonly patience?: Patience;
}

const usualPatience: Patience = { attempts: 4, wait, random: Math.random, now: Date.now };

/** GitHub's REST interface at `GITHUB_API_URL`, for one repository and the account that the token belongs to. */
export function connect(
  repository: { readonly owner: string; readonly repo: string },
  token: string,
  { patience = usualPatience, ...means }: Means = {},
): Client {
  const octokit = getOctokit(token);
  const ask = patiently(
    async ({ route, parameters }) =>
      octokit.request(route, {
        ...parameters,
        request: { ...means, signal: AbortSignal.timeout(answerWithin) },
      }),
    patience,
  );
  return client(repository, ask);
}

/** Everything that Countersign asks of GitHub, over a connection. */
export const restGitHub = (connection: Client): GitHub => ({ ...reads(connection), ...writes(connection) });
