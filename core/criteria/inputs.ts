import type { Activity, Condition, Field, Pointer, ScoreModel, Segmentation } from "./model.ts";

/** What a score or a segmentation rests on, each with its place where another definition is named. */
export interface Inputs {
  readonly conditions: readonly Condition[];
  readonly scores: readonly { readonly id: string; readonly pointer: Pointer }[];
  readonly segmentations: readonly { readonly id: string; readonly pointer: Pointer }[];
  readonly activities: readonly Activity[];
  readonly fields: readonly Field[];
}

const known = new WeakMap<ScoreModel, Inputs>();

/** Everything that the points of a score depend on; put together once, as it is the same for all leads. */
export function scoreInputs(model: ScoreModel): Inputs {
  const found = known.get(model) ?? inputsOf(model);
  known.set(model, found);
  return found;
}

function inputsOf(model: ScoreModel): Inputs {
  const ofRules = model.rules.flatMap((rule) =>
    rule.kind === "first" ? rule.cases.map(({ when }) => when) : rule.when === undefined ? [] : [rule.when],
  );
  const counted = model.rules.flatMap((rule) => (rule.kind === "each" ? rule.activities : []));
  return {
    conditions: [...ofRules, ...model.overrides.map(({ when }) => when)],
    scores: model.parts.map((id, index) => ({ id, pointer: ["parts", index] })),
    segmentations: [],
    activities: [...counted, ...model.reset, ...(model.decay?.without ?? [])],
    fields: model.decay?.since === undefined ? [] : [model.decay.since],
  };
}

/** Everything that the segment of a lead depends on. */
export function segmentationInputs(segmentation: Segmentation): Inputs {
  const none = { conditions: [], scores: [], segmentations: [], activities: [], fields: [] };
  if (segmentation.order === "highest-of")
    return {
      ...none,
      segmentations: segmentation.of.map((id, index) => ({ id, pointer: ["highest_of", index] })),
    };
  const { segments, matrix = [] } = segmentation;
  return {
    ...none,
    conditions: segments.flatMap(({ when }) => when ?? []),
    scores: matrix.map((id, index) => ({ id, pointer: ["first", segments.length, "matrix", index] })),
  };
}
