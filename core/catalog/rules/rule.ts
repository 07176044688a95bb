import type { Pointer } from "../../criteria/model.ts";
import type { FindingArgs } from "../../finding-args.ts";
import type { FindingCode } from "../../finding.ts";
import type { Reporter } from "../../criteria/report-problem.ts";
import { type Catalog, type DefinitionFile, filesOf } from "../catalog.ts";
import type { Kind } from "../kinds.ts";
import type { LoadedFile } from "../load.ts";

/** A rule about one file; `purpose` is a sentence that is true of good files. */
export interface FileRule {
  readonly purpose: string;
  readonly check: (file: DefinitionFile, files: readonly DefinitionFile[], report: Reporter) => void;
}

type PlacedFile = Pick<LoadedFile, "path" | "locate">;

/** A mistake in a file. Finding its line takes long, so that comes last, and only for what will be shown. */
export type Noticed = {
  readonly [C in FindingCode]: {
    readonly file: PlacedFile;
    readonly code: C;
    readonly pointer: Pointer;
    readonly args: FindingArgs[C];
    readonly part: "key" | "value";
  };
}[FindingCode];

/** Takes a mistake anywhere in the definitions. */
export type CatalogReporter = <C extends FindingCode>(
  file: PlacedFile,
  code: C,
  pointer: Pointer,
  args: FindingArgs[C],
  part?: "key" | "value",
) => void;

/** A rule about linked definitions: what their conditions mean, and whether they agree with each other. */
export interface CatalogRule {
  readonly purpose: string;
  readonly check: (catalog: Catalog, report: CatalogReporter) => void;
}

type FileOf<K extends Kind> = Extract<DefinitionFile, { kind: K }>;

/** A rule that looks at every file of one kind by itself. */
export const ruleFor = <K extends Kind>(
  kind: K,
  purpose: string,
  check: (file: FileOf<K>, report: Reporter, catalog: Catalog) => void,
): CatalogRule => ({
  purpose,
  check: (catalog, report) => {
    for (const file of filesOf(catalog.files, kind))
      check(file, (code, pointer, args, part) => report(file, code, pointer, args, part), catalog);
  },
});
