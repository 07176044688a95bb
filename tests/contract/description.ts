import { readFileSync } from "node:fs";
import type { OperationId } from "./operations.ts";

/** A JSON Schema; what it says is for ajv to read. */
export type Schema = Readonly<Record<string, unknown>>;

/** One operation of GitHub's API, as the cut description gives it. */
interface Operation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: "path" | "query";
    readonly required: boolean;
    readonly schema: Schema;
  }[];
  readonly body?: { readonly required: boolean; readonly schema: Schema };
  readonly responses: Readonly<Record<string, { readonly schema?: Schema }>>;
}

/** The cut description: `scripts/cut-openapi.ts` writes it. */
export interface Description {
  readonly generated: string;
  readonly operations: Readonly<Record<OperationId, Operation>>;
  readonly schemas: Readonly<Record<string, Schema>>;
}

const file = new URL("github-openapi.json", import.meta.url);

/** What GitHub says about the operations that we use. */
export const description = JSON.parse(readFileSync(file, "utf8")) as Description;
