import type { Catalog } from "../catalog/catalog.ts";
import { type Ask, type Assumed, askWithin } from "../reason/ask-within.ts";
import { type Classified, type Version, classify } from "./classify.ts";
import { type ClassifiedScore, classifyScore } from "./classify-score.ts";
import { type ClassifiedSegmentation, classifySegmentation } from "./classify-segments.ts";
import type { Graph } from "./dependents.ts";
import type { Change } from "./diff.ts";
import { effects } from "./effects.ts";
import { formerIds } from "./former-ids.ts";

/** What was proved of everything that changes, itself or through what it rests on. */
export interface Proofs {
  readonly sets: readonly Classified[];
  readonly scores: readonly ClassifiedScore[];
  readonly segmentations: readonly ClassifiedSegmentation[];
}

/** Proves what changes do to criteria, scores and segments, as of a moment, for all leads that are not ruled out. */
export function proveChanges(
  changes: readonly Change[],
  before: Catalog,
  after: Catalog,
  graph: Graph,
  assumed: readonly Assumed[],
  now: number,
): Proofs {
  const effectOn = effects(changes, graph);
  // Each kind has its own share, so that what people sign first is never left unproved for the sake of the rest.
  const asks = {
    sets: (subjects: readonly Version[]): Ask => askWithin(12_000, now, assumed, subjects),
    scores: askWithin(4000, now, assumed),
    segments: askWithin(4000, now, assumed),
  };
  const [old, proposed] = [before.dictionary, after.dictionary];
  const formerId = formerIds(changes);
  const known = new Map<string, ClassifiedScore>();
  // A score comes after the scores that it adds up.
  const scores = inOrder([...proposed.scores.keys()], (id) => proposed.scores.get(id)?.parts ?? []).flatMap(
    (id): readonly ClassifiedScore[] => {
      const [was, is] = [old.scores.get(formerId("score", id)), proposed.scores.get(id)];
      const effect = effectOn("score", id);
      if (was === undefined || is === undefined || effect === "none") return [];
      const classified = classifyScore(
        {
          before: { model: was, dictionary: old },
          after: { model: is, dictionary: proposed },
          now,
          ask: asks.scores,
        },
        effect === "direct",
        known,
      );
      known.set(id, classified);
      return [classified];
    },
  );
  const segmentations = [...proposed.segmentations].flatMap(([id, is]): readonly ClassifiedSegmentation[] => {
    const was = old.segmentations.get(formerId("segment", id));
    const effect = effectOn("segment", id);
    return was === undefined || effect === "none"
      ? []
      : [
          classifySegmentation(
            { model: was, dictionary: old },
            { model: is, dictionary: proposed },
            effect === "direct",
            asks.segments,
          ),
        ];
  });
  return { sets: classify(before, after, effectOn, formerId, asks.sets), scores, segmentations };
}

/** Ids so that each comes after those that it needs; a circle ends where it was entered. */
function inOrder(ids: readonly string[], needs: (id: string) => readonly string[]): readonly string[] {
  const done = new Set<string>();
  const visit = (id: string, path: readonly string[]): void => {
    if (done.has(id) || path.includes(id)) return;
    for (const need of needs(id)) visit(need, [...path, id]);
    done.add(id);
  };
  for (const id of ids) visit(id, []);
  return [...done];
}
