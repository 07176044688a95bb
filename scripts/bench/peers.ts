import { spawnSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Programs of others, in the versions that are compared. They are no dependencies; only the measurement gets them. */
const pinned = { "ajv-cli": "5.0.0", "json-rules-engine": "7.3.1" } as const;

export type Peers =
  | { readonly status: "installed"; readonly modules: string }
  | { readonly status: "missing"; readonly reason: string };

/** Installs what others wrote into `.cache/bench`, unless it is there; without a way to the registry it goes without. */
export async function installPeers(folder: string): Promise<Peers> {
  await mkdir(folder, { recursive: true });
  const modules = join(folder, "node_modules");
  const versionOf = async (name: string): Promise<string | undefined> =>
    readFile(join(modules, name, "package.json"), "utf8").then(
      (text) => (JSON.parse(text) as { readonly version: string }).version,
      () => undefined,
    );
  const present = await Promise.all(
    Object.entries(pinned).map(async ([name, version]) => (await versionOf(name)) === version),
  );
  if (present.every(Boolean)) return { status: "installed", modules };
  await writeFile(join(folder, "package.json"), '{ "private": true }\n');
  const names = Object.entries(pinned).map(([name, version]) => `${name}@${version}`);
  const npm = spawnSync("npm", ["install", "--prefix", folder, "--no-save", "--no-package-lock", ...names], {
    encoding: "utf8",
    timeout: 120_000,
  });
  if (npm.status === 0) return { status: "installed", modules };
  return { status: "missing", reason: `npm could not install ${names.join(" and ")}` };
}

/** Bundles our own programs for comparison, as the command line is: nobody waits for a compiler. */
export async function bundlePeers(
  folder: string,
): Promise<Readonly<Record<"yamlAndAjv" | "plainLoop" | "rulesEngine", string>>> {
  const entries = {
    yamlAndAjv: new URL("./peers/yaml-and-ajv.ts", import.meta.url),
    plainLoop: new URL("./peers/plain-loop.ts", import.meta.url),
    rulesEngine: new URL("./peers/rules-engine.ts", import.meta.url),
  };
  const outdir = join(folder, "programs");
  await build({
    entryPoints: Object.fromEntries(Object.entries(entries).map(([name, url]) => [name, fileURLToPath(url)])),
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "error",
    banner: {
      js: 'import { createRequire as bundled } from "node:module"; const require = bundled(import.meta.url);',
    },
  });
  return {
    yamlAndAjv: join(outdir, "yamlAndAjv.mjs"),
    plainLoop: join(outdir, "plainLoop.mjs"),
    rulesEngine: join(outdir, "rulesEngine.mjs"),
  };
}
