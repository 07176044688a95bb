import { accountDomains } from "./account-domains.ts";
import { accountTiers } from "./account-tiers.ts";
import { calendars } from "./calendars.ts";
import { daysExist } from "./days-exist.ts";
import { fieldProperties } from "./field-properties.ts";
import { handoffReasons } from "./handoff-reasons.ts";
import { handoffsApart } from "./handoffs-apart.ts";
import { lettersInWords } from "./letters-in-words.ts";
import { marketCells } from "./market-cells.ts";
import { measurementStandoff } from "./measurement-standoff.ts";
import { metricCircles } from "./metric-circles.ts";
import { metricStages } from "./metric-stages.ts";
import { namesDiffer } from "./names-differ.ts";
import { nearlySameWords } from "./nearly-same-words.ts";
import { oneToolPerField } from "./one-tool-per-field.ts";
import { placesExist } from "./places-exist.ts";
import { processSteps } from "./process-steps.ts";
import type { CatalogRule, FileRule } from "./rule.ts";
import { samePoints } from "./same-points.ts";
import { sharedBounds } from "./shared-bounds.ts";
import { stageInFunnel } from "./stage-in-funnel.ts";
import { targetDerivation } from "./target-derivation.ts";
import { targetMonths } from "./target-months.ts";
import { targetSplit } from "./target-split.ts";
import { targetUnit } from "./target-unit.ts";
import { twoThresholds } from "./two-thresholds.ts";
import { weightsAddUp } from "./weights-add-up.ts";

/** Rules about single files that no schema can state. One rule, one file. */
export const fileRules: readonly FileRule[] = [fieldProperties, stageInFunnel];

/** Rules about what linked definitions mean together. One rule, one file. */
export const catalogRules: readonly CatalogRule[] = [
  accountDomains,
  accountTiers,
  calendars,
  daysExist,
  handoffReasons,
  handoffsApart,
  lettersInWords,
  marketCells,
  measurementStandoff,
  metricCircles,
  metricStages,
  namesDiffer,
  nearlySameWords,
  oneToolPerField,
  placesExist,
  processSteps,
  samePoints,
  sharedBounds,
  targetDerivation,
  targetMonths,
  targetSplit,
  targetUnit,
  twoThresholds,
  weightsAddUp,
];
