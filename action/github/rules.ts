import type { BranchRule, FoundRuleset } from "../../core/approval/ruleset-differences.ts";
import type { Answer } from "../answer.ts";
import type { Client, RepositoryCall } from "./client.ts";

/** What is read about the rules of a repository. */
export interface ReadRules {
  /** The rules that hold for a branch, from every ruleset that is in force: the organisation's, too. */
  readonly ofBranch: (branch: string) => Promise<readonly BranchRule[]>;
  /** The ruleset with this number. */
  readonly ruleset: (id: number) => Promise<FoundRuleset>;
  /** The paths that rulesets in force keep everybody from pushing. */
  readonly restrictedPaths: () => Promise<readonly string[]>;
  /** GitHub's number of a team, given as organisation/team; null where it shows none. */
  readonly teamId: (team: string) => Promise<number | null>;
}

const texts = (answer: Answer, path: string): readonly string[] =>
  answer.list(path).map((each) => each.text(""));

/** A rule as it holds for a branch. What a rule leaves out counts as not set. */
export function branchRule(answer: Answer): BranchRule {
  const ruleset = answer.integer("ruleset_id");
  const type = answer.text("type");
  const parameters = answer.optional("parameters");
  switch (type) {
    case "deletion":
    case "non_fast_forward":
      return { ruleset, type };
    case "pull_request":
      return {
        ruleset,
        type,
        dismissesStale: parameters?.optionalFlag("dismiss_stale_reviews_on_push") ?? false,
        reviewers: (parameters?.optionalList("required_reviewers") ?? []).map((each) => ({
          team: each.integer("reviewer.id"),
          approvals: each.integer("minimum_approvals"),
          files: texts(each, "file_patterns"),
        })),
      };
    case "required_status_checks":
      return {
        ruleset,
        type,
        strict: parameters?.optionalFlag("strict_required_status_checks_policy") ?? false,
        checks: (parameters?.optionalList("required_status_checks") ?? []).map((each) => ({
          context: each.text("context"),
          source: each.optionalInteger("integration_id"),
        })),
      };
    default:
      return { ruleset, type: "other" };
  }
}

/** Reads the rules of a repository through GitHub's REST interface. */
export function rules({ one, all, unlessGone }: Pick<Client, "one" | "all" | "unlessGone">): ReadRules {
  const call = (
    route: string,
    parameters: RepositoryCall["parameters"],
    purpose: string,
  ): RepositoryCall => ({
    route,
    parameters,
    purpose,
    permission: "metadata: read",
  });
  const reading = (id: number): RepositoryCall =>
    call("GET /rulesets/{ruleset_id}", { ruleset_id: id, includes_parents: true }, `read the ruleset ${id}`);
  return {
    ofBranch: (branch) =>
      all(
        call("GET /rules/branches/{branch}", { branch }, `read the rules of the branch ${branch}`),
        branchRule,
      ),

    ruleset: (id) =>
      one(reading(id), (answer) => ({
        id,
        name: answer.text("name"),
        // GitHub leaves them out for whoever may not change the ruleset.
        bypass:
          answer.optionalList("bypass_actors")?.map((actor) => ({
            actor_id: actor.optionalInteger("actor_id"),
            actor_type: actor.text("actor_type"),
          })) ?? "hidden",
      })),

    restrictedPaths: async () => {
      const listed = await all(
        call("GET /rulesets", { includes_parents: true, targets: "push" }, "list the rulesets for pushes"),
        (answer) => ({ id: answer.integer("id"), enforcement: answer.text("enforcement") }),
      );
      const active = listed.filter(({ enforcement }) => enforcement === "active");
      const paths = active.map(({ id }) =>
        one(reading(id), (answer) =>
          (answer.optionalList("rules") ?? [])
            .filter((rule) => rule.text("type") === "file_path_restriction")
            .flatMap((rule) => texts(rule, "parameters.restricted_file_paths")),
        ),
      );
      return (await Promise.all(paths)).flat();
    },

    teamId: async (team) => {
      const [org, team_slug] = team.split("/");
      const found = await unlessGone(
        {
          ...call(
            "GET /orgs/{org}/teams/{team_slug}",
            { org, team_slug },
            `read the number of the team ${team}`,
          ),
          permission: "Members: read",
        },
        (answer) => answer.integer("id"),
      );
      return typeof found === "number" ? found : null;
    },
  };
}
