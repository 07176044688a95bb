import { gitHubActions, type BypassActor } from "../approval/ruleset.ts";
import { weightOf, type Difference } from "../approval/ruleset-differences.ts";
import type { RulesetOutput } from "../generated/ruleset.ts";
import { oneLine } from "./code.ts";
import { inARow } from "./decision-parts.ts";
import type { Message } from "./messages/message.ts";

/** An app as its readers know it. */
const app = (source: number): string =>
  source === gitHubActions ? `GitHub Actions (app ${source})` : `the app ${source}`;

type Say<C extends Difference["code"]> = (difference: Extract<Difference, { code: C }>) => Message;

const words = {
  "status-not-required": ({ context }) => ({
    saw: `The branch does not require the status ${oneLine(context)}.`,
    why: "Definitions can be merged without any signature.",
    type: "Add it under “Require status checks to pass”.",
  }),
  "status-from-anybody": ({ context, source }) => ({
    saw: `The status ${oneLine(context)} is required, but from any source.`,
    why: "Everybody who may push can post it with a token of their own.",
    type: `Choose ${app(source)} as its expected source.`,
  }),
  "status-from-another": ({ context, source, found }) => ({
    saw: `The status ${oneLine(context)} is required from ${inARow(found.map(app), "or")}, and not from ${app(source)}.`,
    why: "Either nothing can be merged, or somebody else decides.",
    type: `Choose ${app(source)} as its expected source, or run this again with \`--app\` and the number of your app.`,
  }),
  "may-be-behind": () => ({
    saw: "A branch does not have to be up to date before it is merged.",
    why: "Two changes that are signed one by one can be wrong together.",
    type: "Tick “Require branches to be up to date before merging”.",
  }),
  "direct-push": () => ({
    saw: "Commits can be pushed to the branch without a pull request.",
    why: "A definition that is pushed directly needs no signature.",
    type: "Tick “Require a pull request before merging”.",
  }),
  "force-push": () => ({
    saw: "The branch can be force-pushed.",
    why: "Signed definitions can be replaced by others, without a trace on the branch.",
    type: "Tick “Block force pushes”.",
  }),
  deletion: () => ({
    saw: "The branch can be deleted.",
    why: "A new branch of the same name could start without any signed definition.",
    type: "Tick “Restrict deletions”.",
  }),
  "team-not-required": ({ team, files }) => ({
    saw: `GitHub itself does not require a review of ${oneLine(team)} for ${inARow(files, "and", 3)}.`,
    why: "Countersign's status is then the only lock on these files.",
    type: "Add the team under “Require review from specific teams”.",
  }),
  "may-bypass": ({ ruleset, actors }) => ({
    saw: `${inARow(actors.map(actorWords), "and")} may bypass the ruleset “${oneLine(ruleset)}”.`,
    why: "Whoever may bypass it can merge definitions without both signatures.",
    type: "Empty its bypass list.",
  }),
  "bypass-hidden": ({ ruleset }) => ({
    saw: `We may not see who may bypass the ruleset “${oneLine(ruleset)}”.`,
    why: "Whoever may bypass it can merge definitions without both signatures.",
    type: "Run this again with the token of somebody who administers the repository.",
  }),
  "stale-dismissed": () => ({
    saw: "GitHub dismisses approvals on every push.",
    why: "An update of the branch then takes the signatures back, even if no definition changes.",
    type: "Untick “Dismiss stale pull request approvals”: Countersign voids an approval when its content changes.",
  }),
  "workflows-open": () => ({
    saw: "Everybody who may push can add a workflow, and a workflow can post the status itself.",
    why: "A status that a workflow has forged looks like Countersign's own.",
    type:
      "Let an app of your own post the status (`--app`), or restrict workflow files: " +
      "`countersign ruleset --for workflow-files`. GitHub offers that for private and internal repositories.",
  }),
} as const satisfies { readonly [C in Difference["code"]]: Say<C> };

/** What is different in a repository: what was seen, why it matters, what to do. */
function differenceInWords(difference: Difference): Message {
  // Each code leads to the words for its own difference; TypeScript cannot follow that through the table.
  const say = words[difference.code] as (of: Difference) => Message;
  return say(difference);
}

const roles: Readonly<Record<number, string>> = {
  1: "everybody who may read",
  2: "everybody who may maintain",
  3: "everybody who may triage",
  4: "everybody who may push",
  5: "every administrator of the repository",
};

function actorWords({ actor_id: id, actor_type: type }: BypassActor): string {
  switch (type) {
    case "OrganizationAdmin":
      return "every owner of the organisation";
    case "RepositoryRole":
      return (id === null ? undefined : roles[id]) ?? `the role ${String(id)}`;
    case "Team":
      return `the team ${String(id)}`;
    case "Integration":
      return `the app ${String(id)}`;
    case "DeployKey":
      return "every deploy key";
    case "User":
      return `the person ${String(id)}`;
    default:
      return oneLine(`${type} ${String(id)}`);
  }
}

/** How a repository differs from what belongs to it, as `countersign ruleset --verify --format json` prints it. */
export const rulesetOutput = (
  repository: string,
  branch: string,
  differences: readonly Difference[],
): RulesetOutput => ({
  version: 1,
  repository,
  branch,
  differences: differences.map((difference) => ({
    code: difference.code,
    weight: weightOf(difference),
    ...differenceInWords(difference),
  })),
});
