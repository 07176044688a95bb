import type { Place } from "./fill.ts";
import type { OwnerSet } from "./owner-sets.ts";
import { loginKey } from "./people.ts";

/** Somebody who could sign, and the sets to which this person belongs. */
export interface Candidate {
  readonly login: string;
  /** The numbers that the owners file or a team gives for this login. */
  readonly ids: readonly number[];
  readonly sets: readonly OwnerSet[];
}

/** A signature that a set asks for, and who could give it. */
export interface SetPlace extends Place<Candidate> {
  readonly set: OwnerSet;
}

/** Everybody whom these sets name, once each, in their order. */
export function candidatesOf(sets: readonly OwnerSet[]): readonly Candidate[] {
  const logins = new Map(
    sets.flatMap(({ owners }) => owners.map(({ login }) => [loginKey(login), login] as const)),
  );
  return [...logins].map(([key, login]) => {
    const isThis = (owner: { readonly login: string }): boolean => loginKey(owner.login) === key;
    return {
      login,
      ids: sets.flatMap(({ owners }) => owners.filter(isThis).flatMap(({ id }) => id ?? [])),
      sets: sets.filter(({ owners }) => owners.some(isThis)),
    };
  });
}

/** What these sets ask for, of these people. */
export const placesFor = (sets: readonly OwnerSet[], people: readonly Candidate[]): readonly SetPlace[] =>
  sets.map((set) => ({
    set,
    function: set.function,
    candidates: people.filter((person) => person.sets.includes(set)),
  }));

/** The same places where these people, too, may sign for one function. */
export const withStandIns = (
  places: readonly SetPlace[],
  name: string,
  people: readonly Candidate[],
): readonly SetPlace[] =>
  places.map((place) =>
    place.function === name
      ? { ...place, candidates: [...new Set([...place.candidates, ...people])] }
      : place,
  );
