import { locationOf } from "./decode.ts";
import { type ParsedYaml, parseWholeYaml } from "./parse-whole-yaml.ts";
import { plainYaml } from "./plain-yaml.ts";
import { tooDeep } from "./too-deep.ts";
import { depthLimit } from "./yaml-walk.ts";

/** Parses one YAML 1.2 document; every mistake becomes a finding, and nothing is ever executed. */
export function parseYaml(path: string, text: string): ParsedYaml {
  const deep = tooDeep(text, depthLimit);
  if (deep !== undefined) {
    const at = locationOf(path, text.slice(0, deep));
    const args = { limit: depthLimit };
    return {
      value: undefined,
      findings: [{ code: "yaml-too-deep", severity: "error", at, args }],
      locate: () => at,
    };
  }
  const value = plainYaml(text);
  if (value === undefined) return parseWholeYaml(path, text);
  // Places take the whole parser, ten times as long, and most files have nothing that must be shown.
  let whole: ParsedYaml | undefined;
  const locate: ParsedYaml["locate"] = (pointer, part) => {
    whole ??= parseWholeYaml(path, text);
    return whole.locate(pointer, part);
  };
  return { value, findings: [], locate };
}
