import type { UnknownId } from "../reason/find-set.ts";
import { oneLine } from "./code.ts";

/** Says that a question or an intent names something that there is not, and what may be meant. */
export const unknownIdWords = ({
  what,
  id,
  near,
  known,
}: UnknownId): { readonly saw: string; readonly type: string } => ({
  saw: `There is no ${what} \`${oneLine(id).replaceAll("`", "'")}\`.`,
  type: near === undefined ? `There is ${known.join(", ")}.` : `Did you mean \`${near}\`?`,
});
