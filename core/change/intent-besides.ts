import type { Catalog } from "../catalog/catalog.ts";
import type { Ask, Reasoned } from "../reason/ask-within.ts";
import { type Graph, type Part, restingOn } from "./dependents.ts";
import type { Change } from "./diff.ts";
import { effects } from "./effects.ts";
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
 * What moves besides the intents: other leads of the sets that they name, and other sets. What only rests on a set that
 * is named, or that moves itself, follows from it and is not told.
 */
export function besides(intents: readonly Intent[], given: Given): readonly Besides[] {
  const { sets } = given;
  const named = sets.filter((set) => intents.some((intent) => intent.set === set));
  const leads = named.flatMap((set) => leadsBesides(set, intents, given));
  const moving = sets
    .filter((set) => !named.includes(set))
    .map((set) => ({ of: "set", set, moved: given.moved(set) }) as const)
    .filter(({ moved }) => [moved.loses, moved.gains].some(({ status }) => status !== "no-lead"));
  const effectOn = effects(given.changes, given.graph);
  const follows = ({ set }: { readonly set: SetInVersions }): boolean =>
    effectOn(set.kind, set.id) === "inherited" &&
    [...named, ...moving.map((one) => one.set)].some(
      (other) => other !== set && restsOn(set, other, given.graph),
    );
  return [...leads, ...moving.filter((one) => !follows(one))];
}

const restsOn = (part: Part, other: Part, graph: Graph): boolean =>
  restingOn([{ kind: other.kind, id: other.id }], graph).some(
    ({ kind, id }) => kind === part.kind && id === part.id,
  );

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
