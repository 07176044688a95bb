import { code } from "./code.ts";
import { escapeSentence } from "./markdown.ts";

/** What could not be decided, and why. */
interface Undecided {
  readonly head: string;
  readonly base: string;
  readonly reason: string;
}

/** The comment of a pull request that could not be decided: whatever it said before no longer holds. */
export const undecided = ({ head, base, reason }: Undecided): string => `### ❌ Not decided, so not approved.

${escapeSentence(reason)}

What stood here before no longer holds. \`/countersign\` in a comment decides again.

<sub>About ${code(head.slice(0, 7))} against ${code(base)}.</sub>
`;
