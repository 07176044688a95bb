import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vi } from "vitest";
import { schemaCommand } from "../../../scripts/commands/schema.ts";
import { server } from "./find-server.ts";
import { Editor, type Settings } from "./language-server.ts";

/** A repository of its own with the definitions of the example company. */
export async function newRepository(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "countersign-editor-"));
  await cp(new URL("../../../definitions", import.meta.url), join(folder, "definitions"), {
    recursive: true,
  });
  return folder;
}

/** Runs the command and gives back what it prints. */
export async function runSchema(...args: readonly string[]): Promise<string> {
  const lines: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((line: string) => void lines.push(line));
  await schemaCommand.parseAsync([...args], { from: "user" }).finally(() => {
    log.mockRestore();
  });
  return lines.join("\n");
}

/** The settings that the command prints, as somebody would paste them. */
export const settingsIn = (printed: string): Settings =>
  JSON.parse(printed.slice(printed.indexOf("\n{") + 1)) as Settings;

/** An editor on such a repository, set up as the command says; without a server there is none. */
export async function openCompany(): Promise<{
  readonly editor: Editor;
  readonly close: () => Promise<void>;
}> {
  if (server === undefined) throw new Error("yaml-language-server is not installed.");
  const folder = await newRepository();
  const editor = await Editor.open(folder, settingsIn(await runSchema(folder)));
  const close = async (): Promise<void> => {
    editor.close();
    await rm(folder, { recursive: true });
  };
  return { editor, close };
}
