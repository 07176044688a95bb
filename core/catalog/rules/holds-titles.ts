import type { Field } from "../../criteria/model.ts";
import { wordsOf } from "./vocabulary.ts";

const aboutTitles: ReadonlySet<string> = new Set([
  "title",
  "titles",
  "position",
  "role",
  "occupation",
  "job",
]);

/** Whether a field holds job titles, as far as its name tells. */
export const holdsTitles = ({ id, type, label = "" }: Field): boolean =>
  type === "text" &&
  wordsOf(`${id.replaceAll("_", " ")} ${label}`).some((word) => aboutTitles.has(word.toLowerCase()));
