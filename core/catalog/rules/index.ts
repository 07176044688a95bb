import { fieldProperties } from "./field-properties.ts";
import type { CatalogRule, FileRule } from "./rule.ts";
import { stageInFunnel } from "./stage-in-funnel.ts";

/** Rules about single files that no schema can state. One rule, one file. */
export const fileRules: readonly FileRule[] = [fieldProperties, stageInFunnel];

/** Rules about what linked definitions mean together. One rule, one file. */
export const catalogRules: readonly CatalogRule[] = [];
