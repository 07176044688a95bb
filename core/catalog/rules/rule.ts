import type { Reporter } from "../../criteria/report-problem.ts";
import type { DefinitionFile } from "../catalog.ts";

/** A rule about one file; `purpose` is a sentence that is true of good files. */
export interface FileRule {
  readonly purpose: string;
  readonly check: (file: DefinitionFile, files: readonly DefinitionFile[], report: Reporter) => void;
}
