import type { Catalog } from "../catalog/catalog.ts";
import type { Finding } from "../finding.ts";
import { checkBars } from "./check-bars.ts";
import { checkBands } from "./check-bands.ts";
import { checkCriteria } from "./check-criteria.ts";
import { checkRules } from "./check-rules.ts";
import { checkSegments } from "./check-segments.ts";
import { type SayLead, checkStages } from "./check-stages.ts";
import { groundOf } from "./ground.ts";

/** Everything that is proved about definitions by themselves; what was not settled is a finding, too. */
export function checkProofs(catalog: Catalog, sayLead: SayLead): readonly Finding[] {
  const ground = groundOf(catalog);
  const bars = checkBars(catalog, ground);
  const criteria = checkCriteria(catalog, ground);
  // Why nobody passes an exclusion is also why nobody comes to its stage: that is one mistake, too.
  const told = new Set(criteria.flatMap((finding) => conflictOf(finding) ?? []));
  // A band at an end that no points come to is one mistake, not two.
  const ends = new Set(bars.flatMap((finding) => bandOf(finding) ?? []));
  return [
    ...checkStages(catalog, sayLead).filter((finding) => !told.has(conflictOf(finding) ?? "")),
    ...checkSegments(catalog, sayLead),
    ...bars,
    ...checkBands(catalog, ground).filter((finding) => !ends.has(bandOf(finding) ?? "")),
    ...checkRules(catalog, ground),
    ...criteria,
  ];
}

/** The band that a finding is about, with its file. */
const bandOf = ({ code, at, args }: Finding): string | undefined =>
  code === "band-out-of-reach" || code === "band-below-reach" || code === "band-unreachable"
    ? `${at.path} ${args.band}`
    : undefined;

/** The conflict that a finding is about, with its place. */
const conflictOf = ({ code, at, args }: Finding): string | undefined =>
  code === "exclusion-of-all" || code === "stage-unreachable"
    ? JSON.stringify([at, args.conflict])
    : undefined;
