import { type Catalog, filesOf } from "../catalog/catalog.ts";
import { folders } from "../catalog/kinds.ts";
import { escapeMarkdown } from "../report/markdown.ts";
import { inOrder } from "./editor-schema-parts.ts";

/** An id that a definition may name, and what the editor says about it, as Markdown. */
export interface Choice {
  readonly id: string;
  readonly words: string;
}

/** Every id that a schema may ask for with `x-refers-to`, by the kind that it names there. */
export type Choices = ReadonlyMap<string, readonly Choice[]>;

/** Collects the ids of a catalog, in an order that depends neither on the files nor on their lines. */
export function choicesOf(catalog: Catalog): Choices {
  const { files } = catalog;
  const ofFolders = Object.values(folders).map((kind) => [kind, inFolder(catalog, kind)] as const);
  const sets = ofFolders.filter(([kind]) => ["stage", "icp", "criteria"].includes(kind));
  const functions = filesOf(files, "owners").flatMap(({ value }) => [
    ...Object.keys(value.functions),
    ...(value.also ?? []).flatMap(({ need }) => Object.keys(need)),
  ]);
  const steps = filesOf(files, "process").flatMap(({ value }) => value.steps);
  const choices: readonly (readonly [string, readonly Choice[]])[] = [
    ...ofFolders,
    ["criteria-set", sets.flatMap(([, ids]) => ids)],
    ["field", inFile(filesOf(files, "fields"), ({ description }) => [description])],
    ["activity", inFile(filesOf(files, "activities"), ({ description }) => [description])],
    ["metric", inFile(filesOf(files, "metrics"), ({ name, description }) => [name, description])],
    ["tool", inFile(filesOf(files, "technology"), ({ name, purpose }) => [name, purpose])],
    ["term", inFile(filesOf(files, "glossary"), ({ name, definition }) => [name, definition])],
    ["process-step", steps.map(({ id, name, description }) => choice(id, name, description))],
    ["account-table", catalog.tables.map((path) => choice(path.replace(/^.*\//, "")))],
    ["function", ["sales", "marketing", ...functions].map((id) => choice(id))],
  ];
  return new Map(choices.map(([kind, found]) => [kind, sorted(found)]));
}

/**
 * The definitions of a kind that has a folder: the file's name is the id. One that cannot be read keeps its id, so
 * that whoever mends it does not see every reference to it in red.
 */
function inFolder(catalog: Catalog, kind: (typeof folders)[keyof typeof folders]): readonly Choice[] {
  return [
    ...catalog.broken.filter((file) => file.kind === kind).map(({ id }) => choice(id)),
    ...filesOf(catalog.files, kind).map(({ id, value }) => choice(id, value.name, value.description)),
  ];
}

/** The entries of a file that holds many definitions: the key is the id. */
function inFile<T>(
  files: readonly { readonly value: { readonly [id: string]: T | undefined } }[],
  wordsOf: (entry: T) => readonly (string | undefined)[],
): readonly Choice[] {
  return Object.entries(files[0]?.value ?? {}).flatMap(([id, entry]) =>
    entry === undefined ? [] : [choice(id, ...wordsOf(entry))],
  );
}

/** The words come from definitions and are shown as Markdown: they must not format, link or mention anything. */
const choice = (id: string, ...words: readonly (string | undefined)[]): Choice => ({
  id,
  words: words.flatMap((text) => (text === undefined ? [] : [escapeMarkdown(text)])).join(": "),
});

const sorted = (choices: readonly Choice[]): readonly Choice[] =>
  inOrder(new Map(choices.map((found) => [found.id, found])).values());
