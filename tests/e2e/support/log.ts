/** What a runner does because of a line of the log. */
export interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** The log of a job, as a runner reads it: what it obeys, and what it only shows. */
export interface Log {
  readonly commands: readonly Command[];
  readonly lines: readonly string[];
}

const decode = (text: string): string =>
  text
    .replaceAll("%0D", "\r")
    .replaceAll("%0A", "\n")
    .replaceAll("%3A", ":")
    .replaceAll("%2C", ",")
    .replaceAll("%25", "%");

/** Reads a log. The old form of a command, `##[name]`, is obeyed anywhere in a line, so no line may hold it. */
export function readLog(stdout: string): Log {
  const all = stdout.split(/\r?\n/u).filter((line) => line !== "");
  const commands: Command[] = [];
  const lines: string[] = [];
  for (const line of all) {
    const found = /^\s*::([\w-]+)(?: (.*?))?::(.*)$/u.exec(line);
    if (found === null && line.includes("##[")) throw new Error(`A runner would obey this line: ${line}`);
    if (found === null) lines.push(line);
    else {
      const [, name = "", properties = "", message = ""] = found;
      commands.push({ name, properties: read(properties), message: decode(message) });
    }
  }
  return { commands, lines };
}

function read(properties: string): Readonly<Record<string, string>> {
  const pairs = properties.split(",").filter((pair) => pair !== "");
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return [name, decode(value.join("="))];
    }),
  );
}
