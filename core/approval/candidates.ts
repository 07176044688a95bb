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
  const people = new Map<string, { login: string; ids: number[]; sets: OwnerSet[] }>();
  for (const set of sets)
    for (const { login, id } of set.owners) {
      const key = loginKey(login);
      const known = people.get(key) ?? { login, ids: [], sets: [] };
      known.login = login;
      if (id !== null) known.ids.push(id);
      if (known.sets.at(-1) !== set) known.sets.push(set);
      people.set(key, known);
    }
  return [...people.values()];
}

/** What these sets ask for, of these people. */
export function placesFor(sets: readonly OwnerSet[], people: readonly Candidate[]): readonly SetPlace[] {
  const candidates = new Map(sets.map((set) => [set, [] as Candidate[]] as const));
  for (const person of people) for (const set of new Set(person.sets)) candidates.get(set)?.push(person);
  return sets.map((set) => ({ set, function: set.function, candidates: candidates.get(set) ?? [] }));
}

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
