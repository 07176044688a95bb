import { createRequire } from "node:module";

type Json = Readonly<Record<string, unknown>>;

const require = createRequire(import.meta.url);
let examples: readonly { readonly name: string; readonly examples: readonly Json[] }[] | undefined;

/** GitHub's own example of an event: the first with this action. */
export function exampleOf(name: string, action: string | undefined): Json {
  examples ??= require("@octokit/webhooks-examples") as NonNullable<typeof examples>;
  const found = examples
    .find((event) => event.name === name)
    ?.examples.find((example) => example["action"] === action);
  if (found === undefined) throw new Error(`GitHub publishes no example of ${name} ${action ?? ""}.`);
  return found;
}

/** GitHub's example of an event with our values in it: no key of the real payload is missing. */
export function examplePayload(name: string, action: string | undefined, values: Json): Json {
  return lay(exampleOf(name, action), values) as Json;
}

/** Lists and plain values are ours as they are; of an object, the keys that we have no value for stay. */
function lay(example: unknown, value: unknown): unknown {
  if (!isObject(example) || !isObject(value)) return value;
  const keys = Object.entries(value).map(([key, ours]) => [key, lay(example[key], ours)] as const);
  return { ...example, ...Object.fromEntries(keys) };
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
