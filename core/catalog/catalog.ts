import type { Condition, Dictionary } from "../criteria/model.ts";
import type * as raw from "../generated/definitions.ts";
import type { Kind } from "./kinds.ts";
import type { BrokenFile, LoadedFile } from "./load.ts";

/** The type of a file's value, by kind. */
export interface ValueOf {
  readonly charter: raw.Charter;
  readonly owners: raw.Owners;
  readonly market: raw.Market;
  readonly process: raw.Process;
  readonly technology: raw.Technology;
  readonly compensation: raw.Compensation;
  readonly fields: raw.Fields;
  readonly activities: raw.Activities;
  readonly assumptions: raw.Assumptions;
  readonly metrics: raw.Metrics;
  readonly funnel: raw.Funnel;
  readonly glossary: raw.Glossary;
  readonly stage: raw.Stage;
  readonly criteria: raw.CriteriaSet;
  readonly score: raw.Score;
  readonly segment: raw.Segmentation;
  readonly list: raw.List;
  readonly icp: raw.IdealCustomerProfile;
  readonly persona: raw.Persona;
  /** The rows of a table are in it by now. */
  readonly "account-list": raw.AccountList & Required<Pick<raw.AccountList, "accounts">>;
  readonly handoff: raw.Handoff;
  readonly target: raw.Target;
}

/** A file whose value fits the schema of its kind. */
export type DefinitionFile = {
  readonly [K in Kind]: Omit<LoadedFile, "kind" | "value"> & { readonly kind: K; readonly value: ValueOf[K] };
}[Kind];

/** All definitions of a company, read, checked and linked. */
export interface Catalog {
  readonly files: readonly DefinitionFile[];
  /** Definitions that are there but cannot be read. */
  readonly broken: readonly BrokenFile[];
  /** The tables beside the account lists, by path. */
  readonly tables: readonly string[];
  readonly dictionary: Dictionary;
  /** The conditions of a file by their place, outside of scores and segments: path, then pointer as JSON. */
  readonly conditions: ReadonlyMap<string, ReadonlyMap<string, Condition>>;
}

/** Many rules ask for the files of a kind, some of them once for every file. */
const grouped = new WeakMap<readonly DefinitionFile[], ReadonlyMap<Kind, readonly DefinitionFile[]>>();

/** The files of one kind, with the type of that kind. */
export function filesOf<K extends Kind>(
  files: readonly DefinitionFile[],
  kind: K,
): readonly Extract<DefinitionFile, { kind: K }>[] {
  let groups = grouped.get(files);
  if (groups === undefined) {
    groups = groupsOf(files);
    grouped.set(files, groups);
  }
  return (groups.get(kind) ?? []) as readonly Extract<DefinitionFile, { kind: K }>[];
}

function groupsOf(files: readonly DefinitionFile[]): ReadonlyMap<Kind, readonly DefinitionFile[]> {
  const groups = new Map<Kind, DefinitionFile[]>();
  for (const file of files) {
    const group = groups.get(file.kind);
    if (group === undefined) groups.set(file.kind, [file]);
    else group.push(file);
  }
  return groups;
}
