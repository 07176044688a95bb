import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { editorSchemas } from "../../core/export/editor-schema.ts";
import { schemaCommand } from "../../scripts/commands/schema.ts";
import { UsageError } from "../../scripts/io/usage-error.ts";
import { readSettings } from "../repository/editor.ts";
import { catalogOf, company } from "./support/company.ts";
import { newRepository, runSchema, settingsIn } from "./support/open-company.ts";

const catalog = catalogOf(company);
const schemas = editorSchemas(catalog);
const activities = String(catalog.dictionary.activities.size);
const count = String(Object.keys(schemas).length);

async function repository(): Promise<string> {
  const folder = await newRepository();
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** What the person at the terminal reads when it does not work. */
const complaint = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "It worked.",
    (thrown: unknown) =>
      thrown instanceof UsageError ? `${thrown.message}\n${thrown.advice}` : String(thrown),
  );

describe("countersign schema", () => {
  it("writes the schemas of the repository, whole and nothing else", async () => {
    const folder = await repository();
    const printed = await runSchema(folder);
    const written = join(folder, ".countersign/schema");
    expect((await readdir(written)).sort()).toEqual(Object.keys(schemas).sort());
    for (const [name, schema] of Object.entries(schemas))
      expect(await readFile(join(written, name), "utf8")).toBe(`${JSON.stringify(schema, null, 2)}\n`);
    expect(printed.split("\n")[0]).toMatch(
      new RegExp(`^${count} schemas written to .*\\.countersign/schema\\.$`),
    );
    expect(printed.split("\n")[1]).toBe(
      `They know ${String(catalog.dictionary.fields.size)} fields and ${activities} activities.`,
    );
  });

  it("says what to type so that the editor uses them, as in a new repository", async () => {
    const printed = settingsIn(await runSchema(await repository()));
    const template = readSettings("scripts/init/template/.vscode/settings.json") as Record<string, unknown>;
    expect(printed).toEqual({
      "yaml.schemas": template["yaml.schemas"],
      "yaml.schemaStore.enable": template["yaml.schemaStore.enable"],
    });
  });

  it("takes the folder of definitions as well", async () => {
    const folder = await repository();
    expect(settingsIn(await runSchema(join(folder, "definitions")))).toEqual(
      settingsIn(await runSchema(folder)),
    );
    expect((await readdir(folder)).sort()).toEqual([".countersign", "definitions"]);
  });

  it("writes elsewhere when asked, and binds that", async () => {
    const folder = await repository();
    const printed = settingsIn(await runSchema(folder, "--out", join(folder, "editor")));
    expect((await readdir(join(folder, "editor"))).sort()).toEqual(Object.keys(schemas).sort());
    const bound = printed["yaml.schemas"] as Record<string, string>;
    expect(bound["./editor/stage.schema.json"]).toBe("definitions/stages/*.yaml");
  });

  it("replaces its own files and leaves all others alone", async () => {
    const folder = await repository();
    const out = join(folder, ".countersign/schema");
    await mkdir(out, { recursive: true });
    await writeFile(join(out, "stage.schema.json"), "old");
    await writeFile(join(out, "notes.txt"), "ours");
    await runSchema(folder);
    expect((await readdir(out)).sort()).toEqual([...Object.keys(schemas), "notes.txt"].sort());
    expect(await readFile(join(out, "notes.txt"), "utf8")).toBe("ours");
    expect(JSON.parse(await readFile(join(out, "stage.schema.json"), "utf8"))).toEqual(
      schemas["stage.schema.json"],
    );
  });

  it("says which definitions are left out because of mistakes", async () => {
    const folder = await repository();
    await writeFile(join(folder, "definitions/fields.yaml"), "name: [\n");
    await writeFile(join(folder, "definitions/stages/mql.yaml"), "name: [\n");
    expect((await runSchema(folder)).split("\n")[1]).toBe(
      `They know 0 fields and ${activities} activities. What fields.yaml and 1 more would add is missing, because of mistakes there: run \`countersign check\`.`,
    );
  });

  it.each([
    [
      "there is no such folder",
      (folder: string) => [join(folder, "nowhere")],
      (folder: string) =>
        `There is no folder \`${folder}/nowhere\`.\nName the folder that holds your definitions, or run \`countersign init\`.`,
    ],
    [
      "the folder holds no definitions",
      (folder: string) => [join(folder, "empty")],
      (folder: string) =>
        `There are no definitions in \`${folder}/empty\`.\nName the folder that holds your definitions, or run \`countersign init\`.`,
    ],
    [
      "the place is a file",
      (folder: string) => [folder, "--out", join(folder, "a-file")],
      (folder: string) =>
        `Nothing was written to ${folder}/a-file: it is a file.\nChoose another folder with \`--out\`.`,
    ],
    [
      "a folder stands where a schema belongs",
      (folder: string) => [folder, "--out", join(folder, "taken")],
      (folder: string) =>
        `Nothing was written: ${folder}/taken/target.schema.json is a folder.\nRemove it, or choose another folder with \`--out\`.`,
    ],
  ])("writes nothing when %s", async (_, args, words) => {
    const folder = await repository();
    await mkdir(join(folder, "empty"));
    await mkdir(join(folder, "taken/target.schema.json"), { recursive: true });
    await writeFile(join(folder, "a-file"), "");
    const before = await readdir(folder, { recursive: true });
    expect(await complaint(runSchema(...args(folder)))).toBe(words(folder));
    expect(await readdir(folder, { recursive: true })).toEqual(before);
  });

  it("explains itself with examples", () => {
    let help = "";
    schemaCommand.configureOutput({ writeOut: (text) => (help += text) });
    schemaCommand.outputHelp();
    expect(help).toContain("Usage: schema [options] [dir]");
    expect(help).toContain("\n  countersign schema --out editor/schema    into another folder\n");
    expect(help).toContain("Exit codes: 0 fine, 2 wrong call, 3 fault of the program.");
  });
});
