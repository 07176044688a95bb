import type { Checked, Compared } from "../../core/pipeline.ts";
import { compare } from "../../core/pipeline.ts";
import { countWords, findingText } from "../../core/report/terminal.ts";
import { paint } from "./options.ts";
import { readSide } from "./read-side.ts";
import { UsageError } from "./usage-error.ts";

/** Reads and compares two sides that leads are to be judged by; with an error in one of them no lead is judged. */
export async function soundSides(before: string, after: string): Promise<Compared> {
  const [was, is] = await Promise.all([readSide(before), readSide(after)]);
  const compared = compare(was, is);
  refuseErrors(before, compared.before);
  refuseErrors(after, compared.after);
  return compared;
}

function refuseErrors(name: string, { findings }: Checked): void {
  const errors = findings.filter(({ severity }) => severity === "error");
  if (errors.length === 0) return;
  for (const finding of errors.slice(0, 5))
    console.error(`${findingText(finding, "definitions/", undefined, paint)}\n`);
  throw new UsageError(
    `The definitions of \`${name}\` have ${countWords(errors)}, so no lead can be judged.`,
    "Mend them first; `countersign check` lists all of them.",
  );
}
