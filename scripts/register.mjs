// Lets plain `node` run the TypeScript of scripts/: the `ts-node` command itself cannot load ES modules on Node 20.
import { register } from "node:module";
import { fileURLToPath } from "node:url";

process.env.TS_NODE_PROJECT = fileURLToPath(new URL("../tsconfig.json", import.meta.url));
process.setSourceMapsEnabled(true);
register("ts-node/esm", import.meta.url);
