import { type Carried, type Lead, type Occurrence, readValue } from "./lead.ts";
import type { Dictionary, Field, Value } from "./model.ts";
import { parseMoment } from "./time.ts";

/** Rows of text under named columns, as a CSV file or a table has them. */
export interface TextTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The tables that leads come in; the last two are optional. */
export interface LeadTables {
  readonly leads: TextTable;
  /** Columns `lead`, `activity`, `at`, and the activities' own fields. */
  readonly activities: TextTable | undefined;
  /** Columns `lead`, `stage`, `at`. */
  readonly history: TextTable | undefined;
}

/** What was seen while reading that a person should know. */
export interface ReadReport {
  /** By field: how many values the dictionary does not allow, with one of them. */
  readonly notAllowed: ReadonlyMap<string, { readonly count: number; readonly example: string }>;
  /** By field: how many statements lack their evidence. */
  readonly withoutEvidence: ReadonlyMap<string, number>;
  /** Fields of the dictionary that the leads have no column for. */
  readonly withoutColumn: readonly string[];
  /** Activities of the dictionary that the data do not carry. */
  readonly notCarried: readonly string[];
  /** Rows of activities or of the history that could not be used, by reason. */
  readonly unused: ReadonlyMap<string, number>;
}

export interface LeadSet {
  readonly leads: readonly Lead[];
  readonly carried: Carried;
  readonly report: ReadReport;
}

/** The column that holds a field: the one that the dictionary names, else the field's id. */
export const columnOf = (field: Field): string => field.from?.column ?? field.id;

/** The column that holds the evidence of an attested field. */
export const evidenceColumnOf = (field: Field): string => `${columnOf(field)}_evidence`;

/**
 * Reads leads from text. Values that the dictionary does not allow count as missing and are counted; an attested
 * value without its evidence is missing. Without a column `id` the row's number, from 1, is the id.
 * `carries` names the activities that the data record; without it, those that occur.
 */
export function readLeads(tables: LeadTables, dictionary: Dictionary, carries?: readonly string[]): LeadSet {
  const { leads: table } = tables;
  const notAllowed = new Map<string, { count: number; example: string }>();
  const withoutEvidence = new Map<string, number>();
  const place = (name: string): number => table.columns.indexOf(name);
  const columns = [...dictionary.fields.values()].map((field) => ({
    field,
    index: place(columnOf(field)),
    evidence: field.attested_by === undefined ? undefined : place(evidenceColumnOf(field)),
  }));
  const idColumn = place("id");
  const ids = table.rows.map((row, index) =>
    idColumn < 0 ? String(index + 1) : (row[idColumn] ?? "").trim(),
  );
  const happened = groupByLead(tables.activities, "activity", new Set(ids), dictionary);
  const entered = groupByLead(tables.history, "stage", new Set(ids), dictionary);

  const leads = table.rows.map((row, index): Lead => {
    const values = new Map<string, Value>();
    for (const { field, index: at, evidence } of columns) {
      const text = at < 0 ? "" : (row[at] ?? "");
      const reading = readValue(field, text);
      if (reading.status === "not-allowed") {
        const seen = notAllowed.get(field.id);
        notAllowed.set(field.id, { count: (seen?.count ?? 0) + 1, example: seen?.example ?? text });
      }
      if (reading.status !== "value") continue;
      const isBlank = text.trim() === "";
      if (evidence !== undefined && !isBlank && (row[evidence] ?? "").trim() === "")
        withoutEvidence.set(field.id, (withoutEvidence.get(field.id) ?? 0) + 1);
      else values.set(field.id, reading.value);
    }
    const id = ids[index] ?? "";
    return {
      id,
      values,
      activities: happened.byLead.get(id) ?? none,
      stages: entered.byLead.get(id) ?? none,
    };
  });
  const leaves = [...dictionary.activities.values()].filter((activity) =>
    activity.leaves.includes(activity.id),
  );
  const carriedIds = new Set(carries ?? happened.seen);
  return {
    leads,
    carried: { activities: carriedIds, stages: tables.history !== undefined },
    report: {
      notAllowed,
      withoutEvidence,
      withoutColumn: columns.filter(({ index }) => index < 0).map(({ field }) => field.id),
      notCarried: leaves.map(({ id }) => id).filter((id) => !carriedIds.has(id)),
      unused: new Map([...happened.unused, ...entered.unused]),
    },
  };
}

type ByName = ReadonlyMap<string, readonly Occurrence[]>;

const none: ByName = new Map();

interface Grouped {
  readonly byLead: ReadonlyMap<string, ByName>;
  readonly seen: ReadonlySet<string>;
  readonly unused: ReadonlyMap<string, number>;
}

/** Sorts dated rows by lead and by activity or stage, with the values of the activity's own fields. */
function groupByLead(
  table: TextTable | undefined,
  key: "activity" | "stage",
  leads: ReadonlySet<string>,
  dictionary: Dictionary,
): Grouped {
  const byLead = new Map<string, Map<string, Occurrence[]>>();
  const seen = new Set<string>();
  const unused = new Map<string, number>();
  if (table === undefined) return { byLead, seen, unused };
  const [leadAt, nameAt, dateAt] = ["lead", key, "at"].map((name) => table.columns.indexOf(name)) as [
    number,
    number,
    number,
  ];
  const fieldsOf = new Map(
    [...dictionary.activities].map(([id, { fields }]) => [
      id,
      [...fields.values()].map((field) => ({ field, index: table.columns.indexOf(field.id) })),
    ]),
  );
  const isKnown = (name: string): boolean =>
    key === "activity" ? dictionary.activities.has(name) : dictionary.sets.has(name);
  for (const row of table.rows) {
    const name = row[nameAt]?.trim() ?? "";
    const at = parseMoment(row[dateAt] ?? "");
    const lead = row[leadAt]?.trim() ?? "";
    const isNamed = isKnown(name);
    const problem = !isNamed
      ? `${key} \`${name}\` is not defined`
      : at === undefined
        ? `${key} without a readable date`
        : leads.has(lead)
          ? undefined
          : `${key} of a lead that is not among the leads`;
    // What happened to other leads shows all the same that the data record it.
    if (isNamed) seen.add(name);
    if (problem !== undefined || at === undefined) {
      unused.set(problem ?? "", (unused.get(problem ?? "") ?? 0) + 1);
      continue;
    }
    const occurrence = { at, values: valuesOf(fieldsOf.get(name) ?? [], row) };
    const ofLead = byLead.get(lead);
    const list = ofLead?.get(name);
    if (ofLead === undefined) byLead.set(lead, new Map([[name, [occurrence]]]));
    else if (list === undefined) ofLead.set(name, [occurrence]);
    else list.push(occurrence);
  }
  return { byLead, seen, unused };
}

const noValues: Occurrence["values"] = new Map();

/** The values of an activity's own fields in a row. Most activities record nothing but that they happened. */
function valuesOf(
  fields: readonly { readonly field: Field; readonly index: number }[],
  row: readonly string[],
): Occurrence["values"] {
  let values: Map<string, Value> | undefined;
  for (const { field, index } of fields) {
    const reading = readValue(field, index < 0 ? "" : (row[index] ?? ""));
    if (reading.status !== "value") continue;
    values ??= new Map();
    values.set(field.id, reading.value);
  }
  return values ?? noValues;
}
