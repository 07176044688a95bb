import { placesFor, withStandIns, type Candidate } from "./candidates.ts";
import { fill } from "./fill.ts";
import type { OwnerSet } from "./owner-sets.ts";
import { shortages } from "./shortages.ts";

/** A reason why no approval of whomever could ever be enough. */
export type Deadlock =
  | { readonly code: "no-owner"; readonly places: readonly [OwnerSet] }
  | {
      readonly code: "too-few-owners";
      readonly places: readonly OwnerSet[];
      readonly people: readonly string[];
    }
  | {
      readonly code: "author-needed";
      readonly places: readonly OwnerSet[];
      readonly people: readonly string[];
      readonly author: string;
    };

/** What cannot be satisfied by these people; `author` is who is left out, if that person is an owner. */
export function deadlocksOf(
  sets: readonly OwnerSet[],
  people: readonly Candidate[],
  author: Candidate | null,
): readonly Deadlock[] {
  const short = (some: readonly Candidate[]): readonly Short[] =>
    shortages(placesFor(sets, some)).map((shortage) => ({
      places: shortage.places.map(({ set }) => set),
      people: shortage.people.map(({ login }) => login),
    }));
  const always = short(author === null ? people : [...people, author]);
  if (always.length > 0) return always.map(inGeneral);
  if (author === null) return [];
  return short(people).map((shortage) => ({ code: "author-needed", ...shortage, author: author.login }));
}

interface Short {
  readonly places: readonly OwnerSet[];
  readonly people: readonly string[];
}

function inGeneral({ places, people }: Short): Deadlock {
  const [only] = places;
  return only !== undefined && people.length === 0
    ? { code: "no-owner", places: [only] }
    : { code: "too-few-owners", places, people };
}

/** The functions of which one may be missing, because these people could stand in for it. */
export function replaceable(
  sets: readonly OwnerSet[],
  people: readonly Candidate[],
  arbiters: readonly Candidate[],
): readonly string[] {
  const places = placesFor(sets, people);
  return [...new Set(sets.map((set) => set.function))].filter(
    (name) => fill(withStandIns(places, name, arbiters)).status === "filled",
  );
}
