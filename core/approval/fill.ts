/** A signature that is needed: for which function, and who could give it, first choice first. */
export interface Place<P> {
  readonly function: string;
  readonly candidates: readonly P[];
}

/** Who fills which place, in the order of the places; or that there is no way; or that the search was given up. */
export type Filling<P> =
  | { readonly status: "filled"; readonly people: readonly P[] }
  | { readonly status: "impossible" }
  | { readonly status: "unsettled" };

/** What searches may still cost together, counted in candidates looked at; one of them uses it up for the others. */
export interface Effort {
  left: number;
}

/**
 * The usual effort for one question. Whether people can be found is a hard question in general, so there has to be an
 * end; a company with a hundred owners of several functions stays far below it.
 */
export const usualEffort = (): Effort => ({ left: 2_000_000 });

/**
 * Finds a person for every place: one person may fill several places of one function, but never places of two. The
 * search is exact, not first fit. Each place gets its first candidate who leaves all later ones fillable.
 */
export function fill<P>(places: readonly Place<P>[], effort = usualEffort()): Filling<P> {
  const answer = fillable(places, effort);
  if (answer !== "yes") return { status: answer === "no" ? "impossible" : "unsettled" };
  let fixed = places;
  const people: P[] = [];
  for (const [index, place] of places.entries()) {
    const settle = (person: P): readonly Place<P>[] =>
      given(fixed, place.function, person).map((each, at) =>
        at === index ? { ...each, candidates: [person] } : each,
      );
    const choice = fixed[index]?.candidates.find((person) => fillable(settle(person), effort) === "yes");
    if (choice === undefined) return { status: "unsettled" };
    fixed = settle(choice);
    people.push(choice);
  }
  return { status: "filled", people };
}

/** Whether every place can be filled at all: where it has to guess, it tries a person in a function and out of it. */
export function fillable<P>(places: readonly Place<P>[], effort: Effort): "yes" | "no" | "unsettled" {
  effort.left -= places.reduce((sum, { candidates }) => sum + candidates.length, 1);
  if (effort.left < 0) return "unsettled";
  const open = withoutCertain(places);
  const narrowest = narrowestByFunction(open);
  if (!haveDifferentPeople(narrowest)) return "no";
  if (narrowest.length === open.length) return "yes";
  const [tightest] = [...open].sort((a, b) => a.candidates.length - b.candidates.length);
  const [person] = tightest?.candidates ?? [];
  if (tightest === undefined || person === undefined) return "no";
  const name = tightest.function;
  const filled = given(open, name, person).filter(
    (place) => place.function !== name || !place.candidates.includes(person),
  );
  const inside = fillable(filled, effort);
  if (inside === "yes") return "yes";
  const outside = fillable(withheld(open, name, person), effort);
  return outside === "no" ? inside : outside;
}

/** Without the places of those who could only ever sign for one function: they are free to fill all they can. */
function withoutCertain<P>(places: readonly Place<P>[]): readonly Place<P>[] {
  const functions = new Map<P, string | null>();
  for (const { function: name, candidates } of places)
    for (const person of candidates) {
      const known = functions.get(person);
      functions.set(person, known === undefined || known === name ? name : null);
    }
  const open = places.filter(({ candidates }) =>
    candidates.every((person) => functions.get(person) === null),
  );
  return open.length === places.length ? open : withoutCertain(open);
}

/** Of every function the place with the fewest candidates. */
function narrowestByFunction<P>(places: readonly Place<P>[]): readonly Place<P>[] {
  const narrowest = new Map<string, Place<P>>();
  for (const place of places) {
    const known = narrowest.get(place.function);
    if (known === undefined || place.candidates.length < known.candidates.length)
      narrowest.set(place.function, place);
  }
  return [...narrowest.values()];
}

/** Whether places of different functions can be filled by different people: bipartite matching. */
function haveDifferentPeople<P>(places: readonly Place<P>[]): boolean {
  const holder = new Map<P, Place<P>>();
  const seat = (place: Place<P>, tried: Set<P>): boolean =>
    place.candidates.some((person) => {
      if (tried.has(person)) return false;
      tried.add(person);
      const held = holder.get(person);
      // Somebody who sits elsewhere is free for this place if that other one finds somebody else.
      if (held !== undefined && !seat(held, tried)) return false;
      holder.set(person, place);
      return true;
    });
  return places.every((place) => seat(place, new Set()));
}

/** The places once a person signs for this function: then for no other. */
const given = <P>(places: readonly Place<P>[], name: string, person: P): readonly Place<P>[] =>
  places.map((place) => (place.function === name ? place : without(place, person)));

/** The places once a person does not sign for this function. */
const withheld = <P>(places: readonly Place<P>[], name: string, person: P): readonly Place<P>[] =>
  places.map((place) => (place.function === name ? without(place, person) : place));

const without = <P>(place: Place<P>, person: P): Place<P> =>
  place.candidates.includes(person)
    ? { ...place, candidates: place.candidates.filter((other) => other !== person) }
    : place;
