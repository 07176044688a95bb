import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { KeptCode } from "./kept-code.ts";

type Require = (name: string) => unknown;
type Part = (exports: object, require: Require, module: object) => void;

/** A `require` for CommonJS files of one folder that need nothing but each other and what Node brings along. */
export function partLoader(folder: URL, { compile }: KeptCode): Require {
  const ofNode = createRequire(folder);
  const modules = new Map<string, { readonly exports: object }>();
  return load;

  function load(name: string): unknown {
    if (!name.startsWith("./")) return ofNode(name);
    const known = modules.get(name);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    modules.set(name, module);
    const path = fileURLToPath(new URL(name, folder));
    // It starts on the first line, so that the lines of a stack are those of the file.
    const source = `(function (exports, require, module) {${readFileSync(path, "utf8")}\n})`;
    (compile(source, path).runInThisContext() as Part)(module.exports, load, module);
    return module.exports;
  }
}
