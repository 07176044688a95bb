import type { Owners } from "../generated/facts.ts";
import { ownership, type OwnerSet } from "./owner-sets.ts";

/** A team whose review GitHub itself can require, and the files for which it does. */
export interface RequiredTeam {
  readonly function: string;
  /** As organisation/team. */
  readonly team: string;
  /** GitHub's own number of it. */
  readonly id: number;
  /** In the pattern language of rulesets, from the root of the repository. */
  readonly files: readonly string[];
}

/** A function that GitHub's own rule cannot ask for, and why; Countersign's status asks for it. */
export interface NotRequired {
  readonly function: string;
  readonly because: "people" | "several-owners" | "scopes" | "arbiter" | "author-signs" | "unknown-team";
  readonly team: string | null;
}

/** GitHub's number of each team, by its name in lower case; null where it is not known. */
export type TeamIds = ReadonlyMap<string, number | null>;

/** Everything that is guarded. A ruleset's `*` stops at a slash, and its `**` stands for folders only before one. */
const everything: readonly string[] = [
  "definitions",
  "definitions/**/*",
  ".github/workflows/countersign*.yml",
  ".github/workflows/countersign*.yaml",
  "CODEOWNERS",
  ".github/CODEOWNERS",
  "docs/CODEOWNERS",
];

/** The teams whose number has to be looked up. */
export const teamsToLookUp = (owners: Owners): readonly string[] =>
  [...new Set(setsOf(owners).flatMap(({ teams }) => teams))].sort();

/**
 * Which reviews GitHub's own rule `required_reviewers` can ask for. It knows teams and no people, it wants every team
 * that it names, and it knows neither arbiters nor authors who sign: where any of that matters it would hold up what
 * both sides have signed, so it is left out.
 */
export function requiredTeams(
  owners: Owners,
  ids: TeamIds,
): { readonly required: readonly RequiredTeam[]; readonly left: readonly NotRequired[] } {
  const required: RequiredTeam[] = [];
  const left: NotRequired[] = [];
  const scoped = new Set(ownership(owners, {}).scopes.map((set) => set.function));
  for (const set of setsOf(owners)) {
    const [team = null] = set.teams;
    const id = team === null ? null : (ids.get(team) ?? null);
    const because = obstacle(owners, set, scoped) ?? (id === null ? "unknown-team" : null);
    if (because === null && team !== null && id !== null)
      required.push({ function: set.function, team, id, files: filesOf(set) });
    else if (because !== null) left.push({ function: set.function, because, team });
  }
  return { required, left: left.filter(isFirst) };
}

const setsOf = (owners: Owners): readonly OwnerSet[] => {
  const { functions, also, scopes } = ownership(owners, {});
  return [...functions, ...also, ...scopes];
};

function obstacle(
  { arbiter, author }: Owners,
  { function: name, owners: people, teams, at }: OwnerSet,
  scoped: ReadonlySet<string>,
): Exclude<NotRequired["because"], "unknown-team"> | null {
  if (people.length > 0 || teams.length === 0) return "people";
  if (teams.length > 1) return "several-owners";
  if (author === "signs-for-own-function") return "author-signs";
  if (arbiter !== undefined) return "arbiter";
  return at[0] !== "scopes" && scoped.has(name) ? "scopes" : null;
}

const filesOf = ({ files }: OwnerSet): readonly string[] =>
  files.length === 0 ? everything : files.map((pattern) => `definitions/${inRuleset(pattern)}`);

/** `targets/**` means all below in an owners file; in a ruleset that is said with a name behind it. */
const inRuleset = (pattern: string): string => (/(^|\/)\*\*$/u.test(pattern) ? `${pattern}/*` : pattern);

const isFirst = (note: NotRequired, index: number, all: readonly NotRequired[]): boolean =>
  all.findIndex(({ function: name, because }) => name === note.function && because === note.because) ===
  index;
