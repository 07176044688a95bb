import { canonical } from "../canonical.ts";

/** What a definition is made of, where its parts have names. */
export type Noun =
  | "account"
  | "activity"
  | "agreement"
  | "assumption"
  | "band"
  | "buyer"
  | "calendar"
  | "domain"
  | "entry"
  | "escalation"
  | "evidence"
  | "factor"
  | "field"
  | "goal"
  | "group"
  | "holiday"
  | "market"
  | "metric"
  | "objection"
  | "override"
  | "pain"
  | "part"
  | "quote"
  | "role"
  | "rule"
  | "segment"
  | "sign"
  | "size"
  | "stage"
  | "statement"
  | "step"
  | "synonym"
  | "term"
  | "tier"
  | "title"
  | "tool"
  | "value";

/** What can change in a definition of any kind. `in` names the part of the definition that is meant, where it is a part. */
export type PlainFacet =
  | { readonly of: "name"; readonly from: string; readonly to: string }
  | {
      readonly of: "handed-over";
      readonly in: string | undefined;
      readonly from: string;
      readonly to: string;
    }
  | {
      readonly of: "entries";
      readonly noun: Noun;
      readonly in: string | undefined;
      readonly added: readonly string[];
      readonly removed: readonly string[];
    }
  | { readonly of: "order"; readonly noun: Noun; readonly moved: string; readonly before: string | undefined }
  | {
      readonly of: "setting";
      readonly in: string | undefined;
      readonly setting: string;
      readonly from: string | undefined;
      readonly to: string | undefined;
    }
  /** Only words for people change. `parts` names the parts that are meant, where they are parts. */
  | { readonly of: "wording"; readonly noun: Noun | undefined; readonly parts: readonly string[] };

/** The parts of a definition that were added and removed, by what people call them; nothing where none was. */
export function entriesFacet(
  noun: Noun,
  before: readonly string[],
  after: readonly string[],
  within?: string,
): readonly PlainFacet[] {
  const [was, is] = [new Set(before), new Set(after)];
  const added = [...is].filter((entry) => !was.has(entry));
  const removed = [...was].filter((entry) => !is.has(entry));
  return added.length + removed.length === 0 ? [] : [{ of: "entries", noun, in: within, added, removed }];
}

/** Parts with an id and a name that were added and removed, and those that are called otherwise. */
export function namedFacets(
  noun: Noun,
  before: Readonly<Record<string, { readonly name: string } | undefined>>,
  after: Readonly<Record<string, { readonly name: string } | undefined>>,
): readonly PlainFacet[] {
  const names = (entries: typeof before, other: typeof before): readonly string[] =>
    Object.entries(entries).flatMap(([id, entry]) =>
      entry === undefined || Object.hasOwn(other, id) ? [] : [entry.name],
    );
  return [
    ...entriesFacet(noun, names(before, after), names(after, before)),
    ...inBoth(before, after).flatMap(({ was, is }): readonly PlainFacet[] =>
      was.name === is.name ? [] : [{ of: "name", from: was.name, to: is.name }],
    ),
  ];
}

/** One value that is another one now; `undefined` where it is not stated. */
export function settingFacet(
  setting: string,
  from: string | number | boolean | undefined,
  to: string | number | boolean | undefined,
  within?: string,
): readonly PlainFacet[] {
  return from === to ? [] : [{ of: "setting", in: within, setting, from: shown(from), to: shown(to) }];
}

/** A task that another function has now. */
export const handedOver = (from: string, to: string, within?: string): readonly PlainFacet[] =>
  from === to ? [] : [{ of: "handed-over", in: within, from, to }];

/** Whether the two sides differ in one of these properties. */
export const differs = <V extends object>(before: V, after: V, keys: readonly (keyof V)[]): boolean =>
  keys.some((key) => canonical(before[key] ?? null) !== canonical(after[key] ?? null));

/** The first entry that stands elsewhere, among those that both sides have, and the one that now follows it. */
export function orderFacet(
  noun: Noun,
  before: readonly string[],
  after: readonly string[],
): readonly PlainFacet[] {
  const was = before.filter((entry) => after.includes(entry));
  const is = after.filter((entry) => before.includes(entry));
  const place = is.findIndex((entry, index) => entry !== was[index]);
  if (place < 0) return [];
  const [entry = "", expected = ""] = [is[place], was[place]];
  // An entry that moves back leaves a gap: the others close up, so it is the one that is missing here.
  const later = is[place] === was[place + 1] && is[place + 1] === was[place + 2];
  const moved = later ? expected : entry;
  return [{ of: "order", noun, moved, before: is[is.indexOf(moved) + 1] }];
}

/** Two versions of the entries that both sides have, in the order of the second. */
export const inBoth = <V>(
  before: Readonly<Record<string, V | undefined>>,
  after: Readonly<Record<string, V | undefined>>,
): readonly { readonly id: string; readonly was: V; readonly is: V }[] =>
  Object.entries(after).flatMap(([id, is]) => {
    const was = Object.hasOwn(before, id) ? before[id] : undefined;
    return was === undefined || is === undefined ? [] : [{ id, was, is }];
  });

/** Entries by their ids, for lists whose entries have one. */
export const byId = <V extends { readonly id: string }>(entries: readonly V[]): Readonly<Record<string, V>> =>
  Object.fromEntries(entries.map((entry) => [entry.id, entry]));

const shown = (value: string | number | boolean | undefined): string | undefined =>
  value === undefined ? undefined : typeof value === "boolean" ? (value ? "yes" : "no") : String(value);
