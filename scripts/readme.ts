import { readFile } from "node:fs/promises";
import { format, resolveConfig } from "prettier";
import { parse } from "yaml";
import { example, inRepository } from "./example.ts";

interface Described {
  readonly description: string;
  readonly default?: string;
}

/** The README with its generated parts made anew: the example comment, and the inputs and outputs of the Action. */
export async function readme(): Promise<string> {
  const path = inRepository("README.md");
  const action = parse(await readFile(inRepository("action.yml"), "utf8")) as {
    readonly inputs: Record<string, Described>;
    readonly outputs: Record<string, Described>;
  };
  const quoted = (await example()).comment
    .trimEnd()
    .split("\n")
    .map((line) => `> ${line}`.trimEnd())
    .join("\n");
  const inputs = rows(action.inputs, ({ description, default: value }) => [
    description,
    value === undefined || value === "" ? "" : `\`${value}\``,
  ]);
  const outputs = rows(action.outputs, ({ description }) => [description]);
  const tables = [
    "| input | what it is | default |\n| --- | --- | --- |",
    ...inputs,
    "\n| output | what it is |\n| --- | --- |",
    ...outputs,
  ].join("\n");
  const text = [
    ["comment", quoted],
    ["action", tables],
  ].reduce((whole, [name = "", part = ""]) => between(whole, name, part), await readFile(path, "utf8"));
  return format(text, { ...(await resolveConfig(path)), parser: "markdown" });
}

const rows = (
  entries: Record<string, Described>,
  cells: (entry: Described) => readonly string[],
): readonly string[] =>
  Object.entries(entries).map(
    ([name, entry]) =>
      `| \`${name}\` | ${cells(entry)
        .map((cell) => cell.trim().replace(/\s+/g, " ").replaceAll("|", "\\|"))
        .join(" | ")} |`,
  );

function between(text: string, name: string, part: string): string {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`README.md has no part between ${start} and ${end}.`);
  return `${text.slice(0, from + start.length)}\n\n${part}\n\n${text.slice(to)}`;
}
