import type { DiffOutput, IntentJson } from "../generated/diff.ts";
import type { ChangeInWords } from "./change-words.ts";
import type { ClassInWords } from "./class-words.ts";
import type { IntentInWords } from "./intent-words.ts";

/** What `countersign diff --format json` prints, as `schema/output/diff.schema.json` describes it. */
export const diffJson = (
  changes: readonly ChangeInWords[],
  classes: readonly ClassInWords[],
  intent: IntentInWords | undefined,
): DiffOutput => ({
  version: 1,
  changes: changes.map((change) => ({
    status: change.status,
    path: change.path,
    previous_path: change.previousPath ?? null,
    name: change.name,
    kind: change.kind,
    class: change.class,
    sentence: change.sentence,
    effects: [...change.effects],
    proofs: [...change.proofs],
    rests: change.rests ?? null,
    before: [...change.before],
    after: [...change.after],
  })),
  qualifies: classes.map(({ name, outcome, directly, sentence, assuming, examples }) => ({
    name,
    outcome,
    directly,
    sentence,
    assuming: [...assuming],
    examples: [...examples()],
  })),
  ...(intent === undefined ? {} : { intent: intentJson(intent) }),
});

const intentJson = ({ lines, besides, left }: IntentInWords): IntentJson => ({
  declared: lines.map(({ declared, outcome, sentence, assuming, examples }) => ({
    declared,
    outcome,
    sentence,
    assuming: [...assuming],
    examples: [...examples],
  })),
  besides: besides.map(({ outcome, sentence, examples }) => ({ outcome, sentence, examples: [...examples] })),
  not_read: left?.count ?? 0,
});
