import { readFileSync } from "node:fs";
import ts from "typescript";

const root = new URL("../../", import.meta.url);

/** Reads a settings file of Visual Studio Code: JSON in which comments and a last comma are allowed. */
export function readSettings(path: string): unknown {
  const { config, error } = ts.parseConfigFileTextToJson(path, readFileSync(new URL(path, root), "utf8")) as {
    readonly config?: unknown;
    readonly error?: { readonly messageText: unknown };
  };
  if (error !== undefined) throw new Error(`${path}: ${String(error.messageText)}`);
  return config;
}

/** The files that the YAML extension binds to a pattern: it looks for the pattern anywhere in the workspace. */
export function bound(pattern: string, path: string): boolean {
  const form = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&").replaceAll("*", "[^/]*");
  return new RegExp(`^(.*/)?${form}$`).test(path);
}
