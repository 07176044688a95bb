import { setTimeout as wait } from "node:timers/promises";
import { UnusableAnswer } from "../../action/answer.ts";
import type { AuditReader } from "../../action/audit/judge-merged.ts";
import { Refused } from "../../action/github/ask.ts";
import { past } from "../../action/github/past.ts";
import { reads } from "../../action/github/reads.ts";
import { remembering } from "../../action/github/remember.ts";
import { rules, type ReadRules } from "../../action/github/rules.ts";
import type { Repository } from "./repository.ts";
import { readToken } from "./token.ts";
import { UsageError } from "./usage-error.ts";

/** What a command reads a repository with. There is nothing in it that writes. */
export interface GitHubReader extends AuditReader {
  readonly rules: ReadRules;
}

/**
 * Reads a repository on GitHub, at `GITHUB_API_URL` where that is set. Only records by `account` are trusted. What
 * GitHub refuses becomes a sentence for whoever sits at the terminal.
 */
export async function onGitHub<T>(
  repository: Repository,
  account: string,
  work: (reader: GitHubReader) => Promise<T>,
): Promise<T> {
  const token = await readToken(apiHost());
  // Loaded only now: most calls of the program never speak to GitHub.
  const { connect } = await import("../../action/github/rest.ts");
  const connection = connect(repository, token);
  try {
    return await work({
      github: remembering(reads(connection)),
      past: past(connection),
      rules: rules(connection),
      account,
      leads: null,
      now: () => new Date(),
      wait,
    });
  } catch (thrown) {
    throw inWords(thrown, repository);
  }
}

/** The GitHub that is meant, by its name. */
function apiHost(): string {
  const address = process.env["GITHUB_API_URL"] ?? "https://api.github.com";
  if (URL.canParse(address)) return new URL(address).hostname.replace(/^api\./u, "");
  throw new UsageError(`GITHUB_API_URL is \`${address}\`, which is no address.`, "Unset it for github.com.");
}

function inWords(thrown: unknown, { owner, repo }: Repository): unknown {
  if (thrown instanceof UnusableAnswer)
    return new UsageError(thrown.message, "Nothing is concluded from half an answer.");
  if (!(thrown instanceof Refused)) return thrown;
  return new UsageError(thrown.saw, advice(thrown, `${owner}/${repo}`));
}

function advice({ status, permission, saw }: Refused, name: string): string {
  if (/rate limit/iu.test(saw)) return "GitHub lets this token ask no more for now. Run it again in an hour.";
  switch (status) {
    case 401:
      return "The token is wrong or no longer valid. Set GITHUB_TOKEN anew, or log in with `gh auth login`.";
    case 403:
      return `The token needs the permission \`${permission}\`.`;
    case 404:
      return `Check the name ${name}. GitHub says the same where a token may not look: it needs \`${permission}\`.`;
    case null:
      return "Check your network and, if it is set, GITHUB_API_URL.";
    default:
      return "Run it again in a few minutes.";
  }
}
