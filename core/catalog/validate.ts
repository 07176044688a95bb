import type { ErrorObject } from "ajv";
import type { Pointer } from "../criteria/model.ts";
import type { Finding } from "../finding.ts";
import * as validators from "../generated/validators.js";
import type { Kind } from "./kinds.ts";
import type { LoadedFile } from "./load.ts";
import { schemaProblem } from "./schema-problem.ts";

interface Validator {
  (value: unknown): boolean;
  readonly errors?: ErrorObject[] | null;
}

const validatorFor: { readonly [K in Kind]: Validator } = {
  charter: validators.charter,
  owners: validators.owners,
  market: validators.market,
  process: validators.process,
  technology: validators.technology,
  compensation: validators.compensation,
  fields: validators.fields,
  activities: validators.activities,
  assumptions: validators.assumptions,
  metrics: validators.metrics,
  funnel: validators.funnel,
  glossary: validators.glossary,
  stage: validators.stage,
  criteria: validators.criteria,
  score: validators.score,
  segment: validators.segment,
  list: validators.list,
  icp: validators.icp,
  persona: validators.persona,
  "account-list": validators.accountList,
  handoff: validators.handoff,
  target: validators.target,
};

/** A mistake against the schema, and the pointer to what it stands in. */
export interface Mistake {
  readonly finding: Finding;
  readonly pointer: Pointer;
}

/** Checks a file against the schema of its kind; returns its mistakes, none when it fits. */
export const validate = (file: LoadedFile): readonly Mistake[] => mistakesIn(file, validatorFor[file.kind]);

/** Checks the settings of a repository, which stand beside its definitions. */
export const validateSettings = (value: unknown, locate: LoadedFile["locate"]): readonly Mistake[] =>
  mistakesIn({ kind: "settings", value, locate }, validators.settings);

function mistakesIn(
  file: Pick<LoadedFile, "value" | "locate"> & { readonly kind: string },
  validator: Validator,
): readonly Mistake[] {
  if (validator(file.value)) return [];
  const mistakes: Mistake[] = [];
  for (const error of validator.errors ?? []) {
    const problem = schemaProblem(error, file.kind, file.value, pointerOf(error.instancePath));
    if (problem === undefined) continue;
    const at = file.locate(problem.pointer, problem.part);
    const finding = { code: problem.code, severity: "error", at, args: problem.args } as unknown as Finding;
    mistakes.push({ finding, pointer: problem.pointer });
  }
  return mistakes;
}

const pointerOf = (path: string): Pointer =>
  path
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
