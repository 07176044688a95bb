import type { AccountList, Activity, Field, NamedList } from "../criteria/model.ts";
import type { Names } from "../criteria/parse-condition.ts";
import { normalise } from "../criteria/text.ts";
import type * as raw from "../generated/definitions.ts";
import { type DefinitionFile, filesOf } from "./catalog.ts";
import type { Kind } from "./kinds.ts";
import type { BrokenFile } from "./load.ts";
import { segmentNames } from "./segment-names.ts";

/** Collects every name that definitions may use, before any reference is followed. */
export function collectNames(files: readonly DefinitionFile[], broken: readonly BrokenFile[]): Names {
  const ids = (kind: Kind): readonly string[] => filesOf(files, kind).map(({ id }) => id);
  const entries = <K extends Kind, T>(kind: K, make: (file: Extract<DefinitionFile, { kind: K }>) => T) =>
    new Map(filesOf(files, kind).map((file) => [file.id, make(file)] as const));
  return {
    fields: fieldsOf(Object.assign({}, ...filesOf(files, "fields").map(({ value }) => value)) as raw.Fields),
    activities: activitiesOf(filesOf(files, "activities")[0]?.value ?? {}),
    lists: entries("list", ({ id, value }): NamedList => ({
      id,
      name: value.name,
      entries: new Set(value.entries.map(normalise)),
    })),
    accountLists: entries("account-list", ({ id, value }): AccountList => ({
      id,
      name: value.name,
      tiers: value.tiers.map((tier) => tier.id),
      domains: new Map(value.accounts.map((account) => [normalise(account.domain), account.tier])),
    })),
    bands: entries("score", ({ value }) => (value.bands ?? []).map(({ id }) => id)),
    segments: segmentNames(filesOf(files, "segment"), filesOf(files, "score")),
    stages: new Set(ids("stage")),
    sets: new Set([...ids("stage"), ...ids("icp"), ...ids("criteria")]),
    broken: new Set(broken.map(({ id }) => id)),
  };
}

function fieldsOf(fields: {
  readonly [id: string]: Omit<Field, "id"> | undefined;
}): ReadonlyMap<string, Field> {
  return new Map(
    Object.entries(fields).flatMap(([id, field]) => (field === undefined ? [] : [[id, { ...field, id }]])),
  );
}

function activitiesOf(activities: raw.Activities): ReadonlyMap<string, Activity> {
  const found = new Map<string, Activity>();
  for (const [id, activity] of Object.entries(activities)) {
    if (activity === undefined) continue;
    const covers = covered(id, activities);
    const leaves = covers.filter((part) => activities[part]?.includes === undefined);
    const label = activity.label ?? id.replaceAll("_", " ");
    found.set(id, { id, label, fields: fieldsOf(activity.fields ?? {}), covers, leaves });
  }
  return found;
}

/** The activity itself and everything that it includes, directly or through others; circles end by themselves. */
function covered(id: string, activities: raw.Activities): readonly string[] {
  const found = new Set([id]);
  for (const next of found) for (const part of activities[next]?.includes ?? []) found.add(part);
  return [...found];
}
