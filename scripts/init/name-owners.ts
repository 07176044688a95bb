import { createInterface } from "node:readline";
import { UsageError } from "../io/usage-error.ts";

/** Asks a person and gives back what was typed. */
export type Ask = (question: string) => Promise<string>;

type Side = "sales" | "marketing";

/** Who signs for a side: the logins that were given, or what the person at the terminal answers. */
export async function nameOwners(
  side: Side,
  given: readonly string[],
  ask: Ask | undefined,
): Promise<readonly string[]> {
  const typed = given.length > 0 || ask === undefined ? given : [await ask(question(side))];
  const logins = separate(typed);
  if (logins.length > 0) return logins;
  throw new UsageError(
    `Nobody is named who signs for ${side}.`,
    `Add \`--${side} LOGIN\` with a login on GitHub, once for each person.`,
  );
}

const question = (side: Side): string => `Who signs for ${side}? Logins on GitHub, with commas between: `;

/** `@rae, sam` are two logins; the same login in other letters is the same person. */
function separate(typed: readonly string[]): readonly string[] {
  const logins = typed
    .flatMap((text) => text.split(/[,\s]+/))
    .map((login) => login.replace(/^@/, ""))
    .filter((login) => login !== "");
  return [...new Map(logins.map((login) => [login.toLowerCase(), login])).values()];
}

/** Asks at the terminal. Whoever ends the input instead of answering has called it off. */
export async function askAtTerminal(text: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await new Promise<string>((resolve, reject) => {
      terminal.once("close", () => {
        reject(new UsageError("\nNothing was written.", "Run it again when you know who signs."));
      });
      terminal.question(text, resolve);
    });
  } finally {
    terminal.close();
  }
}
