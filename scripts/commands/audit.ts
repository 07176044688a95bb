import { Command, Option } from "commander";
import { audit } from "../../action/audit/audit.ts";
import { sinceOf } from "../../action/audit/since.ts";
import { isClean } from "../../core/report/audit.ts";
import { auditMarkdown } from "../../core/report/audit-markdown.ts";
import { accountOption } from "../io/account.ts";
import { onGitHub } from "../io/github.ts";
import { progress } from "../io/progress.ts";
import { repositoryOf, repositoryOption } from "../io/repository.ts";
import { UsageError } from "../io/usage-error.ts";

interface Options {
  readonly since: string;
  readonly repo?: string;
  readonly account: string;
  readonly format: "markdown" | "json";
}

export const auditCommand = new Command("audit")
  .description(
    "Find what came to the default branch without both signatures, and which definitions are therefore unsigned.",
  )
  .requiredOption("--since <date>", "the day, in UTC, from which on to look")
  .addOption(repositoryOption())
  .addOption(accountOption())
  .addOption(
    new Option("--format <format>", "how to print it").choices(["markdown", "json"]).default("markdown"),
  )
  .addHelpText(
    "after",
    `
Examples:
  countersign audit --since 2026-01-01
  countersign audit --since 2026-01-01 --repo acme/definitions --format json

It reads GitHub with GITHUB_TOKEN, or as whoever is logged in with \`gh\`, and writes nothing.
Exit codes: 0 all of it is signed, 1 something is not, 2 wrong call or no answer, 3 fault of the program.`,
  )
  .action(async ({ since: typed, repo, account, format }: Options) => {
    const since = sinceOf(typed);
    if (since === null)
      throw new UsageError(`\`${typed}\` is not a day.`, "Type it as year-month-day, such as 2026-01-31.");
    const repository = await repositoryOf(repo);
    const shown = progress("pushes");
    const output = await onGitHub(repository, account, (reader) =>
      audit(reader, { repository: `${repository.owner}/${repository.repo}`, since }, shown.at),
    ).finally(shown.done);
    process.stdout.write(format === "json" ? `${JSON.stringify(output, null, 2)}\n` : auditMarkdown(output));
    process.exitCode = isClean(output) ? 0 : 1;
  });
