import type { Source } from "../../core/catalog/source.ts";
import { definitionsOf } from "./read-case.ts";

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** The definitions of a case with some files edited or added; a file whose edit is `undefined` is gone. */
export async function edited(
  name: string,
  edits: Readonly<Record<string, ((text: string) => string) | undefined>>,
  added: Readonly<Record<string, string>> = {},
): Promise<readonly Source[]> {
  const sources = await definitionsOf(name);
  const missing = Object.keys(edits).find((path) => !sources.some((source) => source.path === path));
  if (missing !== undefined) throw new Error(`${name} has no ${missing}`);
  const others = Object.entries(added).map(([path, text]) => ({
    path,
    type: "file" as const,
    bytes: encoder.encode(text),
  }));
  const kept = sources.flatMap((source): readonly Source[] => {
    if (!(source.path in edits)) return [source];
    const edit = edits[source.path];
    if (edit === undefined) return [];
    const before = decoder.decode(source.bytes);
    const after = edit(before);
    if (after === before) throw new Error(`the edit of ${source.path} changes nothing`);
    return [{ ...source, bytes: encoder.encode(after) }];
  });
  return [...kept, ...others];
}
