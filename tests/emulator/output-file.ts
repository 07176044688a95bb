/**
 * Reads a file of `name=value` and `name<<delimiter` blocks, as a runner reads `GITHUB_OUTPUT`. What a runner would
 * refuse is refused here: a value that could end its block early is how one output becomes another.
 */
export function outputsIn(text: string): Readonly<Record<string, string>> {
  const outputs: Record<string, string> = {};
  const lines = text.split("\n");
  while (lines.length > 0) {
    const line = lines.shift() ?? "";
    if (line === "") continue;
    const block = /^([^=<]+)<<(.+)$/.exec(line);
    const plain = /^([^=]+)=(.*)$/.exec(line);
    if (block !== null) {
      const [, name = "", delimiter = ""] = block;
      const end = lines.indexOf(delimiter);
      if (end < 0) throw new Error(`The output ${name} does not end.`);
      outputs[name] = lines
        .splice(0, end + 1)
        .slice(0, -1)
        .join("\n");
    } else if (plain !== null) {
      const [, name = "", value = ""] = plain;
      outputs[name] = value;
    } else {
      throw new Error(`A runner cannot read this line of outputs: ${line}`);
    }
  }
  return outputs;
}
