import type { RequiredTeam } from "./required-teams.ts";

/** The app behind a workflow's own token, on github.com. */
export const gitHubActions = 15_368;

/** What a repository's ruleset depends on. */
export interface RulesetChoices {
  readonly branch: string;
  /** The number of the app that posts the status. */
  readonly source: number;
  readonly teams: readonly RequiredTeam[];
}

/** The name of the status that a branch has to require. */
export const requiredContext = (branch: string): string => `countersign/${branch}`;

/** Where a workflow can be, and with it somebody else's way to post a status. */
export const workflowFiles = ".github/workflows/*";

/** A ruleset as GitHub's API takes it. */
export interface Ruleset {
  readonly name: string;
  readonly target: "branch" | "push";
  readonly enforcement: "active";
  readonly bypass_actors: readonly BypassActor[];
  readonly conditions?: {
    readonly ref_name: { readonly include: readonly string[]; readonly exclude: readonly string[] };
  };
  readonly rules: readonly {
    readonly type: string;
    readonly parameters?: Readonly<Record<string, unknown>>;
  }[];
}

/** Somebody who may pass by a ruleset, as GitHub names them. */
export interface BypassActor {
  readonly actor_id: number | null;
  readonly actor_type: string;
}

/** The ruleset that belongs to a repository with definitions: what makes GitHub refuse a merge. */
export const branchRuleset = ({ branch, source, teams }: RulesetChoices): Ruleset => ({
  name: "Countersign",
  target: "branch",
  enforcement: "active",
  // Whoever may bypass it merges with one signature or none.
  bypass_actors: [],
  conditions: { ref_name: { include: [`refs/heads/${branch}`], exclude: [] } },
  rules: [
    { type: "deletion" },
    { type: "non_fast_forward" },
    {
      type: "pull_request",
      parameters: {
        // Countersign counts the signatures: GitHub would count one approval of anybody who may push.
        required_approving_review_count: 0,
        // An update of the branch would take back signatures of content that stays the same.
        dismiss_stale_reviews_on_push: false,
        require_code_owner_review: false,
        require_last_push_approval: false,
        required_review_thread_resolution: false,
        ...(teams.length === 0
          ? {}
          : {
              required_reviewers: teams.map(({ id, files }) => ({
                file_patterns: files,
                minimum_approvals: 1,
                reviewer: { id, type: "Team" },
              })),
            }),
      },
    },
    {
      type: "required_status_checks",
      parameters: {
        // Two changes that are signed one by one can be wrong together.
        strict_required_status_checks_policy: true,
        required_status_checks: [{ context: requiredContext(branch), integration_id: source }],
      },
    },
  ],
});

/** The second ruleset, where the status is posted with a workflow's token: only administrators push workflows. */
export const workflowRuleset: Ruleset = {
  name: "Countersign workflow files",
  target: "push",
  enforcement: "active",
  // The role 5 is that of an administrator of the repository.
  bypass_actors: [{ actor_id: 5, actor_type: "RepositoryRole" }],
  rules: [{ type: "file_path_restriction", parameters: { restricted_file_paths: [workflowFiles] } }],
};
