import type { DefinitionFile } from "./catalog.ts";
import type { LoadedFile } from "./load.ts";

/** A file that its schema accepts is a definition: the only place where an unknown value gets its type. */
export const isDefinition = (entry: {
  readonly file: LoadedFile;
  readonly mistakes: readonly unknown[];
}): entry is { readonly file: LoadedFile & DefinitionFile; readonly mistakes: readonly never[] } =>
  entry.mistakes.length === 0;
