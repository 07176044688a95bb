import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

interface Examples {
  readonly name: string;
  readonly examples: readonly Record<string, unknown>[];
}

// The package is its data: one JSON file.
const file = createRequire(import.meta.url).resolve("@octokit/webhooks-examples");
const all = JSON.parse(readFileSync(file, "utf8")) as readonly Examples[];

/** A payload that GitHub really sends for an event, the first with this action. */
export function webhook(name: string, action?: string): Record<string, unknown> {
  const found = all
    .find((each) => each.name === name)
    ?.examples.find((example) => action === undefined || example["action"] === action);
  if (found === undefined) throw new Error(`There is no example of ${name} ${action ?? ""}.`);
  return structuredClone(found);
}
