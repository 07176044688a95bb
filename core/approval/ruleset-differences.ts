import type { RequiredTeam } from "./required-teams.ts";
import {
  type BypassActor,
  gitHubActions,
  requiredContext,
  type RulesetChoices,
  workflowFiles,
} from "./ruleset.ts";

/** A rule that holds for a branch, from whichever ruleset; rules that do not matter here are `other`. */
export type BranchRule = { readonly ruleset: number } & (
  | { readonly type: "deletion" | "non_fast_forward" | "other" }
  | {
      readonly type: "pull_request";
      readonly dismissesStale: boolean;
      readonly reviewers: readonly {
        readonly team: number;
        readonly approvals: number;
        readonly files: readonly string[];
      }[];
    }
  | {
      readonly type: "required_status_checks";
      readonly strict: boolean;
      readonly checks: readonly { readonly context: string; readonly source: number | null }[];
    }
);

/** A ruleset behind such rules: who may bypass it is told only to administrators. */
export interface FoundRuleset {
  readonly id: number;
  readonly name: string;
  readonly bypass: readonly BypassActor[] | "hidden";
}

/** What protects a branch, as GitHub tells it. */
export interface Protection {
  readonly rules: readonly BranchRule[];
  /** Those that the rules come from. */
  readonly rulesets: readonly FoundRuleset[];
  /** The paths that nobody may push, by rulesets for pushes. */
  readonly restrictedPaths: readonly string[];
}

/** One way in which a repository differs from what belongs to it. */
export type Difference =
  | { readonly code: "status-not-required"; readonly context: string }
  | { readonly code: "status-from-anybody"; readonly context: string; readonly source: number }
  | {
      readonly code: "status-from-another";
      readonly context: string;
      readonly source: number;
      readonly found: readonly number[];
    }
  | { readonly code: "may-be-behind" }
  | { readonly code: "direct-push" }
  | { readonly code: "force-push" }
  | { readonly code: "deletion" }
  | { readonly code: "may-bypass"; readonly ruleset: string; readonly actors: readonly BypassActor[] }
  | { readonly code: "bypass-hidden"; readonly ruleset: string }
  | { readonly code: "team-not-required"; readonly team: string; readonly files: readonly string[] }
  | { readonly code: "stale-dismissed" }
  | { readonly code: "workflows-open" };

/** How much a difference weighs: a gap lets a definition change without both signatures, advice does not. */
export function weightOf({ code }: Difference): "gap" | "advice" {
  switch (code) {
    case "team-not-required":
    case "stale-dismissed":
    case "workflows-open":
      return "advice";
    default:
      return "gap";
  }
}

/** How the protection of a branch differs from the ruleset that belongs to it. What is not told counts as missing. */
export function rulesetDifferences(wanted: RulesetChoices, found: Protection): readonly Difference[] {
  return [
    ...statusDifferences(wanted, found),
    ...missing(found, "pull_request", { code: "direct-push" }),
    ...missing(found, "non_fast_forward", { code: "force-push" }),
    ...missing(found, "deletion", { code: "deletion" }),
    ...bypasses(found),
    ...wanted.teams.flatMap((team) => teamDifference(team, found)),
    ...(found.rules.some((rule) => rule.type === "pull_request" && rule.dismissesStale)
      ? [{ code: "stale-dismissed" } as const]
      : []),
    ...(wanted.source === gitHubActions && !found.restrictedPaths.some(coversWorkflows)
      ? [{ code: "workflows-open" } as const]
      : []),
  ];
}

function statusDifferences({ branch, source }: RulesetChoices, { rules }: Protection): readonly Difference[] {
  const context = requiredContext(branch);
  const requiring = rules.flatMap((rule) =>
    rule.type === "required_status_checks"
      ? rule.checks
          .filter((check) => check.context === context)
          .map((check) => ({ ...check, strict: rule.strict }))
      : [],
  );
  if (requiring.length === 0) return [{ code: "status-not-required", context }];
  const sources = requiring.flatMap((check) => check.source ?? []);
  const others = [...new Set(sources.filter((each) => each !== source))];
  return [
    ...(sources.length === 0 ? [{ code: "status-from-anybody", context, source } as const] : []),
    ...(others.length === 0
      ? []
      : [{ code: "status-from-another", context, source, found: others } as const]),
    ...(requiring.some(({ strict }) => strict) ? [] : [{ code: "may-be-behind" } as const]),
  ];
}

const missing = (
  { rules }: Protection,
  type: "pull_request" | "non_fast_forward" | "deletion",
  difference: Difference,
): readonly Difference[] => (rules.some((rule) => rule.type === type) ? [] : [difference]);

function bypasses({ rules, rulesets }: Protection): readonly Difference[] {
  const needed = new Set(rules.flatMap(({ type, ruleset }) => (type === "other" ? [] : [ruleset])));
  return [...needed].flatMap((id): readonly Difference[] => {
    const ruleset = rulesets.find((each) => each.id === id);
    const name = ruleset?.name ?? String(id);
    if (ruleset === undefined || ruleset.bypass === "hidden")
      return [{ code: "bypass-hidden", ruleset: name }];
    return ruleset.bypass.length === 0 ? [] : [{ code: "may-bypass", ruleset: name, actors: ruleset.bypass }];
  });
}

function teamDifference({ team, id, files }: RequiredTeam, { rules }: Protection): readonly Difference[] {
  const covered = new Set(
    rules.flatMap((rule) =>
      rule.type === "pull_request"
        ? rule.reviewers
            .filter((each) => each.team === id && each.approvals > 0)
            .flatMap((each) => each.files)
        : [],
    ),
  );
  const open = files.filter((file) => !covered.has(file));
  return open.length === 0 ? [] : [{ code: "team-not-required", team, files: open }];
}

/** A workflow is a file directly in its folder. */
const coversWorkflows = (path: string): boolean =>
  [workflowFiles, ".github/workflows/**/*", ".github/**/*", "**/*"].includes(path);
