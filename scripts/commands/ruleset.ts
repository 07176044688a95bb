import { Command, Option } from "commander";
import { requiredTeams, type TeamIds, teamsToLookUp } from "../../core/approval/required-teams.ts";
import {
  branchRuleset,
  gitHubActions,
  type RulesetChoices,
  workflowRuleset,
} from "../../core/approval/ruleset.ts";
import { type Protection, rulesetDifferences } from "../../core/approval/ruleset-differences.ts";
import type { Owners } from "../../core/generated/facts.ts";
import { notRequiredInWords } from "../../core/report/not-required.ts";
import { rulesetOutput } from "../../core/report/ruleset.ts";
import { rulesetText } from "../../core/report/ruleset-text.ts";
import type { ReadRules } from "../../action/github/rules.ts";
import { readOwners } from "../../action/owners.ts";
import { onGitHub } from "../io/github.ts";
import { type Format, formatOption, paint } from "../io/options.ts";
import { definitionsFolder, readDefinitions } from "../io/read-definitions.ts";
import { type Repository, repositoryOf, repositoryOption } from "../io/repository.ts";
import { UsageError } from "../io/usage-error.ts";

interface Options {
  readonly verify?: true;
  readonly for: "branch" | "workflow-files";
  readonly branch: string;
  readonly app: number;
  readonly repo?: string;
  readonly format: Format;
}

export const rulesetCommand = new Command("ruleset")
  .description(
    "Print the GitHub ruleset that belongs to these definitions, or compare with what a repository has.",
  )
  .argument("[dir]", "the repository, or its folder of definitions", ".")
  .option("--verify", "read the repository's rulesets and say what differs; nothing is changed")
  .addOption(
    new Option("--for <what>", "the ruleset of the branch, or the one that keeps workflow files")
      .choices(["branch", "workflow-files"])
      .default("branch"),
  )
  .option("--branch <name>", "the branch that is protected", "main")
  .addOption(
    new Option("--app <number>", "the number of the app that posts the status, if it is one of your own")
      .argParser(appNumber)
      .default(gitHubActions, "GitHub Actions"),
  )
  .addOption(repositoryOption())
  .addOption(formatOption())
  .addHelpText(
    "after",
    `
Examples:
  countersign ruleset | gh api repos/acme/definitions/rulesets --input -
  countersign ruleset --app 123456 --branch main
  countersign ruleset --for workflow-files | gh api repos/acme/definitions/rulesets --input -
  countersign ruleset --verify --repo acme/definitions

Where a team owns a function, GitHub's number of the team is asked for; that takes a token with Members: read.
What GitHub cannot require is said on standard error. Protection of the older kind, outside rulesets, is not looked at.
Exit codes: 0 fine, 1 with --verify: something differs, 2 wrong call or no answer, 3 fault of the program.`,
  )
  .action(async (dir: string, options: Options) => {
    if (options.verify === true) return verify(dir, options);
    if (options.for === "workflow-files") {
      print(workflowRuleset);
      return;
    }
    const owners = await ownersIn(dir);
    const names = teamsToLookUp(owners);
    const ids: TeamIds =
      names.length === 0
        ? new Map()
        : await onRules(await repositoryOf(options.repo), (rules) => idsOf(names, rules));
    const { required, left } = requiredTeams(owners, ids);
    for (const note of left) console.error(notRequiredInWords(note));
    print(branchRuleset({ branch: options.branch, source: options.app, teams: required }));
  });

async function verify(dir: string, { branch, app, repo, format }: Options): Promise<void> {
  const repository = await repositoryOf(repo);
  const owners = await ownersIn(dir);
  const [found, ids] = await onRules(
    repository,
    async (rules) => [await protection(rules, branch), await idsOf(teamsToLookUp(owners), rules)] as const,
  );
  const { required, left } = requiredTeams(owners, ids);
  // That people cannot be required is no difference; a team that may not be looked up could hide one.
  for (const note of left.filter(({ because }) => because === "unknown-team"))
    console.error(notRequiredInWords(note));
  const wanted: RulesetChoices = { branch, source: app, teams: required };
  const name = `${repository.owner}/${repository.repo}`;
  const output = rulesetOutput(name, branch, rulesetDifferences(wanted, found));
  console.log(format === "json" ? JSON.stringify(output, null, 2) : rulesetText(output, paint));
  process.exitCode = output.differences.length === 0 ? 0 : 1;
}

async function protection(rules: ReadRules, branch: string): Promise<Protection> {
  const ofBranch = await rules.ofBranch(branch);
  const ids = [...new Set(ofBranch.flatMap(({ type, ruleset }) => (type === "other" ? [] : [ruleset])))];
  return {
    rules: ofBranch,
    rulesets: await Promise.all(ids.map((id) => rules.ruleset(id))),
    restrictedPaths: await rules.restrictedPaths(),
  };
}

const idsOf = async (names: readonly string[], rules: ReadRules): Promise<TeamIds> =>
  new Map(await Promise.all(names.map(async (name) => [name, await rules.teamId(name)] as const)));

const onRules = <T>(repository: Repository, work: (rules: ReadRules) => Promise<T>): Promise<T> =>
  // No record is read, so it does not matter whose would be trusted.
  onGitHub(repository, "", ({ rules }) => work(rules));

async function ownersIn(dir: string): Promise<Owners> {
  const found = readOwners(await readDefinitions(await definitionsFolder(dir)));
  switch (found.status) {
    case "read":
      return found.owners;
    case "absent":
      throw new UsageError(
        "There is no owners.yaml, so nobody can sign and there is nothing to require.",
        "Add `definitions/owners.yaml`; `countersign init` writes one to start from.",
      );
    case "unreadable":
      throw new UsageError(found.reason, `Run \`countersign check ${dir}\` and mend it first.`);
  }
}

function appNumber(text: string): number {
  if (/^[1-9]\d{0,9}$/u.test(text)) return Number(text);
  throw new UsageError(
    `\`${text}\` is not the number of an app.`,
    "It stands as “App ID” on the app's own page on GitHub, for example 123456.",
  );
}

const print = (value: unknown): void => {
  console.log(JSON.stringify(value, null, 2));
};
