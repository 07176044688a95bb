import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Plugin, transform } from "esbuild";

/** Modules that stand in for others in the bundles, by the name under which those are imported. */
const instead: Readonly<Record<string, string>> = {
  // `@actions/github` brings undici for the sake of proxies, and undici brings sockets, mocks and a cache along. What is
  // used is `fetch`, and the agent that reaches GitHub through a proxy by `connect`.
  undici: `
    import Dispatcher from "undici/lib/dispatcher/dispatcher.js";
    import connect from "undici/lib/api/api-connect.js";
    Object.assign(Dispatcher.prototype, { connect });
    export { fetch } from "undici/lib/web/fetch/index.js";
    export { default as ProxyAgent } from "undici/lib/dispatcher/proxy-agent.js";
  `,
  // A method for every route of GitHub. We name routes as text, as GitHub's own documentation does.
  "@octokit/plugin-rest-endpoint-methods": "export const restEndpointMethods = () => ({});",
};

/** Files that stand in for others that do the same. */
const alike = [
  // The parser of HTTP comes twice, compiled for newer processors and for all.
  { filter: /llhttp_simd-wasm\.js$/, path: "node_modules/undici/lib/llhttp/llhttp-wasm.js" },
  // The same source as ES modules, of which only what is used is bundled.
  { filter: /^yaml$/, path: "node_modules/yaml/browser/dist/index.js" },
] as const;

/**
 * What js-yaml makes when it is loaded stays in a bundle, unless it is said that making it does nothing else; and the
 * defaults of what nobody uses are copies, of which that cannot be said.
 */
const madeWhenLoaded = /^(var \w+ = )(?=define\w+Tag\(|new \w+\()/gmu;
const copied = /^(var (?:DEFAULT_LOAD_OPTIONS|DUMP_SCHEMA) = ).*?^\}\)?;$/gmsu;

/** A file of a package without its comments; the licences are kept in a file of their own. */
async function withoutComments(path: string): Promise<string> {
  const text = await readFile(path, "utf8");
  const lean = path.endsWith("js-yaml.mjs")
    ? text.replaceAll(copied, "$1undefined;").replaceAll(madeWhenLoaded, "$1/* @__PURE__ */ ")
    : text;
  const { code } = await transform(lean, { minifyWhitespace: true, charset: "utf8", legalComments: "none" });
  return code;
}

/** Leaves out of the bundles what packages bring along and nobody uses. */
export const leanPackages = (root: string): Plugin => ({
  name: "lean-packages",
  setup: (bundler) => {
    const filter = new RegExp(`^(?:${Object.keys(instead).join("|")})$`);
    bundler.onResolve({ filter }, ({ path }) => ({ path, namespace: "lean" }));
    bundler.onLoad({ filter, namespace: "lean" }, ({ path }) => ({
      contents: instead[path] ?? "",
      resolveDir: root,
    }));
    bundler.onLoad({ filter: /[/\\]node_modules[/\\].*\.[cm]?js$/ }, async ({ path }) => ({
      contents: await withoutComments(path),
    }));
    for (const { filter: of, path } of alike)
      bundler.onResolve({ filter: of }, () => ({ path: join(root, path) }));
  },
});
