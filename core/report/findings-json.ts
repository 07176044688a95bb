import type { Finding } from "../finding.ts";
import type { FindingJson } from "../generated/check.ts";
import { messageOf } from "./messages.ts";

/** A finding as the JSON outputs show it: place, severity, code and the three sentences. */
export function findingJson(finding: Finding, prefix = ""): FindingJson {
  const { code, severity, at } = finding;
  return {
    code,
    severity,
    path: `${prefix}${at.path}`,
    line: at.line,
    column: at.column,
    end_line: at.end.line,
    end_column: at.end.column,
    ...messageOf(finding),
  };
}
