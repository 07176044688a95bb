import type { DiffOutput } from "../generated/diff.ts";
import type { ChangeInWords } from "./change-words.ts";
import type { ClassInWords } from "./class-words.ts";

/** What `countersign diff --format json` prints, as `schema/output/diff.schema.json` describes it. */
export const diffJson = (
  changes: readonly ChangeInWords[],
  classes: readonly ClassInWords[],
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
});
