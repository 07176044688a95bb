import { Command } from "commander";
import { lstat, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import type { Catalog } from "../../core/catalog/catalog.ts";
import { folders, singletons } from "../../core/catalog/kinds.ts";
import { editorSchemas } from "../../core/export/editor-schema.ts";
import { settingsFile } from "../../core/impact/settings.ts";
import { check } from "../../core/pipeline.ts";
import { definitionsFolder, readDefinitions } from "../io/read-definitions.ts";
import { UsageError } from "../io/usage-error.ts";

export const schemaCommand = new Command("schema")
  .description("Write schemas for your editor that know your own fields, values and ids.")
  .argument("[dir]", "the repository, or its folder of definitions", ".")
  .option("--out <folder>", "where to write them, instead of .countersign/schema in the repository")
  .addHelpText(
    "after",
    `
With them an editor offers the names of your fields, their values and every id while you type, explains what the mouse
is on, and underlines what does not exist. Run it again when fields or ids have changed.

Examples:
  countersign schema                        for this repository
  countersign schema ../revenue
  countersign schema --out editor/schema    into another folder

Exit codes: 0 fine, 2 wrong call, 3 fault of the program.`,
  )
  .action(async (dir: string, { out }: { readonly out?: string }) => {
    const definitions = await definitionsFolder(dir);
    const { catalog } = check(await readDefinitions(definitions));
    if (catalog.files.length + catalog.broken.length === 0)
      throw new UsageError(
        `There are no definitions in \`${dir}\`.`,
        "Name the folder that holds your definitions, or run `countersign init`.",
      );
    const inside = basename(resolve(definitions)) === "definitions";
    const repository = inside ? dirname(resolve(definitions)) : resolve(definitions);
    const folder = out ?? join(repository, ".countersign/schema");
    const schemas = Object.entries(editorSchemas(catalog));
    const files = schemas.map(([name, schema]) => [name, `${JSON.stringify(schema, null, 2)}\n`] as const);
    await replaceAll(folder, files).catch((cause: unknown) => explain(folder, cause));
    const shown = relative(process.cwd(), resolve(folder)) || ".";
    const place = relative(repository, resolve(folder)).replaceAll("\\", "/");
    console.log(`${String(files.length)} schemas written to ${shown}.
${offered(catalog)}

Your editor has to know which schema is for which files. For Visual Studio Code with its YAML extension, put this into
.vscode/settings.json:

${JSON.stringify(settings(`./${place}`, inside ? "definitions/" : ""), null, 2)}`);
  });

function offered({ dictionary, broken }: Catalog): string {
  const count = (found: { readonly size: number }, one: string, several: string): string =>
    `${String(found.size)} ${found.size === 1 ? one : several}`;
  const known = `They know ${count(dictionary.fields, "field", "fields")} and ${count(dictionary.activities, "activity", "activities")}.`;
  if (broken.length === 0) return known;
  const [first] = broken;
  const rest = broken.length === 1 ? "" : ` and ${String(broken.length - 1)} more`;
  return `${known} What ${first?.path ?? ""}${rest} would add is missing, because of mistakes there: run \`countersign check\`.`;
}

/** What binds each schema to its files, for the settings of Visual Studio Code. */
function settings(schemas: string, definitions: string): object {
  const files: readonly (readonly [string, string])[] = [
    ...singletons.map((kind) => [kind, `${kind}.yaml`] as const),
    ...Object.entries(folders).map(([folder, kind]) => [kind, `${folder}/*.yaml`] as const),
  ];
  const bound = files.map(
    ([kind, path]) => [`${schemas}/${kind}.schema.json`, `${definitions}${path}`] as const,
  );
  const beside = [`${schemas}/settings.schema.json`, settingsFile] as const;
  return { "yaml.schemas": Object.fromEntries([beside, ...bound]), "yaml.schemaStore.enable": false };
}

/** Writes every file beside its place first and moves all of them at the end, so that none is ever half-written. */
async function replaceAll(folder: string, files: readonly (readonly [string, string])[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name] of files)
    if ((await lstat(join(folder, name)).catch(() => undefined))?.isDirectory() === true)
      throw new UsageError(
        `Nothing was written: ${join(folder, name)} is a folder.`,
        "Remove it, or choose another folder with `--out`.",
      );
  const staged = await mkdtemp(join(folder, ".new-"));
  try {
    for (const [name, text] of files) await writeFile(join(staged, name), text);
    for (const [name] of files) await rename(join(staged, name), join(folder, name));
  } finally {
    await rm(staged, { recursive: true, force: true });
  }
}

/** A folder that one may not write to is no fault of ours. */
function explain(folder: string, cause: unknown): never {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const problem = {
    EACCES: "you may not write there",
    EPERM: "you may not write there",
    EROFS: "you may not write there",
    ENOSPC: "the disk is full",
    EEXIST: "it is a file",
    ENOTDIR: "it is a file, or lies below one",
  }[code];
  if (problem === undefined) throw cause;
  throw new UsageError(
    `Nothing was written to ${folder}: ${problem}.`,
    "Choose another folder with `--out`.",
  );
}
