import type { Catalog } from "../catalog/catalog.ts";
import type { Ask, Reasoned } from "../reason/ask-within.ts";
import { type Graph, type Part, restingOn, touchedParts } from "./dependents.ts";
import type { Change } from "./diff.ts";
import { type Moved, moveBesides } from "./judge-intent.ts";
import type { Intent } from "./parse-intent.ts";
import type { SetInVersions } from "./sets-in-versions.ts";

/** Something that moves, or may move, although no intent says so. */
export type Besides =
  /** Leads of which no intent speaks, in a set that one names. */
  | {
      readonly of: "leads";
      readonly set: SetInVersions;
      readonly way: "loses" | "gains";
      readonly found: Exclude<Reasoned, { status: "no-lead" }>;
    }
  /** A set that no intent names. */
  | { readonly of: "set"; readonly set: SetInVersions; readonly moved: Moved };

/** A change, with the sets of both versions and who moves in each of them. */
interface Given {
  readonly changes: readonly Change[];
  readonly after: Catalog;
  readonly graph: Graph;
  readonly sets: readonly SetInVersions[];
  readonly moved: (set: SetInVersions) => Moved;
  readonly ask: Ask;
}

/**
 * What moves besides the intents: other leads of the sets that they name, and other sets. What only follows from a set
 * that is named, or that is told, is not told.
 */
export function besides(intents: readonly Intent[], given: Given): readonly Besides[] {
  const { sets } = given;
  const named = sets.filter((set) => intents.some((intent) => intent.set === set));
  const leads = named.flatMap((set) => leadsBesides(set, intents, given));
  const moving = sets
    .filter((set) => !named.includes(set))
    .map((set) => ({ of: "set", set, moved: given.moved(set) }) as const)
    .filter(({ moved }) => [moved.loses, moved.gains].some(({ status }) => status !== "no-lead"));
  const follows = following([...named, ...moving.map(({ set }) => set)], given);
  return [...leads, ...moving.filter(({ set }) => !follows(set))];
}

/** Tells whether a set changes through nothing but these sets. */
function following(through: readonly Part[], { changes, graph }: Given): (set: Part) => boolean {
  const keyOf = ({ kind, id }: Part): string => `${kind} ${id}`;
  const closed = new Set(through.map(keyOf));
  const touched = changes.flatMap(touchedParts);
  const open = new Map([...graph].filter(([key]) => !closed.has(key)));
  const otherwise = new Set([...touched, ...restingOn(touched, open)].map(keyOf));
  return (set) => !otherwise.has(keyOf(set));
}

/**
 * The leads of a set of which no intent speaks. A claim about the whole set speaks of everybody, unless another intent
 * says who it is that moves.
 */
function leadsBesides(
  set: SetInVersions,
  intents: readonly Intent[],
  { after: { dictionary }, moved, ask }: Given,
): readonly Besides[] {
  const own = intents.filter((intent) => intent.set === set);
  const meant = own.flatMap((intent) =>
    intent.kind === "class"
      ? []
      : [{ way: intent.way, condition: { condition: intent.condition, dictionary } }],
  );
  const isClaimed = own.some(({ kind }) => kind === "class");
  const all = moved(set);
  return (["loses", "gains"] as const).flatMap((way): readonly Besides[] => {
    const isSaid = meant.some((one) => (one.way === "leave") === (way === "loses"));
    // Where nobody moves at all, nobody moves besides.
    if ((isClaimed && !isSaid) || all[way].status === "no-lead") return [];
    const found = moveBesides(way, set, meant, ask);
    return found.status === "no-lead" ? [] : [{ of: "leads", set, way, found }];
  });
}
