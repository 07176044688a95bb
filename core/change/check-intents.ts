import type { Catalog } from "../catalog/catalog.ts";
import { momentOf } from "../reason/moment.ts";
import { type Ask, type Assumed, type Reasoned, askWithin } from "../reason/ask-within.ts";
import type { Graph } from "./dependents.ts";
import type { Change } from "./diff.ts";
import { type Besides, besides } from "./intent-besides.ts";
import {
  type IntentOutcome,
  type Moved,
  type MovedAsMeant,
  moveAsMeant,
  outcomeOfClaim,
  outcomeOfMove,
} from "./judge-intent.ts";
import { type Intent, type ParsedIntent, parseIntent } from "./parse-intent.ts";
import type { Proofs } from "./prove-changes.ts";
import { type SetInVersions, setsInVersions } from "./sets-in-versions.ts";

/** The most intents that are checked, in the order in which they are declared. */
export const mostIntents = 5;

/** An intent with what was found, or why it was not understood. */
export type CheckedIntent = { readonly text: string } & (
  | {
      readonly status: "claim";
      readonly intent: Extract<Intent, { kind: "class" }>;
      readonly outcome: IntentOutcome;
      readonly found: Moved;
    }
  | {
      readonly status: "move";
      readonly intent: Extract<Intent, { kind: "move" }>;
      readonly outcome: IntentOutcome;
      readonly found: MovedAsMeant;
    }
  | { readonly status: "not-understood"; readonly why: Exclude<ParsedIntent, { status: "intent" }> }
  /** One of the two versions has mistakes, and about what cannot be read in full nothing can be proved. */
  | { readonly status: "not-checked" }
);

export interface CheckedIntents {
  readonly intents: readonly CheckedIntent[];
  /** How many more were declared than are checked. */
  readonly left: number;
  /** What moves although no intent says so; `undefined` where no intent was understood. */
  readonly besides: readonly Besides[] | undefined;
}

/** What is known of a change by the time its intents are checked. */
export interface Proved {
  readonly changes: readonly Change[];
  readonly before: Catalog;
  readonly after: Catalog;
  readonly graph: Graph;
  readonly assumptions: readonly Assumed[];
  readonly proofs: Proofs;
}

/** Enough for five intents and for what moves besides them. */
const steps = 12_000;

/** Proves of each intent whether a change does it, and finds what else moves. It decides nothing. */
export function checkIntents(texts: readonly string[], proved: Proved): CheckedIntents {
  const { changes, before, after, assumptions, proofs } = proved;
  const declared = texts.slice(0, mostIntents);
  // A day that only an intent names lies in the past as well: what is dated later has not happened.
  const now = momentOf([before, after], declared.flatMap(daysIn));
  const sets = setsInVersions(changes, before, after);
  const read = declared.map((text) => ({ text, parsed: parseIntent(text, sets, after) }));
  const intents = read.flatMap(({ parsed }) => (parsed.status === "intent" ? [parsed.intent] : []));
  const { dictionary } = after;
  const ask = askWithin(
    steps,
    now,
    assumptions,
    intents.flatMap((intent) => [
      intent.set.was,
      intent.set.is,
      ...(intent.kind === "move" ? [{ condition: intent.condition, dictionary }] : []),
    ]),
  );
  const moved = (set: SetInVersions): Moved => movedBy(set, proofs, ask);
  return {
    intents: read.map(({ text, parsed }): CheckedIntent => {
      if (parsed.status !== "intent") return { text, status: "not-understood", why: parsed };
      const { intent } = parsed;
      if (intent.kind === "class") {
        const found = moved(intent.set);
        return { text, status: "claim", intent, outcome: outcomeOfClaim(intent.claim, found), found };
      }
      const found = moveAsMeant(intent.way, { condition: intent.condition, dictionary }, intent.set, ask);
      return { text, status: "move", intent, outcome: outcomeOfMove(found), found };
    }),
    left: leftOf(texts),
    besides: intents.length === 0 ? undefined : besides(intents, { ...proved, sets, moved, ask }),
  };
}

/** The calendar days in a text, in milliseconds. */
const daysIn = (text: string): readonly number[] =>
  (text.match(/\d{4}-\d{2}-\d{2}/g) ?? []).map((day) => Date.parse(day)).filter(Number.isFinite);

/** What is said of intents where one of the versions has mistakes. */
export const uncheckedIntents = (texts: readonly string[]): CheckedIntents => ({
  intents: texts.slice(0, mostIntents).map((text) => ({ text, status: "not-checked" })),
  left: leftOf(texts),
  besides: undefined,
});

const leftOf = (texts: readonly string[]): number => Math.max(0, texts.length - mostIntents);

const nobodyMoves: Reasoned = { status: "no-lead", steps: 0, assuming: [] };

/** Who loses and who gains a set: by what is proved of the change already, and else by a question of its own. */
function movedBy({ id, was, is, exists }: SetInVersions, { sets }: Proofs, ask: Ask): Moved {
  const known = sets.find(({ set }) => set.id === id);
  if (known !== undefined) return known;
  // Of what both have and nothing was asked about, nothing changes.
  if (exists === "in-both") return { loses: nobodyMoves, gains: nobodyMoves };
  return {
    loses: ask([
      { ...was, is: "true" },
      { ...is, is: "not-true" },
    ]),
    gains: ask([
      { ...is, is: "true" },
      { ...was, is: "not-true" },
    ]),
  };
}
