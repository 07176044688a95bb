import { fillable, usualEffort, type Effort, type Place } from "./fill.ts";

/** Places that cannot all be filled, whoever signs for which function, and everybody who could fill one of them. */
export interface Shortage<L extends Place<unknown>> {
  readonly places: readonly L[];
  readonly people: readonly L["candidates"][number][];
}

/** The groups of places that have too few people, each as small as it can be; groups that overlap are one. */
export function shortages<L extends Place<unknown>>(
  places: readonly L[],
  effort = usualEffort(),
): readonly Shortage<L>[] {
  const groups: (readonly L[])[] = [];
  let rest = places;
  while (isShort(rest, effort)) {
    const group = smallest(rest, effort);
    groups.push(group);
    const last = group.at(-1);
    rest = rest.filter((place) => place !== last);
  }
  return merged(groups).map((group) => {
    const inOrder = places.filter((place) => group.includes(place));
    return { places: inOrder, people: [...new Set(inOrder.flatMap(({ candidates }) => candidates))] };
  });
}

/** Proved, not suspected: a search that was given up shows no shortage. */
const isShort = (places: readonly Place<unknown>[], effort: Effort): boolean =>
  fillable(places, effort) === "no";

/** Leaves out every place without which the others would still be too many. */
function smallest<L extends Place<unknown>>(places: readonly L[], effort: Effort): readonly L[] {
  return places.reduceRight<readonly L[]>((group, place) => {
    const fewer = group.filter((other) => other !== place);
    return isShort(fewer, effort) ? fewer : group;
  }, places);
}

function merged<L>(groups: readonly (readonly L[])[]): readonly (readonly L[])[] {
  return groups.reduce<readonly (readonly L[])[]>((known, group) => {
    const touching = known.filter((other) => group.some((place) => other.includes(place)));
    const union = [...new Set([...touching.flat(), ...group])];
    return [...known.filter((other) => !touching.includes(other)), union];
  }, []);
}
