import { sampleOf } from "./file-patterns.ts";
import { ownersPath } from "./guarded.ts";
import { allSets, type Ownership } from "./owner-sets.ts";

/** Guarded, and outside `definitions/`: no pattern means it. */
const elsewhere = "CODEOWNERS";

/** Paths that stand for all that an owners file tells apart: one for each pattern, the file itself, and the rest. */
export const samplePaths = (held: Ownership): readonly string[] => [
  ...new Set([elsewhere, ownersPath, ...allSets(held).flatMap(({ files }) => files.map(sampleOf))]),
];
