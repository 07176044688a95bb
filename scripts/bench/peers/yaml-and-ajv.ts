// What one would write in an afternoon: every file through `yaml`, every value through ajv. It reads the same schemas
// and says yes or no for each file. It follows no reference and knows no line.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { parse } from "yaml";

const [, , schemas = "", folder = ""] = process.argv;
const ajv = new Ajv({ strict: false, allErrors: true });
for (const name of readdirSync(schemas).filter((entry) => entry.endsWith(".json")))
  ajv.addSchema(JSON.parse(readFileSync(join(schemas, name), "utf8")) as object);
const validate = ajv.getSchema("criteria.schema.json");
if (validate === undefined) throw new Error("There is no schema for sets of criteria.");
for (const name of readdirSync(folder))
  if (validate(parse(readFileSync(join(folder, name), "utf8")))) console.log(`${name} valid`);
