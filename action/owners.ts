import { filesOf } from "../core/catalog/catalog.ts";
import { isDefinition } from "../core/catalog/is-definition.ts";
import { load } from "../core/catalog/load.ts";
import type { Source } from "../core/catalog/source.ts";
import { validate } from "../core/catalog/validate.ts";
import type { OwnersFact } from "../core/generated/facts.ts";
import { sentenceOf } from "./words.ts";

const file = "owners.yaml";

/** Reads who may sign from the owners file of one commit; that file alone, whatever is wrong beside it. */
export function readOwners(sources: readonly Source[]): OwnersFact {
  const source = sources.find(({ path }) => path === file);
  if (source === undefined) return { status: "absent" };
  const loaded = load([source]);
  const checked = loaded.files.map((loadedFile) => ({ file: loadedFile, mistakes: validate(loadedFile) }));
  const [owners] = filesOf(
    checked.filter(isDefinition).map((entry) => entry.file),
    "owners",
  );
  const findings = [
    ...loaded.findings,
    ...checked.flatMap(({ mistakes }) => mistakes.map(({ finding }) => finding)),
  ];
  const problem = findings.find(({ severity }) => severity === "error");
  if (problem !== undefined) return { status: "unreadable", reason: sentenceOf(problem) };
  if (owners === undefined) return { status: "unreadable", reason: "`definitions/owners.yaml` is empty." };
  return { status: "read", owners: owners.value };
}
