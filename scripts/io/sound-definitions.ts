import { relative } from "node:path";
import type { Catalog } from "../../core/catalog/catalog.ts";
import { checkUnproved } from "../../core/pipeline.ts";
import { countWords, findingText } from "../../core/report/terminal.ts";
import { paint } from "./options.ts";
import { definitionsFolder, readDefinitions } from "./read-definitions.ts";
import { UsageError } from "./usage-error.ts";

/** Reads definitions that leads are to be judged by; with an error in them no lead is judged at all. */
export async function soundDefinitions(dir: string): Promise<Catalog> {
  const folder = await definitionsFolder(dir);
  const { catalog, findings } = checkUnproved(await readDefinitions(folder));
  const errors = findings.filter(({ severity }) => severity === "error");
  if (errors.length === 0) return catalog;
  const prefix = `${relative(process.cwd(), folder)}/`;
  for (const finding of errors.slice(0, 5))
    console.error(`${findingText(finding, prefix, undefined, paint)}\n`);
  throw new UsageError(
    `The definitions have ${countWords(errors)}, so no lead can be judged.`,
    `Run \`countersign check ${dir}\` and mend them first.`,
  );
}
