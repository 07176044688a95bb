import { placesFor, withStandIns, type Candidate } from "./candidates.ts";
import { fillable, usualEffort } from "./fill.ts";
import type { OwnerSet } from "./owner-sets.ts";
import { shortages } from "./shortages.ts";

type Sets = readonly [OwnerSet, ...OwnerSet[]];

/** A reason why no approval of whomever could ever be enough. */
export type Deadlock =
  | { readonly code: "no-owner"; readonly places: Sets }
  | { readonly code: "too-few-owners"; readonly places: Sets; readonly people: readonly string[] }
  | {
      readonly code: "author-needed";
      readonly places: Sets;
      readonly people: readonly string[];
      readonly author: string;
    };

/** What cannot be satisfied by these people; `author` is who is left out, if that person is an owner. */
export function deadlocksOf(
  sets: readonly OwnerSet[],
  people: readonly Candidate[],
  author: Candidate | null,
  effort = usualEffort(),
): readonly Deadlock[] {
  const short = (some: readonly Candidate[]): readonly Short[] =>
    shortages(placesFor(sets, some), effort).flatMap((shortage) => {
      const [first, ...more] = shortage.places.map(({ set }) => set);
      const logins = shortage.people.map(({ login }) => login);
      return first === undefined ? [] : [{ places: [first, ...more], people: logins }];
    });
  const always = short(author === null ? people : [...people, author]);
  if (always.length > 0) return always.map(inGeneral);
  if (author === null) return [];
  return short(people).map((shortage) => ({ code: "author-needed", ...shortage, author: author.login }));
}

interface Short {
  readonly places: Sets;
  readonly people: readonly string[];
}

const inGeneral = ({ places, people }: Short): Deadlock =>
  people.length === 0 ? { code: "no-owner", places } : { code: "too-few-owners", places, people };

/** Whether one function may be missing, because these people could stand in for it. */
export function isReplaceable(
  sets: readonly OwnerSet[],
  people: readonly Candidate[],
  arbiters: readonly Candidate[],
  effort = usualEffort(),
): boolean {
  const places = placesFor(sets, people);
  return [...new Set(sets.map((set) => set.function))].some(
    (name) => fillable(withStandIns(places, name, arbiters), effort) === "yes",
  );
}
