import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Dictionary, Truth } from "../../core/criteria/model.ts";
import {
  type Moved,
  moveAsMeant,
  moveBesides,
  outcomeOfClaim,
  outcomeOfMove,
} from "../../core/change/judge-intent.ts";
import { type Ask, askWithin } from "../../core/reason/ask-within.ts";
import { answersOf, conditionsPerWorld, everyLead, now, tinyWorld } from "../reason/tiny-world.ts";

const worlds = Number(process.env["COUNTERSIGN_INTENT_WORLDS"] ?? "25");

type Answers = readonly Truth[];
const claims = ["tightened", "loosened", "unchanged"] as const;
const ways = ["leave", "enter"] as const;

/** By every lead that there is: whether some lead meets this. */
const some = (test: (lead: number) => boolean): boolean => everyLead.some((_, lead) => test(lead));

const claimByForce = (claim: (typeof claims)[number], was: Answers, is: Answers): string => {
  const loses = some((lead) => was[lead] === true && is[lead] !== true);
  const gains = some((lead) => is[lead] === true && was[lead] !== true);
  const holds = { tightened: loses && !gains, loosened: gains && !loses, unchanged: !loses && !gains }[claim];
  return holds ? "done" : "not-done";
};

const moveByForce = (way: (typeof ways)[number], meant: Answers, was: Answers, is: Answers): string => {
  const affected = everyLead.flatMap((_, lead) =>
    meant[lead] === true && (was[lead] === true) === (way === "leave") ? [lead] : [],
  );
  const moved = affected.filter((lead) => (is[lead] === true) !== (way === "leave"));
  return affected.length > 0 && moved.length === affected.length ? "done" : "not-done";
};

const foundBy = (status: string): boolean | string => (status === "not-settled" ? status : status === "lead");

/** Everything that proofs say about intents in this world, beside what every lead of it says; only what differs. */
function differences(dictionary: Dictionary): readonly string[] {
  const sets = [...dictionary.sets.values()].filter(({ kind }) => kind === "criteria");
  const answers = answersOf(
    dictionary,
    sets.map(({ criteria }) => criteria),
  );
  const ask: Ask = askWithin(10_000_000, now, [{ dictionary, assumptions: [] }]);
  const differ: string[] = [];
  const compare = (what: string, found: unknown, expected: unknown): void => {
    if (found !== expected) differ.push(`${what}: ${String(found)}, by brute force ${String(expected)}`);
  };
  for (let start = 0; start + 3 < conditionsPerWorld; start += 4) {
    const [was, is, one, other] = [0, 1, 2, 3].map((step) => ({
      version: { condition: sets[start + step]?.criteria ?? never(), dictionary },
      answers: answers[start + step] ?? [],
    }));
    if (was === undefined || is === undefined || one === undefined || other === undefined) return never();
    const versions = { was: was.version, is: is.version };
    const moved: Moved = {
      loses: moveBesides("loses", versions, [], ask),
      gains: moveBesides("gains", versions, [], ask),
    };
    for (const claim of claims)
      compare(
        `${String(start)} ${claim}`,
        outcomeOfClaim(claim, moved),
        claimByForce(claim, was.answers, is.answers),
      );
    for (const way of ways)
      compare(
        `${String(start)} ${way}`,
        outcomeOfMove(moveAsMeant(way, one.version, versions, ask)),
        moveByForce(way, one.answers, was.answers, is.answers),
      );
    // Two intents that the same leads leave and a third that others enter: a move is explained by those of its way only.
    const meant = [
      { way: "leave", condition: one.version },
      { way: "leave", condition: other.version },
      { way: "enter", condition: one.version },
    ] as const;
    const [said, alsoSaid] = [one.answers, other.answers];
    compare(
      `${String(start)} other leads lose it`,
      foundBy(moveBesides("loses", versions, meant, ask).status),
      some(
        (lead) =>
          was.answers[lead] === true &&
          is.answers[lead] !== true &&
          said[lead] !== true &&
          alsoSaid[lead] !== true,
      ),
    );
    compare(
      `${String(start)} other leads gain it`,
      foundBy(moveBesides("gains", versions, meant, ask).status),
      some((lead) => is.answers[lead] === true && was.answers[lead] !== true && said[lead] !== true),
    );
  }
  return differ;
}

const never = (): never => {
  throw new Error("A world has fewer conditions than it says.");
};

describe("intents in small worlds", () => {
  it("are done, not done, and alone exactly where every lead of all says so; nothing stays open", () => {
    fc.assert(
      fc.property(tinyWorld, (dictionary) => {
        expect(differences(dictionary)).toEqual([]);
      }),
      { numRuns: worlds, seed: 11, endOnFailure: true },
    );
  }, 600_000);
});
