import type { Dictionary } from "../criteria/model.ts";
import { labelOf, orList } from "../criteria/say.ts";
import type { Impact } from "../impact/impact.ts";
import type { TargetImpact } from "../impact/targets.ts";
import { amount, leads, stageName } from "./impact-words.ts";

interface Sides {
  readonly before: Dictionary;
  readonly after: Dictionary;
}

/** What a change means for each target that counts a stage, in a sentence each. */
export const targetSentences = ({ targets }: Pick<Impact, "targets">, { before, after }: Sides) =>
  targets.map((target) => targetSentence(target, stageName(target.stage, before, after)));

function targetSentence({ name, needed, monthly, before, after }: TargetImpact, stage: string): string {
  const factor =
    after === 0
      ? "no lead would count towards it"
      : `reaching it would take ${amount((100 * before) / after - 100)} % more leads than before`;
  if (needed === undefined) return `The target “${name}” counts ${stage}, and has no month left.`;
  if (monthly === undefined)
    return after > before
      ? `The target “${name}” counts ${stage}: there are ${amount((100 * after) / Math.max(before, 1) - 100)} % more of them.`
      : `The target “${name}” counts ${stage}: ${factor}.`;
  const asks = `The target “${name}” asks for ${amount(needed)} a month from now on`;
  const gives = `these leads give ${amount(monthly.after)} after the change and ${amount(monthly.before)} before`;
  const reach = (month: number): boolean => month >= needed;
  const verdict = reach(monthly.after)
    ? reach(monthly.before)
      ? "it stays within reach"
      : "it comes within reach"
    : reach(monthly.before)
      ? "it goes out of reach at this volume"
      : "it is out of reach at this volume, before and after";
  return `${asks}; ${gives}: ${verdict}.`;
}

/** How many leads cannot be judged, before and after, and what is missing for them. */
export function undeterminedSentences(
  { undetermined, stages }: Pick<Impact, "undetermined" | "stages">,
  { after }: Sides,
): readonly string[] {
  const { before: was, after: is } = undetermined;
  const guessed = stages.reduce((sum, { loses }) => Math.max(sum, loses.undetermined), 0);
  const blamed = is.missing
    .slice(0, 3)
    .map(({ name, leads: count }) => `${labelOf(after.fields.get(name) ?? { id: name })} (${amount(count)})`);
  if (was.leads === 0 && is.leads === 0) return [];
  const same = was.leads === is.leads;
  const count = same
    ? `${leads(is.leads)} might be further, before and after`
    : `${leads(is.leads)} might be further after the change, ${amount(was.leads)} before`;
  const lack = blamed.length === 0 ? "" : `: the data lack ${orList(blamed, "and")}`;
  return [
    `${count}${lack}.`,
    ...(guessed === 0
      ? []
      : [`Of those who lose a stage, ${amount(guessed)} lose it only because the data do not tell.`]),
  ];
}
