import type { Pointer } from "../criteria/model.ts";
import type { LoadedFile } from "./load.ts";
import type { Mistake } from "./validate.ts";

/** A file that is readable YAML and does not fit its schema. */
export interface DamagedFile {
  readonly file: LoadedFile;
  readonly mistakes: readonly Mistake[];
}

/** The places in a file that hold a mistake; what does not stand among them is intact. */
export const damagedPlaces = ({ mistakes }: DamagedFile): ReadonlySet<string> =>
  new Set(
    mistakes.flatMap(({ pointer }) =>
      [...pointer, ""].map((_, length) => placeName(pointer.slice(0, length))),
    ),
  );

/** One text for one place, whether positions in lists come as numbers or as ajv's texts. */
export const placeName = (pointer: Pointer): string => JSON.stringify(pointer.map(String));
