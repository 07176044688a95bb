import type { IgnoredReason, StandIn } from "../generated/decision.ts";
import type { Facts } from "../generated/facts.ts";
import { mayStandInFrom, momentOf } from "./arbiter.ts";
import { placesFor, withStandIns } from "./candidates.ts";
import type { Covered } from "./coverage.ts";
import type { Electors } from "./electors.ts";
import { fillable, usualEffort } from "./fill.ts";
import { instant } from "./instant.ts";
import { functionsOf, type Electorate, type Signed } from "./judge.ts";
import { named } from "./requirements.ts";

/** The functions of which a signature is missing. */
export const missingFunctions = (covered: readonly Covered[]): readonly string[] =>
  functionsOf(
    covered.filter(({ state }) => state === "UNSATISFIED" || state === "ERROR").map(({ set }) => set),
  );

/** Who may stand in for the one function that is missing, and from when on. */
export function standInFor(
  facts: Facts,
  { file, held, needed }: Electorate,
  { signers, arbiters }: Electors,
  missing: readonly string[],
): StandIn {
  const [name, ...more] = missing;
  const from = mayStandInFrom(facts, file);
  if (name === undefined || more.length > 0 || from === null || held.arbiter === null) return null;
  const places = placesFor(needed, signers);
  // Nobody who is needed where they have signed already.
  const effort = usualEffort();
  const possible = arbiters.filter((who) => fillable(withStandIns(places, name, [who]), effort) === "yes");
  const who = named(held.arbiter, possible);
  const now = instant(facts.decided_at);
  if (who.length === 0) return null;
  return { status: now !== null && now >= from ? "now" : "later", function: name, who, from: momentOf(from) };
}

/** Why the approval of an arbiter who owns nothing here does not count after all; null if it does. */
export function notNeeded(
  { sets, incoming, signature }: Signed,
  covered: readonly Covered[],
): IgnoredReason | null {
  const isUsed = covered.some(
    (each) =>
      each.state === "OVERRIDDEN" &&
      each.by.signature.via === "review" &&
      each.by.signature.review === signature.review,
  );
  if (sets.length + incoming.length > 0 || isUsed) return null;
  const missing = missingFunctions(covered);
  return missing.length > 1
    ? { code: "arbiter-for-one", functions: [...missing] }
    : { code: "arbiter-not-needed" };
}
