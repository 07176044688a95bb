import type { Ask, Reasoned } from "../reason/ask-within.ts";
import type { Version } from "./classify.ts";
import type { Intent } from "./parse-intent.ts";

/** Whether a proposal does what it means to do. */
export type IntentOutcome = "done" | "not-done" | "not-settled";

/** A set in both versions of the definitions. */
export interface Versions {
  readonly was: Version;
  readonly is: Version;
}

/** Who loses a set and who gains it. */
export interface Moved {
  readonly loses: Reasoned;
  readonly gains: Reasoned;
}

/** What was found of the leads for which the condition of an intent is true: one that moves as meant, one that stays. */
export interface MovedAsMeant {
  readonly moves: Reasoned;
  readonly stays: Reasoned;
}

/** Looks for a lead that moves as an intent means it, and for one that should and does not. */
export function moveAsMeant(
  way: "leave" | "enter",
  condition: Version,
  { was, is }: Versions,
  ask: Ask,
): MovedAsMeant {
  const [from, to] = way === "leave" ? (["true", "not-true"] as const) : (["not-true", "true"] as const);
  const meant = { ...condition, is: "true" } as const;
  return {
    moves: ask([{ ...is, is: to }, { ...was, is: from }, meant]),
    stays: ask([{ ...is, is: from }, { ...was, is: from }, meant]),
  };
}

/** It is done when somebody moves and nobody stays who should move, both proved. */
export function outcomeOfMove({ moves, stays }: MovedAsMeant): IntentOutcome {
  if (stays.status === "lead" || moves.status === "no-lead") return "not-done";
  return stays.status === "no-lead" && moves.status === "lead" ? "done" : "not-settled";
}

type Claim = Extract<Intent, { kind: "class" }>["claim"];

const expected: { readonly [C in Claim]: { readonly [W in keyof Moved]: "lead" | "no-lead" } } = {
  tightened: { loses: "lead", gains: "no-lead" },
  loosened: { loses: "no-lead", gains: "lead" },
  unchanged: { loses: "no-lead", gains: "no-lead" },
};

/** Whether those who lose and gain a set are as claimed: one that is not as claimed is enough to refute it. */
export function outcomeOfClaim(claim: Claim, moved: Moved): IntentOutcome {
  const wanted = expected[claim];
  const found = (["loses", "gains"] as const).map((way) =>
    moved[way].status === "not-settled"
      ? "not-settled"
      : moved[way].status === wanted[way]
        ? "done"
        : "not-done",
  );
  return found.find((one) => one === "not-done") ?? found.find((one) => one === "not-settled") ?? "done";
}

/** What somebody means to leave or to enter a set. */
export interface MeantMove {
  readonly way: "leave" | "enter";
  readonly condition: Version;
}

/**
 * Looks for a lead that loses the set although no intent says that it leaves, or for one that gains it although none
 * says that it enters: one for which none of the conditions meant is true.
 */
export function moveBesides(
  way: keyof Moved,
  { was, is }: Versions,
  meant: readonly MeantMove[],
  ask: Ask,
): Reasoned {
  const [inIt, notInIt, said] =
    way === "loses" ? ([was, is, "leave"] as const) : ([is, was, "enter"] as const);
  const others = meant.filter((one) => one.way === said);
  return ask([
    { ...inIt, is: "true" },
    { ...notInIt, is: "not-true" },
    ...others.map(({ condition }) => ({ ...condition, is: "not-true" }) as const),
  ]);
}
