import { Command, Option } from "commander";
import { ledger } from "../../action/audit/ledger.ts";
import { ledgerMarkdown } from "../../core/report/ledger.ts";
import { accountOption } from "../io/account.ts";
import { onGitHub } from "../io/github.ts";
import { progress } from "../io/progress.ts";
import { repositoryOf, repositoryOption } from "../io/repository.ts";

interface Options {
  readonly repo?: string;
  readonly account: string;
  readonly format: "markdown" | "json";
}

export const ledgerCommand = new Command("ledger")
  .description(
    "List every definition in force with who countersigned it, when, and in which pull request; and what nobody has.",
  )
  .addOption(repositoryOption())
  .addOption(accountOption())
  .addOption(
    new Option("--format <format>", "how to print it").choices(["markdown", "json"]).default("markdown"),
  )
  .addHelpText(
    "after",
    `
Examples:
  countersign ledger > LEDGER.md
  countersign ledger --repo acme/definitions --format json

It goes back to the last signed change of every definition, which takes a while in a long history.
It reads GitHub with GITHUB_TOKEN, or as whoever is logged in with \`gh\`, and writes nothing.
Exit codes: 0 every definition is countersigned, 1 some are not, 2 wrong call or no answer, 3 fault of the program.`,
  )
  .action(async ({ repo, account, format }: Options) => {
    const repository = await repositoryOf(repo);
    const shown = progress("pushes");
    const output = await onGitHub(repository, account, (reader) =>
      ledger(reader, `${repository.owner}/${repository.repo}`, shown.at),
    ).finally(shown.done);
    process.stdout.write(format === "json" ? `${JSON.stringify(output, null, 2)}\n` : ledgerMarkdown(output));
    process.exitCode = output.definitions.every(({ state }) => state === "countersigned") ? 0 : 1;
  });
