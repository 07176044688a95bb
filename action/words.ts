import type { Finding } from "../core/finding.ts";
import { messageOf } from "../core/report/messages.ts";

/** The place of a finding from the root of the repository: `definitions/stages/mql.yaml`. */
export const pathOf = ({ at }: Finding): string => `definitions/${at.path}`;

/** What a finding saw, with its place, where there is no room for why it matters. */
export function sentenceOf(finding: Finding): string {
  const { line, column } = finding.at;
  return `${pathOf(finding)}:${line}:${column}: ${messageOf(finding).saw}`;
}

/** What somebody threw, as a sentence. */
export const describe = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : String(thrown);

/** Text without characters that cannot be seen or that turn its direction; lines become one. */
export const visible = (text: string): string =>
  text.replace(/\s+/gu, " ").replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "");
