import type { Facts, Owners } from "../generated/facts.ts";
import { candidatesOf, placesFor, withStandIns, type Candidate } from "./candidates.ts";
import { deadlocksOf, isReplaceable, type Deadlock } from "./deadlocks.ts";
import { fillable, usualEffort, type Effort } from "./fill.ts";
import { allSets, arbitersIn, ownership, setsFor, type OwnerSet, type Ownership } from "./owner-sets.ts";
import { samplePaths } from "./sample-paths.ts";

export interface Configuration {
  readonly deadlocks: readonly Deadlock[];
  /** Whether everything was looked at; what was not found in time is not known. */
  readonly search: "ended" | "given-up";
}

/**
 * What makes an owners file impossible to satisfy for some file, before there is any pull request: for everybody, or
 * (`author-needed`) for the pull requests of one owner. `paths` are the definitions that there are.
 */
export function configurationOf(file: Owners, paths: readonly string[]): Configuration {
  const effort = usualEffort();
  const held = assumed(file);
  const found = groups(held, paths).flatMap((sets) => deadlocksIn(file, held, sets, effort));
  const kinds = new Map(found.map((each) => [identity(each), each]));
  return { deadlocks: [...kinds.values()], search: effort.left < 0 ? "given-up" : "ended" };
}

function deadlocksIn(
  file: Owners,
  held: Ownership,
  sets: readonly OwnerSet[],
  effort: Effort,
): readonly Deadlock[] {
  const arbiters = arbitersIn(held);
  const everybody = candidatesOf([...sets, ...arbiters]);
  const nobodyIn = deadlocksOf(sets, everybody, null, effort);
  // An owner who signs by proposing never leaves a function without anybody.
  if (nobodyIn.length > 0 || file.author === "signs-for-own-function") return nobodyIn;
  return everybody.filter(isNamed).flatMap((author) => {
    if (effort.left < 0) return [];
    const others = everybody.filter((other) => other !== author);
    const found = deadlocksOf(sets, others, author, effort);
    return found.length > 0 && isReplaceable(sets, others, standIns(arbiters, others), effort) ? [] : found;
  });
}

/** The functions for which no arbiter could ever stand in, because each is needed for another one. */
export function irreplaceable(file: Owners): readonly string[] {
  const held = assumed(file);
  const { functions } = held;
  const people = candidatesOf([...functions, ...arbitersIn(held)]);
  const arbiters = standIns(arbitersIn(held), people);
  const effort = usualEffort();
  return functions
    .filter((missing) => {
      const places = placesFor(functions, people).map((place) =>
        place.set === missing ? { ...place, candidates: [] } : place,
      );
      return fillable(withStandIns(places, missing.function, arbiters), effort) === "no";
    })
    .map((missing) => missing.function);
}

const standIns = (arbiters: readonly OwnerSet[], people: readonly Candidate[]): readonly Candidate[] =>
  people.filter(({ sets }) => arbiters.some((set) => sets.includes(set)));

/** The different ways in which files are signed: which sets the present files need, and others that may come. */
function groups(held: Ownership, paths: readonly string[]): readonly (readonly OwnerSet[])[] {
  const different = new Map<string, readonly OwnerSet[]>();
  for (const path of [...samplePaths(held), ...paths]) {
    const sets = setsFor(held, path);
    different.set(JSON.stringify(sets.map(({ at }) => at)), sets);
  }
  return [...different.values()];
}

/** Who is in a team is not in the file: it is taken to have enough members, as only what is certain is a mistake. */
function assumed(file: Owners): Ownership {
  const named = ownership(file, {});
  const sets = [...allSets(named), ...arbitersIn(named)];
  const most = new Set(sets.map((set) => set.function)).size;
  const members: Facts["teams"] = {};
  for (const team of new Set(sets.flatMap(({ teams }) => teams)))
    members[team] = {
      status: "read",
      members: Array.from({ length: most }, (_, index) => ({
        login: `${team}/${index}`,
        id: index,
        type: "User",
      })),
    };
  return ownership(file, members);
}

/** Somebody whom the file names by login, and not one of those who stand for a team: no login has a slash. */
const isNamed = ({ login }: Candidate): boolean => !login.includes("/");

const identity = (deadlock: Deadlock): string =>
  JSON.stringify([
    deadlock.code,
    deadlock.places.map(({ at }) => at),
    deadlock.code === "author-needed" ? deadlock.author : null,
  ]);
