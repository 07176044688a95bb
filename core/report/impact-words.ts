import type { Condition, Dictionary } from "../criteria/model.ts";
import { labelOf, lowerFirst, setName } from "../criteria/say.ts";
import type { Impact } from "../impact/impact.ts";
import { addOutcomes, type Outcomes } from "../impact/outcome.ts";
import type { StageImpact } from "../impact/stage-impact.ts";

/** `1,904` */
export const amount = (value: number): string => value.toLocaleString("en-US", { maximumFractionDigits: 1 });

/** `7.4 %`, or nothing of nothing. */
export const percent = (part: number, whole: number): string =>
  whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`;

/** `+12`, `−3` or `0`, with a real minus sign. */
export const signed = (value: number): string =>
  value > 0 ? `+${amount(value)}` : value < 0 ? `−${amount(-value)}` : "0";

/** `1 lead`, `38 leads` */
export const leads = (count: number): string => `${amount(count)} ${count === 1 ? "lead" : "leads"}`;

/** `30 June 2026`, in UTC. */
export const dayInWords = (moment: number): string =>
  new Date(moment).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });

/** How sentences name a stage that may be in the funnel on one side only. */
export const stageName = (id: string | undefined, before: Dictionary, after: Dictionary): string =>
  id === undefined ? "no stage" : setName(id, after.sets.has(id) ? after : before);

/** The same for tables and diagrams, without quotes. */
export function stageLabel(id: string | undefined, before: Dictionary, after: Dictionary): string {
  if (id === undefined) return "no stage";
  const set = after.sets.get(id) ?? before.sets.get(id);
  return set?.abbreviation ?? set?.name ?? id;
}

/** What a won lead did, in the past: `signed a contract`, `reached “Customer”`, or `was won`. */
export function wonInWords(won: Condition | undefined, dictionary: Dictionary): string {
  if (won?.kind === "reached") return `reached ${setName(won.stage, dictionary)}`;
  if (won?.kind === "field" && won.test.of === "boolean" && won.test.value)
    return won.field.when_true ?? `had ${lowerFirst(labelOf(won.field))}`;
  return "were won";
}

/** What became of those who qualify for a stage before, and of those who qualify after. */
export const outcomesOf = ({
  keeps,
  loses,
  gains,
}: StageImpact): { readonly before: Outcomes; readonly after: Outcomes } => ({
  before: addOutcomes(keeps, loses),
  after: addOutcomes(keeps, gains),
});

/** Whether any lead loses or gains the stage. */
export const isMoved = ({ loses, gains }: StageImpact): boolean => loses.leads + gains.leads > 0;

/**
 * The stage that a headline is about: of those that the change is about, else of all, the earliest that somebody loses
 * or gains.
 */
export function mainStage(impact: Impact, changed: readonly string[]): StageImpact | undefined {
  const moved = impact.stages.filter(isMoved);
  return moved.find(({ id }) => changed.includes(id)) ?? moved[0];
}
