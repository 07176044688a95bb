import { join } from "node:path";
import type { Plugin } from "esbuild";

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
    for (const { filter: of, path } of alike)
      bundler.onResolve({ filter: of }, () => ({ path: join(root, path) }));
  },
});
