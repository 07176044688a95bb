import type { Condition, ScoreModel } from "../criteria/model.ts";
import { canonical } from "./canonical.ts";
import { noting } from "./noting.ts";
import { type PointsMoved, pointsMoved } from "./points-moved.ts";
import { type ScoreVersions, wayOfRule } from "./way-of-rule.ts";
import { type Way, together, wayOf, wayOfCondition } from "./way.ts";

/**
 * What a change does to the points of a score. `raised`: nobody gets fewer, and the lead in `rises` gets more;
 * `lowered` the other way round; `shifted`: there is a lead for each direction. Proved for all leads, rule by rule;
 * `not-settled` where that is not enough, or where nobody was found whose points differ.
 */
export interface ClassifiedScore {
  readonly score: ScoreModel;
  /** Whether the definition itself changes, or only something that it rests on. */
  readonly directly: boolean;
  readonly outcome: "equivalent" | "raised" | "lowered" | "shifted" | "not-settled";
  readonly way: Way;
  readonly rises: PointsMoved | undefined;
  readonly falls: PointsMoved | undefined;
  /** The assumptions that the proof rests on, by id. */
  readonly assuming: readonly string[];
}

/** Classifies a score that both versions have; among `known` are the scores that it adds up. */
export function classifyScore(
  versions: ScoreVersions,
  directly: boolean,
  known: ReadonlyMap<string, ClassifiedScore>,
): ClassifiedScore {
  const { before, after } = versions;
  const { ask, noted } = noting(versions.ask);
  const asking = { ...versions, ask };
  const ids = [...new Set([...after.model.rules, ...before.model.rules].map(({ id }) => id))];
  const ofRules = ids.map((id) => ({
    id,
    way: wayOfRule(
      before.model.rules.find((rule) => rule.id === id),
      after.model.rules.find((rule) => rule.id === id),
      asking,
    ),
  }));
  const way = together([...ofRules.map((rule) => rule.way), wayOfTheRest(asking, known)]);
  const moving = ofRules.filter((rule) => rule.way !== "same").map(({ id }) => id);
  const rises = way === "same" || way === "down" ? undefined : pointsMoved(versions, moving, 1);
  const falls = way === "same" || way === "up" ? undefined : pointsMoved(versions, moving, -1);
  const ofParts = after.model.parts.flatMap((part) => known.get(part)?.assuming ?? []);
  const assuming = [...new Set([...noted(), ...ofParts])].sort();
  return { score: after.model, directly, outcome: outcomeOf(way, rises, falls), way, rises, falls, assuming };
}

function outcomeOf(
  way: Way,
  rises: PointsMoved | undefined,
  falls: PointsMoved | undefined,
): ClassifiedScore["outcome"] {
  if (way === "same") return "equivalent";
  if (rises !== undefined) return way === "up" ? "raised" : falls === undefined ? "not-settled" : "shifted";
  return falls !== undefined && way === "down" ? "lowered" : "not-settled";
}

/** Which way everything goes that comes after the rules. */
function wayOfTheRest(
  { before, after, now, ask }: ScoreVersions,
  known: ReadonlyMap<string, ClassifiedScore>,
): Way {
  const [was, is] = [before.model, after.model];
  const alike = (value: (model: ScoreModel) => unknown): Way =>
    canonical(value(was)) === canonical(value(is)) ? "same" : "unknown";
  const groups = new Set([...was.groups.keys(), ...is.groups.keys()]);
  return together([
    ...[...groups].map((id) => wayOfBounds(was.groups.get(id) ?? noBounds, is.groups.get(id) ?? noBounds)),
    wayOfEnd("min", { before, after, now, ask }),
    wayOfEnd("max", { before, after, now, ask }),
    alike(({ parts }) => [...parts].sort()),
    ...is.parts.map((id) => known.get(id)?.way ?? "same"),
    alike(({ timeZone }) => timeZone),
    alike(({ reset }) => reset.map(({ id, leaves }) => [id, leaves])),
    alike(({ decay }) =>
      decay === undefined
        ? null
        : { ...decay, since: decay.since?.id ?? null, without: decay.without.map(({ leaves }) => leaves) },
    ),
    was.overrides.length === is.overrides.length ? "same" : "unknown",
    ...is.overrides.map(({ when, set }, index): Way => {
      const old = was.overrides[index];
      // Overrides keep the order of points only where the same leads meet them.
      return old === undefined ||
        wayOfCondition(old.when, when, before.dictionary, after.dictionary, ask) !== "same"
        ? "unknown"
        : wayOf(set - old.set);
    }),
  ]);
}

/** Which way it goes when a score may rise higher, or fall lower, than before; bounds that nobody comes to do nothing. */
function wayOfEnd(end: "min" | "max", { before, after, ask }: ScoreVersions): Way {
  const [was, is] = [before.model.bounds[end], after.model.bounds[end]];
  if (was === is) return "same";
  // The version that allows more shows whether anybody needs it.
  const [wider, bound] = was > is === (end === "max") ? [before, is] : [after, was];
  const condition = beyond(wider.model.id, end, bound);
  const { dictionary } = wider;
  const reached = (["true", "unknown"] as const).some(
    (truth) => ask([{ condition, dictionary, is: truth }]).status !== "no-lead",
  );
  return reached ? wayOf(is - was) : "same";
}

const beyond = (score: string, end: "min" | "max", value: number): Condition => ({
  kind: "score",
  score,
  test: { op: end === "max" ? "more_than" : "less_than", value },
  pointer: [],
  ifUnknown: undefined,
});

const noBounds = { min: -Infinity, max: Infinity };

const wayOfBounds = (was: typeof noBounds, is: typeof noBounds): Way =>
  together([
    was.min === is.min ? "same" : wayOf(is.min - was.min),
    was.max === is.max ? "same" : wayOf(is.max - was.max),
  ]);
