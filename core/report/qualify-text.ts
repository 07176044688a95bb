import type { ReadReport } from "../criteria/read-leads.ts";
import type { Dictionary } from "../criteria/model.ts";
import { orList } from "../criteria/say.ts";
import type { Totals } from "../criteria/totals.ts";
import { align } from "./align.ts";
import { code, oneLine } from "./code.ts";
import type { Paint } from "./terminal.ts";

const number = (value: number): string => value.toLocaleString("en-US");
const share = (part: number, whole: number): string =>
  whole === 0 ? "" : `${((100 * part) / whole).toFixed(1)} %`;

/** `1 lead`, `2,000 leads` */
export const leadWords = (count: number): string => `${number(count)} ${count === 1 ? "lead" : "leads"}`;

/** The table of stages, then what could not be told and what the data lack. */
export function totalsText(totals: Totals, dictionary: Dictionary, asOf: string, paint: Paint): string {
  const header = ["Stage", "here", "share", "meet it", "undetermined"];
  const rows = totals.stages.map(({ id, here, qualified, undetermined }) => [
    oneLine(dictionary.sets.get(id)?.name ?? id),
    number(here),
    share(here, totals.leads),
    number(qualified),
    undetermined === 0 ? "" : number(undetermined),
  ]);
  const outside = ["In no stage", number(totals.outside), share(totals.outside, totals.leads), "", ""];
  const table = align([header, ...rows, outside]);
  const lines = [
    paint.bold(`${leadWords(totals.leads)} as of ${asOf}`),
    "",
    paint.dim(table[0] ?? ""),
    ...table.slice(1),
  ];
  if (totals.undetermined > 0) {
    const shown = totals.missing
      .slice(0, 8)
      .map(({ name, leads }) => `  ${oneLine(name)} (${leadWords(leads)})`);
    const more = totals.missing.length - shown.length;
    lines.push(
      "",
      `${leadWords(totals.undetermined)} might be further, but these data are missing:`,
      ...shown,
    );
    if (more > 0) lines.push(`  and ${number(more)} more`);
  }
  if (totals.skipped > 0)
    lines.push(
      "",
      paint.yellow(
        `${leadWords(totals.skipped)} meet a later stage without an earlier one: the stages do not build on each other.`,
      ),
    );
  return lines.join("\n");
}

/** What was odd in the data, in sentences; empty when nothing was. */
export function dataNotes(report: ReadReport): readonly string[] {
  const notes = [...report.notAllowed].map(
    ([field, { count, example }]) =>
      `${code(field)}: ${number(count)} ${count === 1 ? "value counts" : "values count"} as missing, because fields.yaml does not allow ${count === 1 ? "it" : "them"}, such as ${code(example)}.`,
  );
  for (const [field, count] of report.withoutEvidence)
    notes.push(
      `${code(field)}: ${number(count)} ${count === 1 ? "statement has" : "statements have"} no evidence and ${count === 1 ? "counts" : "count"} as missing.`,
    );
  if (report.withoutColumn.length > 0)
    notes.push(`No column for ${orList(report.withoutColumn.map(code), "and")}: missing for every lead.`);
  if (report.notCarried.length > 0)
    notes.push(
      `No row for the activities ${orList(report.notCarried.map(code), "and")}: unknown for every lead. If they are recorded and merely did not happen, name them with \`--carries\`.`,
    );
  for (const [reason, count] of report.unused)
    notes.push(`${number(count)} ${count === 1 ? "row was" : "rows were"} not used: ${oneLine(reason)}.`);
  return notes;
}
