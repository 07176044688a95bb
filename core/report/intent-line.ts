import type { CheckedIntent } from "../change/check-intents.ts";
import type { IntentOutcome } from "../change/judge-intent.ts";
import { longestIntent } from "../change/parse-intent.ts";
import type { Dictionary } from "../criteria/model.ts";
import { nameOfSet, say } from "../criteria/say.ts";
import type { Reasoned } from "../reason/ask-within.ts";
import { quoted, quotedInFull } from "./facets/quoted.ts";
import { messageOf } from "./messages.ts";
import { movedExamples, movedWords, reasonOf } from "./moved-words.ts";
import { provedWords } from "./proved-words.ts";
import { unknownIdWords } from "./unknown-id-words.ts";
import { witnessWords } from "./witness-words.ts";

/** One intent and whether it is done, in words. */
export interface IntentLine {
  /** The intent as it was declared. */
  readonly declared: string;
  readonly outcome: IntentOutcome | "not-understood";
  readonly sentence: string;
  /** The assumptions without which it would not be proved, by id. */
  readonly assuming: readonly string[];
  /** Made-up leads that show it. */
  readonly examples: readonly string[];
}

type Checked<S extends CheckedIntent["status"]> = Extract<CheckedIntent, { status: S }>;

/** Says whether one intent is done, and why, or what may be written where it was not understood. */
export function intentLine(checked: CheckedIntent, before: Dictionary, after: Dictionary): IntentLine {
  const { text: declared } = checked;
  const none = { declared, assuming: [], examples: [] };
  switch (checked.status) {
    case "claim":
      return claimLine(checked, before, after);
    case "move":
      return moveLine(checked, after);
    case "not-understood":
      return { ...none, outcome: "not-understood", sentence: `${theirs(declared)} ${whyNot(checked)}` };
    case "not-checked":
      return {
        ...none,
        outcome: "not-settled",
        sentence: `${theirs(declared)}: not settled, because the definitions before or after the change have mistakes.`,
      };
  }
}

/** A back-tick of a stranger could end a span of ours. */
const plain = (text: string): string => text.replaceAll("`", "'");

const theirs = (text: string): string => quoted(plain(text));

function whyNot({ why }: Checked<"not-understood">): string {
  switch (why.status) {
    case "too-long":
      return `is not read: it has ${String(why.length)} characters, and ${String(longestIntent)} is the most. Say it in a shorter line.`;
    case "unknown-form":
      return "is not understood. Write `mql is tightened` (or `loosened`, or `unchanged`), or `{ field: employees, less_than: 50 } leave mql` (or `enter`), each with the names of your own definitions.";
    case "unknown-id": {
      const { saw, type } = unknownIdWords(why);
      return `is not understood. ${saw} ${type}`;
    }
    case "mistake": {
      const { saw, type } = messageOf(why.finding);
      return `is not understood. ${saw} ${type}`;
    }
  }
}

function claimLine(
  { text, intent: { set, claim }, outcome, found }: Checked<"claim">,
  before: Dictionary,
  after: Dictionary,
): IntentLine {
  const { loses, gains } = found;
  return line({
    declared: text,
    head: `${nameOfSet(set)} is ${claim}`,
    outcome,
    words: movedWords(found),
    found: [loses, gains],
    examples: movedExamples(found, before, after),
  });
}

function moveLine(
  { text, intent: { set, way, condition }, outcome, found: { moves, stays } }: Checked<"move">,
  after: Dictionary,
): IntentLine {
  const stay = way === "leave" ? "still meet it" : "still do not meet it";
  const would = way === "leave" ? "Would still meet it" : "Would still not meet it";
  const done = way === "leave" ? "Would lose it" : "Would gain it";
  const now = way === "leave" ? "None of them meets it now." : "All of them meet it now.";
  const [shown, label] = outcome === "done" ? [moves, done] : [stays, would];
  return line({
    declared: text,
    head: `Leads with ${quotedInFull(plain(say(condition, after)))} ${way} ${nameOfSet(set)}`,
    outcome,
    words:
      moves.status === "no-lead"
        ? `None of them ${way}s it.`
        : stays.status === "lead"
          ? `Some of them ${stay}.`
          : now,
    found: [moves, stays],
    examples: shown.status === "lead" ? [`${label}: ${witnessWords(shown.witness(), after)}.`] : [],
  });
}

/** An intent that was understood, with what was found about it. */
interface Judged {
  readonly declared: string;
  readonly head: string;
  readonly outcome: IntentOutcome;
  readonly words: string;
  readonly found: readonly Reasoned[];
  readonly examples: readonly string[];
}

function line({ declared, head, outcome, words, found, examples }: Judged): IntentLine {
  const assuming = [...new Set(found.flatMap((one) => one.assuming))].sort();
  if (outcome === "not-settled")
    return {
      declared,
      outcome,
      assuming,
      examples,
      sentence: `${head}: not settled, because ${reasonOf(found)}.`,
    };
  // A lead speaks for itself; that there is none has been proved.
  const proved = found.some(({ status }) => status === "no-lead") ? ` ${provedWords(assuming)}` : "";
  const is = outcome === "done" ? "done" : "not done";
  return { declared, outcome, assuming, examples, sentence: `${head}: ${is}. ${words}${proved}` };
}
