import type { Condition, CriteriaSet, Dictionary, ScoreModel, Segmentation } from "../criteria/model.ts";
import { type Names, parseCondition } from "../criteria/parse-condition.ts";
import { parseScore } from "../criteria/parse-score.ts";
import { parseSegmentation } from "../criteria/parse-segmentation.ts";
import { type Reporter, referTo } from "../criteria/report-problem.ts";
import { type Catalog, type DefinitionFile, filesOf } from "./catalog.ts";
import { circles } from "./circles.ts";
import { type DamagedFile, damagedPlaces } from "./damaged.ts";
import { startOf } from "./decode.ts";
import type { Kind } from "./kinds.ts";
import type { BrokenFile, LoadedFile } from "./load.ts";
import { collectNames } from "./names.ts";
import { type References, references } from "./references.ts";
import { catalogRules, fileRules } from "./rules/index.ts";
import type { CatalogReporter, Noticed } from "./rules/rule.ts";

interface Linked {
  readonly catalog: Catalog;
  /** What is wrong, in the order in which it was seen. */
  readonly noticed: readonly Noticed[];
}

/**
 * Follows every reference between valid definitions and reads their conditions, scores and segments. Of damaged files
 * it follows what is intact, so that one mistake never hides another; the catalog leaves them out like `unread` ones.
 */
export function link(
  files: readonly DefinitionFile[],
  unread: readonly BrokenFile[],
  damaged: readonly DamagedFile[],
  tables: readonly string[] = [],
): Linked {
  const broken: readonly BrokenFile[] = [...unread, ...damaged.map(({ file }) => file)];
  const noticed: Noticed[] = [];
  const reporter: CatalogReporter = (file, code, pointer, args, part = "value") => {
    noticed.push({ file, code, pointer, args, part } as unknown as Noticed);
  };
  const reporterFor =
    (file: Pick<LoadedFile, "path" | "locate">): Reporter =>
    (code, pointer, args, part) =>
      reporter(file, code, pointer, args, part);
  const names = collectNames(files, broken);
  const known = knownIds(files, names);
  const sets = new Map<string, CriteriaSet>();
  const scores = new Map<string, ScoreModel>();
  const segmentations = new Map<string, Segmentation>();
  const conditions = new Map<string, ReadonlyMap<string, Condition>>();
  const ownerOfId = new Map<string, string>();

  for (const file of files) {
    const report = reporterFor(file);
    const found = references(file.kind, file.value);
    const own = new Map<string, Condition>();
    conditions.set(file.path, own);
    followIds(found, report);
    if (file.kind === "score") scores.set(file.id, parseScore(file.id, file.value, names, report));
    else if (file.kind === "segment")
      segmentations.set(file.id, parseSegmentation(file.id, file.value, names, report));
    else
      for (const { value, pointer } of found.conditions) {
        const condition = parseCondition(value, pointer, names, report);
        if (condition === undefined) continue;
        own.set(JSON.stringify(pointer), condition);
        if (pointer.length === 1 && pointer[0] === "criteria") addSet(file, condition);
      }
    for (const rule of fileRules) rule.check(file, files, report);
  }
  for (const entry of damaged) {
    const report = reporterFor(entry.file);
    const found = references(entry.file.kind, entry.file.value, damagedPlaces(entry));
    followIds(found, report);
    for (const { value, pointer } of found.conditions) parseCondition(value, pointer, names, report);
  }
  const dictionary: Dictionary = {
    fields: names.fields,
    activities: names.activities,
    lists: names.lists,
    accountLists: names.accountLists,
    scores,
    segmentations,
    sets,
    funnel: filesOf(files, "funnel")[0]?.value.stages ?? [],
  };
  for (const { file, pointer, path } of circles(files, dictionary))
    reporterFor(file)("circle", pointer, { path });
  for (const { file, purpose } of missingFiles([...files, ...broken]))
    reporter({ path: file, locate: () => startOf(file) }, "file-missing", [], { file, purpose });
  const catalog: Catalog = { files, broken, tables, dictionary, conditions };
  for (const rule of catalogRules) rule.check(catalog, reporter);
  return { catalog, noticed };

  function followIds({ ids }: References, report: Reporter): void {
    for (const { kind, id, pointer, part } of ids) {
      const all = known.get(kind);
      if (all !== undefined && !all.has(id))
        referTo((code, at, args) => report(code, at, args, part), pointer, kind, id, all, names);
    }
  }

  function addSet(file: DefinitionFile, criteria: Condition): void {
    if (file.kind !== "stage" && file.kind !== "icp" && file.kind !== "criteria") return;
    const other = ownerOfId.get(file.id);
    // `meets` names a stage, a profile or a criteria set by id alone.
    if (other !== undefined) reporterFor(file)("id-taken", [], { id: file.id, other });
    else ownerOfId.set(file.id, file.path);
    const abbreviation = file.kind === "stage" ? file.value.abbreviation : undefined;
    sets.set(file.id, { id: file.id, kind: file.kind, name: file.value.name, abbreviation, criteria });
  }
}

/** Every id that a schema may refer to with `x-refers-to`, by the kind that it names there. */
function knownIds(files: readonly DefinitionFile[], names: Names): ReadonlyMap<string, ReadonlySet<string>> {
  const keys = (kind: Kind): ReadonlySet<string> =>
    new Set(filesOf(files, kind).flatMap(({ value }) => Object.keys(value)));
  const ids = (kind: Kind): ReadonlySet<string> => new Set(filesOf(files, kind).map(({ id }) => id));
  const functions = filesOf(files, "owners").flatMap(({ value }) => [
    ...Object.keys(value.functions),
    ...(value.also ?? []).flatMap(({ need }) => Object.keys(need)),
  ]);
  return new Map<string, ReadonlySet<string>>([
    ["field", keys("fields")],
    ["activity", keys("activities")],
    ["metric", keys("metrics")],
    ["tool", keys("technology")],
    ["term", keys("glossary")],
    [
      "process-step",
      new Set(filesOf(files, "process").flatMap(({ value }) => value.steps.map(({ id }) => id))),
    ],
    ["function", new Set(["sales", "marketing", ...functions])],
    ["criteria-set", names.sets],
    ...(
      [
        "stage",
        "criteria",
        "score",
        "segment",
        "list",
        "icp",
        "persona",
        "account-list",
        "handoff",
        "target",
      ] as const
    ).map((kind) => [kind, ids(kind)] as const),
  ]);
}

const needed = [
  { file: "owners.yaml", kind: "owners", purpose: "It names who signs for sales and who for marketing." },
  { file: "fields.yaml", kind: "fields", purpose: "It declares every field that criteria may use." },
  { file: "funnel.yaml", kind: "funnel", purpose: "It puts the stages in order." },
] as const;

const missingFiles = (files: readonly { readonly kind: Kind }[]): readonly (typeof needed)[number][] =>
  needed.filter(({ kind }) => !files.some((file) => file.kind === kind));
