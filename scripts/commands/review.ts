import { Command, Option } from "commander";
import { type NamedLeads, namedLeads } from "../../action/leads.ts";
import { review } from "../../action/review.ts";
import { readSides } from "../../action/sides.ts";
import type { ReviewOutput } from "../../core/generated/review.ts";
import { comment } from "../../core/report/comment.ts";
import { accountOption } from "../io/account.ts";
import { onGitHub } from "../io/github.ts";
import { localCommits, localGit } from "../io/local-git.ts";
import { paint } from "../io/options.ts";
import { repositoryOf, repositoryOption } from "../io/repository.ts";
import { UsageError } from "../io/usage-error.ts";

interface Options {
  readonly pr?: number;
  readonly base?: string;
  readonly head: string;
  readonly repo?: string;
  readonly account: string;
  readonly leads: string;
  readonly leadsAsOf: string;
  readonly format: "markdown" | "json";
}

export const reviewCommand = new Command("review")
  .description("Print the comment and the verdict that a proposal gets, and post nothing.")
  .addOption(new Option("--pr <number>", "an open pull request on GitHub").argParser(pullRequestNumber))
  .addOption(
    new Option("--base <ref>", "compare commits of this folder's git repository with it instead").conflicts([
      "pr",
      "repo",
    ]),
  )
  .option("--head <ref>", "the proposal, with --base", "HEAD")
  .addOption(repositoryOption())
  .addOption(accountOption())
  .option(
    "--leads <path>",
    "a file of leads, or a profile, in the base branch: the Action's input `leads`",
    "",
  )
  .option("--leads-as-of <day>", "when these leads are judged: its input `leads-as-of`", "")
  .addOption(
    new Option("--format <format>", "how to print it").choices(["markdown", "json"]).default("markdown"),
  )
  .addHelpText(
    "after",
    `
Examples:
  countersign review --repo acme/definitions --pr 7   who has signed, who has to, and what changes
  countersign review --base main                      what this branch changes, before it is proposed
  countersign review --base main --head HEAD~1
  countersign review --base main --leads leads/profile.csv

A pull request is read with GITHUB_TOKEN, or as whoever is logged in with \`gh\`. Nothing is written.
Exit codes: 0 countersigned, or with --base: no errors; 1 not; 2 wrong call or no answer; 3 fault of the program.`,
  )
  .action(async ({ pr, base, head, repo, account, format, ...options }: Options) => {
    const leads = leadsOf(options);
    const output =
      base !== undefined
        ? await reviewCommits(base, head, leads)
        : pr !== undefined
          ? await reviewPullRequest(pr, repo, account, leads)
          : nothingNamed();
    const { verdict, comment: text, errors } = output;
    if (format === "json") console.log(JSON.stringify(output, null, 2));
    else {
      if (verdict !== null)
        console.log(`${paint.bold(`${verdict.context}: ${verdict.state}.`)} ${verdict.description}\n`);
      process.stdout.write(text);
    }
    process.exitCode = (verdict === null ? errors === 0 : verdict.state === "success") ? 0 : 1;
  });

async function reviewPullRequest(
  number: number,
  repo: string | undefined,
  account: string,
  leads: NamedLeads | null,
): Promise<ReviewOutput> {
  const repository = await repositoryOf(repo);
  const name = `${repository.owner}/${repository.repo}`;
  const found = await onGitHub(repository, account, (reader) => review({ ...reader, leads }, number));
  if (found === null)
    throw new UsageError(
      `There is no open pull request #${number} in ${name}.`,
      "What was merged is looked at by `countersign audit`.",
    );
  const { pull, text, verdict, errors } = found;
  return {
    version: 1,
    repository: name,
    pull_request: number,
    base: pull.base.branch,
    head: pull.head.sha,
    verdict,
    errors,
    comment: text,
  };
}

async function reviewCommits(base: string, name: string, named: NamedLeads | null): Promise<ReviewOutput> {
  const commits = await localCommits(base, name);
  const { head } = commits;
  const { changes, classes, intent, findings, check, leads } = await readSides(localGit, commits, named);
  if (check.status === "not-run")
    throw new UsageError(`The definitions cannot be read. ${check.reason}`, "Mend that first.");
  const facts = { pull_request: { head, base: { branch: base } } };
  return {
    version: 1,
    repository: null,
    pull_request: null,
    base,
    head,
    verdict: null,
    errors: findings.filter(({ severity }) => severity === "error").length,
    comment: comment({ decision: null, facts, changes, classes, intent, findings, leads }),
  };
}

/** Leads are named as in the workflow, so that its inputs can be tried here. */
function leadsOf({ leads, leadsAsOf }: Pick<Options, "leads" | "leadsAsOf">): NamedLeads | null {
  try {
    return namedLeads(leads, leadsAsOf, { leads: "option `--leads`", asOf: "option `--leads-as-of`" });
  } catch (thrown) {
    throw new UsageError(
      thrown instanceof Error ? thrown.message : String(thrown),
      "Run with --help for examples.",
    );
  }
}

function pullRequestNumber(text: string): number {
  if (/^[1-9]\d{0,9}$/u.test(text)) return Number(text);
  throw new UsageError(`\`${text}\` is no number of a pull request.`, "Type the number alone, such as 7.");
}

function nothingNamed(): never {
  throw new UsageError(
    "It is not said what to look at.",
    "Add `--pr NUMBER` for a pull request, or `--base main` for the commits of this folder.",
  );
}
