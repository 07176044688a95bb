import type { Facts, Owners, Scope } from "../generated/facts.ts";
import { fileMatcher } from "./file-patterns.ts";
import type { NamedOwners } from "./teams.ts";
import { namedOwners } from "./teams.ts";

/** The people of whom one has to sign for a function: for every change, or for a change of some files. */
export interface OwnerSet extends NamedOwners {
  readonly function: string;
  /** The patterns of its files, as the owners file writes them; none if the set is for every file. */
  readonly files: readonly string[];
  readonly means: (path: string) => boolean;
  /** Where it stands in the owners file. */
  readonly at: readonly (string | number)[];
}

/** Everything that an owners file says about who signs for what. */
export interface Ownership {
  /** The functions that sign every change, sales and marketing first. */
  readonly functions: readonly OwnerSet[];
  /** Further functions for some files. */
  readonly also: readonly OwnerSet[];
  /** Owners who, for some files, replace those of their function. */
  readonly scopes: readonly OwnerSet[];
  /** Who may stand in for one function. */
  readonly arbiter: OwnerSet | null;
}

// The schema lets only owners stand there; the type of a scope also covers its list of files.
type Entries = Scope[string];

/** Reads who signs for what; teams stand for their members. */
export function ownership(file: Owners, teams: Facts["teams"]): Ownership {
  const { sales, marketing, ...further } = file.functions;
  const set = (name: string, files: readonly string[], at: OwnerSet["at"], entries: Entries): OwnerSet => ({
    function: name,
    files,
    means: files.length === 0 ? () => true : fileMatcher(files),
    at,
    ...namedOwners(entries?.filter((entry) => typeof entry !== "string") ?? [], teams),
  });
  const functions = [["sales", sales] as const, ["marketing", marketing] as const, ...byName(further)];
  return {
    functions: functions.map(([name, held]) => set(name, [], ["functions", name], held?.owners)),
    also: (file.also ?? []).flatMap(({ for: files, need }, index) =>
      byName(need).map(([name, entries]) => set(name, files, ["also", index, "need", name], entries)),
    ),
    scopes: (file.scopes ?? []).flatMap(({ for: files, ...replaced }, index) =>
      byName(replaced).map(([name, entries]) => set(name, files, ["scopes", index, name], entries)),
    ),
    arbiter: file.arbiter === undefined ? null : set("arbiter", [], ["arbiter"], file.arbiter.owners),
  };
}

/**
 * The sets of which one person each has to sign a change of this path. Where several scopes mean a path, an owner
 * of each signs: nobody may be passed over because of the order of the file.
 */
export function setsFor({ functions, also, scopes }: Ownership, path: string): readonly OwnerSet[] {
  const replacing = scopes.filter(({ means }) => means(path));
  const usual = [...functions, ...also.filter(({ means }) => means(path))];
  return [
    ...usual.filter((set) => !replacing.some((scope) => scope.function === set.function)),
    ...replacing,
  ];
}

/** The sets that a change of all these paths needs, in the order of their functions. */
export function neededSets(held: Ownership, paths: readonly string[]): readonly OwnerSet[] {
  const needed = new Set(paths.flatMap((path) => setsFor(held, path)));
  const all = allSets(held);
  const names = [...new Set(all.map((set) => set.function))];
  return names.flatMap((name) => all.filter((set) => set.function === name && needed.has(set)));
}

/** Every set of an owners file that signs; the arbiter does not. */
export const allSets = ({ functions, also, scopes }: Ownership): readonly OwnerSet[] => [
  ...functions,
  ...also,
  ...scopes,
];

/** The arbiters as a list of sets, empty where there are none. */
export const arbitersIn = ({ arbiter }: Ownership): readonly OwnerSet[] =>
  arbiter === null ? [] : [arbiter];

/** In the order in which functions are always told: sales and marketing first, then by the alphabet. */
const byName = <T>(named: { readonly [name: string]: T }): (readonly [string, T])[] =>
  Object.entries(named).sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));

const rank = (name: string): number => (name === "sales" ? 0 : name === "marketing" ? 1 : 2);
