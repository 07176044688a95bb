#!/usr/bin/env node
// What `dist/countersign.js` is built of: starts the command line that lies beside it in parts.
import { existsSync } from "node:fs";
import * as modules from "node:module";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { keptCode } from "./launch/kept-code.ts";
import { ownFolder } from "./launch/own-folder.ts";
import { partLoader } from "./launch/part-loader.ts";

const { createRequire } = modules;
const { enableCompileCache } = modules as { readonly enableCompileCache?: (folder: string) => unknown };
const parts = new URL("./parts/", import.meta.url);
const kept = keptFolder();
let load: (name: string) => unknown = createRequire(parts);
if (enableCompileCache !== undefined) {
  if (kept !== undefined) enableCompileCache(kept);
} else {
  // Such an old Node optimises a function that has run for about a millisecond. Of a call of a quarter of a second that
  // takes a third, and next to nothing of it pays off. V8's own budget, in bytes of what is run before a function is
  // optimised, is doubled: more does not make a short call shorter, and a long one longer.
  setFlagsFromString(`--interrupt-budget=${String(2 * 132 * 1024)}`);
  const code = kept === undefined ? undefined : keptCode(kept);
  if (code !== undefined) {
    load = partLoader(parts, code);
    process.once("exit", code.keep);
  }
}
load("./countersign.cjs");

/** Where to keep what this command compiles. Every command has its own: another one does not call the same functions. */
function keptFolder(): string | undefined {
  // Node's own way to turn this off, which older ones do not know.
  if (process.env["NODE_DISABLE_COMPILE_CACHE"] === "1") return undefined;
  const word = process.argv[2] ?? "";
  const isCommand = /^[a-z]+$/.test(word) && existsSync(new URL(`${word}.cjs`, parts));
  const folder = ownFolder();
  return folder === undefined ? undefined : join(folder, isCommand ? word : "help");
}
