import type { Catalog } from "../catalog/catalog.ts";
import type { ChangeClass } from "../change/change-class.ts";
import type { Part, PartKind } from "../change/dependents.ts";
import { entriesOf, entryKind } from "../change/entries.ts";
import type { Meaning } from "../change/meaning.ts";
import type { Proofs } from "../change/prove-changes.ts";
import { orList } from "../criteria/say.ts";
import { shortName } from "./facets/about.ts";
import { quoted } from "./facets/quoted.ts";

/** The kinds that a reader wants to know about, in the order of the mission, each with its words. */
const kinds: readonly { readonly kind: PartKind; readonly one: string; readonly many: string }[] = [
  { kind: "stage", one: "the stage", many: "the stages" },
  { kind: "icp", one: "the profile", many: "the profiles" },
  { kind: "criteria", one: "the criteria set", many: "the criteria sets" },
  { kind: "score", one: "the score", many: "the scores" },
  { kind: "segment", one: "the segments", many: "the segments" },
  { kind: "market", one: "the market", many: "the markets" },
  { kind: "persona", one: "the persona", many: "the personas" },
  { kind: "handoff", one: "the hand-off", many: "the hand-offs" },
  { kind: "metric", one: "the metric", many: "the metrics" },
  { kind: "target", one: "the target", many: "the targets" },
  { kind: "role", one: "the pay of", many: "the pay of" },
  { kind: "step", one: "the process step", many: "the process steps" },
  { kind: "tool", one: "the tool", many: "the tools" },
  { kind: "assumption", one: "the assumption", many: "the assumptions" },
];

/** So many of one kind are named; of more the rest is counted. */
const shown = 3;

/** Changes of which nothing else feels anything. */
const withoutEffect: readonly ChangeClass[] = ["equivalent", "reworded", "renamed", "handed-over"];

/** Says in one sentence what rests on a change, with what was proved of it; nothing where that feels no change. */
export function restsWords(
  { class: known, rests }: Meaning,
  before: Catalog,
  after: Catalog,
  proofs: Proofs,
): string | undefined {
  if (withoutEffect.includes(known)) return undefined;
  const groups = kinds.flatMap(({ kind, one, many }): readonly string[] => {
    const parts = ordered(
      rests.filter((part) => part.kind === kind),
      after,
    );
    if (parts.length === 0) return [];
    const notes = parts.map((part) => classNote(part, proofs));
    const [note = ""] = notes;
    // What is the same for all of them is said once.
    const same = notes.every((other) => other === note);
    const names = parts.map(
      (part, index) => nameOf(part, before, after) + (same ? "" : (notes[index] ?? "")),
    );
    const rest = names.length - shown;
    const list = rest > 1 ? [...names.slice(0, shown), `${rest} more`] : names;
    return [`${names.length === 1 ? one : many} ${orList(list, "and")}${same ? note : ""}`];
  });
  return groups.length === 0 ? undefined : `Resting on it: ${groups.join("; ")}.`;
}

/** Stages in the order of the funnel, everything else as it came: the closest first. */
function ordered(parts: readonly Part[], { dictionary }: Catalog): readonly Part[] {
  const place = ({ kind, id }: Part): number => (kind === "stage" ? dictionary.funnel.indexOf(id) : 0);
  return [...parts].sort((a, b) => place(a) - place(b));
}

/** What was proved of something that does not change itself. */
function classNote({ kind, id }: Part, proofs: Proofs): string {
  const outcome =
    kind === "score"
      ? proofs.scores.find(({ score }) => score.id === id)?.outcome
      : kind === "segment"
        ? proofs.segmentations.find(({ segmentation }) => segmentation.id === id)?.outcome
        : proofs.sets.find(({ set }) => set.kind === kind && set.id === id)?.outcome;
  return outcome === undefined ? "" : ` (${notes[outcome]})`;
}

const notes = {
  equivalent: "same leads",
  raised: "raised",
  lowered: "lowered",
  moved: "leads move",
  tightened: "tightened",
  loosened: "loosened",
  shifted: "moves both ways",
  "not-settled": "not settled",
} as const;

function nameOf({ kind, id }: Part, before: Catalog, after: Catalog): string {
  for (const catalog of [after, before])
    for (const file of catalog.files) {
      if (file.kind === kind && file.id === id && entryKind(file) === undefined)
        return shortName(file, catalog);
      const entry = entryKind(file) === kind ? entriesOf(file).find((one) => one.id === id) : undefined;
      if (entry !== undefined) return quoted(ownName(entry.value) ?? id);
    }
  return quoted(id);
}

const ownName = (value: unknown): string | undefined =>
  typeof value === "object" && value !== null && "name" in value && typeof value.name === "string"
    ? value.name
    : undefined;
