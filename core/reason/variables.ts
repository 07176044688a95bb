import { type Reading, readValue } from "../criteria/lead.ts";
import type { Dictionary, Field, Truth, Value } from "../criteria/model.ts";
import { isListed } from "../criteria/account-list.ts";
import { type Situation, situation } from "../criteria/situation.ts";
import { testValue } from "../criteria/test-value.ts";
import { candidates, listEntries } from "./candidates.ts";
import { type FieldUse, type Side, accountListOf } from "./collect.ts";
import { mostCells } from "./formula.ts";

/** What stands in a field: a value, nothing, or a statement that lacks its evidence. */
export type Content =
  | { readonly status: "value"; readonly value: Value }
  | { readonly status: "blank" }
  | { readonly status: "unproved"; readonly value: Value };

/** A field as a variable: each cell is a content that some test answers differently than every other cell. */
export interface FieldVariable {
  readonly id: string;
  readonly cells: readonly Content[];
  /** The answer of each test in each cell, in the order of the uses. */
  readonly answers: ReadonlyMap<FieldUse, readonly Truth[]>;
  readonly complete: boolean;
}

/** How one version of the definitions reads a content: what its dictionary does not allow is missing. */
export function readContent(content: Content, field: Field | undefined): Value | undefined {
  if (field === undefined) return undefined;
  if (content.status === "blank") return field.if_missing;
  if (content.status === "unproved" && field.attested_by !== undefined) return undefined;
  const reading: Reading = readValue(field, asText(content.value, field));
  return reading.status === "value" ? reading.value : undefined;
}

const asText = (value: Value, field: Field): string =>
  Array.isArray(value)
    ? value.join(";")
    : field.type === "date"
      ? new Date(Number(value)).toISOString()
      : String(value);

/** Divides the contents of a field into cells, one for each way in which the tests can answer. */
export function fieldVariable(id: string, uses: readonly FieldUse[], now: number): FieldVariable {
  const fields = new Map(uses.map(({ side }) => [side.index, fieldOn(side, id)]));
  const found = [...fields.values()].flatMap((field) => field ?? []);
  let complete = new Set(found.map(({ type }) => type)).size <= 1;
  const contents: Content[] = [{ status: "blank" }];
  for (const { side, field } of uses.filter(
    ({ side }, index) => uses.findIndex((use) => use.side === side) === index,
  )) {
    const own = candidates(
      fieldOn(side, id) ?? field,
      uses.map(({ test }) => test),
      entriesOn(side.dictionary),
      now,
    );
    complete &&= own.complete;
    contents.push(...own.values.map((value) => ({ status: "value", value }) as const));
  }
  const [first] = contents.filter((content) => content.status === "value");
  if (
    found.some((field) => field.attested_by !== undefined && field.if_missing !== undefined) &&
    first !== undefined
  )
    contents.push({ status: "unproved", value: first.value });
  const cells: Content[] = [];
  const rows: Truth[][] = [];
  const signatures = new Set<string>();
  const sides = new Map(uses.map(({ side }) => [side, nobodyOn(side, now)]));
  for (const content of contents) {
    const values = new Map([...fields].map(([index, field]) => [index, readContent(content, field)]));
    const row = uses.map(({ side, test }) =>
      answer(test, values.get(side.index), side, id, sides.get(side) ?? nobodyOn(side, now)),
    );
    const signature = row.map(String).join(",");
    if (signatures.has(signature)) continue;
    signatures.add(signature);
    cells.push(content);
    rows.push(row);
  }
  const kept = Math.min(cells.length, mostCells);
  return {
    id,
    cells: cells.slice(0, kept),
    answers: new Map(uses.map((use, index) => [use, rows.slice(0, kept).map((row) => row[index])])),
    complete: complete && cells.length <= mostCells,
  };
}

const fieldOn = (side: Side, id: string): Field | undefined => side.dictionary.fields.get(id);

function answer(
  test: FieldUse["test"],
  value: Value | undefined,
  side: Side,
  id: string,
  nobody: Situation,
): Truth {
  const accounts = test.of === "listed" ? accountListOf(test.list) : undefined;
  if (accounts !== undefined) {
    const list = side.dictionary.accountLists.get(accounts.id);
    const field = fieldOn(side, id);
    return list === undefined || field === undefined
      ? undefined
      : isListed(field, value, list, accounts.tiers);
  }
  return testValue(test, value, nobody);
}

/** A lead of which nothing is known, where only the definitions matter. */
const nobodyOn = ({ dictionary }: Side, now: number): Situation =>
  situation(
    dictionary,
    { id: "", values: new Map(), activities: new Map(), stages: new Map() },
    { activities: new Set(), stages: false },
    now,
  );

const entriesOn =
  (dictionary: Dictionary) =>
  (list: string): readonly string[] => {
    const accounts = accountListOf(list);
    return accounts === undefined
      ? listEntries(dictionary)(list)
      : [...(dictionary.accountLists.get(accounts.id)?.domains.keys() ?? [])];
  };
