import { readdirSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";

const folder = new URL("../../../schema/output/", import.meta.url);
const ajv = new Ajv({ strict: false, allErrors: true });
for (const name of readdirSync(folder))
  ajv.addSchema(JSON.parse(readFileSync(new URL(name, folder), "utf8")) as object);

/** Reads what a command printed as JSON; throws where it is not what the schema of that output says. */
export function readOutput(name: string, printed: string): unknown {
  const value: unknown = JSON.parse(printed);
  if (!ajv.validate(`${name}.schema.json`, value)) throw new Error(ajv.errorsText());
  return value;
}
