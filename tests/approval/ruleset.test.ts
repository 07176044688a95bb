import { describe, expect, it } from "vitest";
import { type NotRequired, requiredTeams, teamsToLookUp } from "../../core/approval/required-teams.ts";
import { gitHubActions, type RulesetChoices } from "../../core/approval/ruleset.ts";
import {
  type BranchRule,
  type Protection,
  rulesetDifferences,
} from "../../core/approval/ruleset-differences.ts";
import type { Owners } from "../../core/generated/facts.ts";
import { notRequiredInWords } from "../../core/report/not-required.ts";
import { rulesetOutput } from "../../core/report/ruleset.ts";

const team = { team: "acme/sales-leads" };
const other = { team: "Acme/Demand-Gen" };
const owners = (changes: Partial<Owners> = {}): Owners => ({
  functions: { sales: { owners: [team] }, marketing: { owners: [other] } },
  ...changes,
});
const ids = new Map([
  ["acme/sales-leads", 11],
  ["acme/demand-gen", 12],
]);

const left = (file: Owners, known: ReadonlyMap<string, number | null> = ids): readonly string[] =>
  requiredTeams(file, known).left.map(notRequiredInWords);
const status = "Countersign's status asks for it.";

describe("GitHub's own list of reviewers", () => {
  it("names the team of every function, for everything that is guarded", () => {
    const { required, left: none } = requiredTeams(owners(), ids);
    expect(required.map(({ function: name, team: found, id }) => [name, found, id])).toEqual([
      ["sales", "acme/sales-leads", 11],
      ["marketing", "acme/demand-gen", 12],
    ]);
    expect(none).toEqual([] satisfies readonly NotRequired[]);
    expect(teamsToLookUp(owners())).toEqual(["acme/demand-gen", "acme/sales-leads"]);
  });

  it("names the teams of a scope and of further functions for their files, as rulesets write patterns", () => {
    const file = owners({
      also: [{ for: ["targets/**", "stages/emea-*.yaml"], need: { finance: [team] } }],
      scopes: [{ for: ["**", "lists/**/emea.yaml"], sales: [other] }],
    });
    const { required } = requiredTeams(file, ids);
    expect(required.map(({ function: name, files }) => [name, files]).slice(1)).toEqual([
      ["finance", ["definitions/targets/**/*", "definitions/stages/emea-*.yaml"]],
      ["sales", ["definitions/**/*", "definitions/lists/**/emea.yaml"]],
    ]);
  });

  it.each<readonly [string, Owners, readonly string[]]>([
    [
      "people",
      owners({ functions: { sales: { owners: [team, { login: "rae" }] }, marketing: { owners: [other] } } }),
      [
        `GitHub itself cannot ask for sales: its owners are people, and GitHub can require only teams. ${status}`,
      ],
    ],
    [
      "one of several teams",
      owners({ functions: { sales: { owners: [team, other] }, marketing: { owners: [other] } } }),
      [
        `GitHub itself cannot ask for sales: one of several teams is enough, and GitHub would ask for all of them. ${status}`,
      ],
    ],
    [
      "a function that a scope replaces",
      owners({ scopes: [{ for: ["stages/emea-*.yaml"], marketing: [other] }] }),
      [`GitHub itself cannot ask for marketing: some definitions have other owners for it. ${status}`],
    ],
    [
      "what an arbiter may stand in for",
      owners({ arbiter: { owners: [team], may_stand_in_after: "5 days", reason_required: true } }),
      ["sales", "marketing"].map(
        (name) =>
          `GitHub itself cannot ask for ${name}: an arbiter may stand in, and GitHub would still ask for the team. ${status}`,
      ),
    ],
    [
      "an author who signs",
      owners({ author: "signs-for-own-function" }),
      ["sales", "marketing"].map(
        (name) =>
          `GitHub itself cannot ask for ${name}: an owner signs by proposing the change, and GitHub would still ask for an approval. ${status}`,
      ),
    ],
  ])("leaves out %s, and says why", (_, file, sentences) => {
    expect(left(file)).toEqual(sentences);
  });

  it("leaves out a team whose number is not known", () => {
    expect(left(owners(), new Map([["acme/sales-leads", null]]))).toEqual([
      `GitHub itself cannot ask for sales: GitHub's number of the team acme/sales-leads is not known. ${status}`,
      `GitHub itself cannot ask for marketing: GitHub's number of the team acme/demand-gen is not known. ${status}`,
    ]);
  });
});

const wanted: RulesetChoices = {
  branch: "main",
  source: gitHubActions,
  teams: [{ function: "sales", team: "acme/sales-leads", id: 11, files: ["definitions/**/*", "CODEOWNERS"] }],
};
const reviewers = [{ team: 11, approvals: 1, files: ["CODEOWNERS", "definitions/**/*"] }];
const checks = [{ context: "countersign/main", source: gitHubActions }];
const complete: Protection = {
  rules: [
    { ruleset: 1, type: "deletion" },
    { ruleset: 1, type: "non_fast_forward" },
    { ruleset: 1, type: "pull_request", dismissesStale: false, reviewers },
    { ruleset: 1, type: "required_status_checks", strict: true, checks },
    { ruleset: 2, type: "other" },
  ],
  rulesets: [{ id: 1, name: "Countersign", bypass: [] }],
  restrictedPaths: [".github/workflows/*"],
};

/** The complete protection with one rule changed, or without it. */
const but = (type: BranchRule["type"], change?: Partial<BranchRule>): Protection => ({
  ...complete,
  rules: complete.rules.flatMap((rule) =>
    rule.type !== type ? [rule] : change === undefined ? [] : [{ ...rule, ...change } as BranchRule],
  ),
});
const passing = (bypass: Protection["rulesets"][number]["bypass"]): Protection => ({
  ...complete,
  rulesets: [{ id: 1, name: "Countersign", bypass }],
});
const seen = (found: Protection): readonly string[] =>
  rulesetOutput("acme/definitions", "main", rulesetDifferences(wanted, found)).differences.map(
    ({ weight, saw }) => `${weight}: ${saw}`,
  );

describe("what protects a branch", () => {
  it("is what belongs to it", () => {
    expect(seen(complete)).toEqual([]);
  });

  it.each<readonly [string, Protection, readonly string[]]>([
    [
      "the status is not required",
      but("required_status_checks", { checks: [{ context: "countersign/next", source: gitHubActions }] }),
      ["gap: The branch does not require the status countersign/main."],
    ],
    [
      "the status may come from anybody",
      but("required_status_checks", { checks: [{ context: "countersign/main", source: null }] }),
      ["gap: The status countersign/main is required, but from any source."],
    ],
    [
      "the status has to come from somebody else",
      but("required_status_checks", { checks: [{ context: "countersign/main", source: 4711 }] }),
      [
        "gap: The status countersign/main is required from the app 4711, and not from GitHub Actions (app 15368).",
      ],
    ],
    [
      "a branch may be behind",
      but("required_status_checks", { strict: false }),
      ["gap: A branch does not have to be up to date before it is merged."],
    ],
    [
      "pull requests are not required",
      but("pull_request"),
      [
        "gap: Commits can be pushed to the branch without a pull request.",
        "advice: GitHub itself does not require a review of acme/sales-leads for definitions/**/* and CODEOWNERS.",
      ],
    ],
    ["it may be force-pushed", but("non_fast_forward"), ["gap: The branch can be force-pushed."]],
    ["it may be deleted", but("deletion"), ["gap: The branch can be deleted."]],
    [
      "a team's approval is only asked for",
      but("pull_request", {
        reviewers: [{ team: 11, approvals: 0, files: ["definitions/**/*", "CODEOWNERS"] }],
      }),
      [
        "advice: GitHub itself does not require a review of acme/sales-leads for definitions/**/* and CODEOWNERS.",
      ],
    ],
    [
      "approvals are dismissed on every push",
      but("pull_request", { dismissesStale: true }),
      ["advice: GitHub dismisses approvals on every push."],
    ],
    [
      "everybody may add a workflow",
      { ...complete, restrictedPaths: ["docs/*"] },
      ["advice: Everybody who may push can add a workflow, and a workflow can post the status itself."],
    ],
    [
      "somebody may pass by",
      passing([
        { actor_id: 5, actor_type: "RepositoryRole" },
        { actor_id: null, actor_type: "OrganizationAdmin" },
        { actor_id: 7, actor_type: "Team" },
        { actor_id: null, actor_type: "DeployKey" },
      ]),
      [
        "gap: every administrator of the repository, every owner of the organisation, the team 7 and every deploy key may bypass the ruleset “Countersign”.",
      ],
    ],
    [
      "nobody may see who passes by",
      passing("hidden"),
      ["gap: We may not see who may bypass the ruleset “Countersign”."],
    ],
    [
      "a ruleset that is named by a rule is not told",
      { ...complete, rulesets: [] },
      ["gap: We may not see who may bypass the ruleset “1”."],
    ],
  ])("differs where %s", (_, found, sentences) => {
    expect(seen(found)).toEqual(sentences);
  });

  it("needs no restricted workflow files where an app of one's own posts the status", () => {
    const own = { ...wanted, source: 4711, teams: [] };
    const found = but("required_status_checks", { checks: [{ context: "countersign/main", source: 4711 }] });
    expect(rulesetDifferences(own, { ...found, restrictedPaths: [] })).toEqual([]);
  });

  it("is read from every ruleset together", () => {
    const second: BranchRule = { ruleset: 2, type: "required_status_checks", strict: true, checks };
    const weak = but("required_status_checks", { strict: false, checks: [] });
    const found = {
      ...weak,
      rules: [...weak.rules, second],
      rulesets: [...weak.rulesets, { id: 2, name: "Of the organisation", bypass: [] }],
    };
    expect(seen(found)).toEqual([]);
  });
});
