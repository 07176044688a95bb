import type { Dictionary } from "../criteria/model.ts";
import type { Impact } from "../impact/impact.ts";
import type { StageImpact } from "../impact/stage-impact.ts";
import { amount, leads, mainStage, outcomesOf, percent, stageName, wonInWords } from "./impact-words.ts";

/**
 * What a change does to the leads, as the second half of a headline: `312 of 1,904 leads lose MQL; those that keep it
 * signed a contract in 9.1 % of cases instead of 7.4 %`. `changed` are the stages that the proposal itself rewrites.
 */
export function headlineClause(
  impact: Impact,
  changed: readonly string[],
  before: Dictionary,
  after: Dictionary,
): string {
  const stage = mainStage(impact, changed);
  if (stage === undefined) return `none of ${leads(impact.leads)} moves`;
  const name = stageName(stage.id, before, after);
  return `${movement(stage, name)}${became(stage, impact, before)}`;
}

function movement({ loses, gains, keeps, before }: StageImpact, name: string): string {
  const had = loses.leads + keeps.leads;
  // Of a stage that is new, nobody had anything to lose.
  if (before === undefined) return `${leads(gains.leads)} qualify for ${name}`;
  const lost = `${amount(loses.leads)} of ${leads(had)} ${loses.leads === 1 ? "loses" : "lose"} ${name}`;
  if (gains.leads === 0) return lost;
  if (loses.leads === 0)
    return `${amount(gains.leads)} more ${gains.leads === 1 ? "lead gains" : "leads gain"} ${name}, ${amount(had + gains.leads)} instead of ${amount(had)}`;
  return `${lost} and ${amount(gains.leads)} ${gains.leads === 1 ? "other gains" : "others gain"} it`;
}

function became(stage: StageImpact, { told }: Impact, dictionary: Dictionary): string {
  const { before, after } = outcomesOf(stage);
  if (told === undefined || before.leads === 0 || after.leads === 0) return "";
  const those = stage.gains.leads > 0 ? "those that have it then" : "those that keep it";
  return `; ${those} ${wonInWords(told.won, dictionary)} in ${percent(after.won, after.leads)} of cases instead of ${percent(before.won, before.leads)}`;
}
