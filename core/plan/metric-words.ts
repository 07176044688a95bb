import { type Catalog, filesOf } from "../catalog/catalog.ts";
import { labelOf, orList, say, sayActivities, setName, upperFirst } from "../criteria/say.ts";
import type * as raw from "../generated/definitions.ts";

/** Says how a metric is worked out, so that nobody can argue about the bottom of a fraction, and who answers for it. */
export function metricWords(id: string, metric: raw.Metric, catalog: Catalog): string {
  const [file] = filesOf(catalog.files, "metrics");
  const when = catalog.conditions.get(file?.path ?? "")?.get(JSON.stringify([id, "when"]));
  const only = when === undefined ? "" : `, only where ${say(when, catalog.dictionary)}`;
  const { accountable } = metric;
  const owner = upperFirst(accountable);
  return `${formulaWords(metric, catalog)}${only}. ${owner} answers for it.`;
}

/** Says how a metric is worked out, without who answers for it. */
export function formulaWords({ formula, by, per }: raw.Metric, catalog: Catalog): string {
  const { dictionary } = catalog;
  const { count, occurrences, sum, conversion, ratio, median_time, handoff, attainment } = formula;
  const stage = (id: string): string => setName(id, dictionary);
  const dated = (field: string | undefined): string =>
    field === undefined ? ` in the ${per}` : `, by the ${per} of their ${fieldName(field, catalog)}`;
  if (count !== undefined) return `How many leads reached ${stage(count.stage)}${dated(count.dated_by)}`;
  if (occurrences !== undefined) {
    const all = occurrences.activities.flatMap((id) => dictionary.activities.get(id) ?? []);
    return `How often in the ${per} somebody ${sayActivities(all)}`;
  }
  if (sum !== undefined)
    return `The total of ${fieldName(sum.field, catalog)} over the leads that reached ${stage(sum.stage)}${dated(sum.dated_by)}`;
  if (conversion !== undefined) {
    const within = conversion.within === undefined ? ", however much later" : ` within ${conversion.within}`;
    const [from, to] = [stage(conversion.from), stage(conversion.to)];
    return by === "cohort"
      ? `Of the leads that reached ${from} in the ${per}, the per cent that went on to ${to}${within}`
      : `The leads that reached ${to} in the ${per}, in per cent of those that reached ${from} in the same ${per}`;
  }
  if (ratio !== undefined) {
    const side = (ids: readonly string[]): string =>
      orList(
        ids.map((id) => metricName(id, catalog)),
        "plus",
      );
    return `${side(ratio.numerator)}, divided by ${side(ratio.denominator)}, for each ${per}`;
  }
  if (median_time !== undefined)
    return `The time from ${stage(median_time.from)} to ${stage(median_time.to)} that half of the leads stay below, for each ${per}`;
  if (handoff !== undefined) {
    const found = filesOf(catalog.files, "handoff").find(({ id }) => id === handoff.handoff);
    return `${measures[handoff.measure]} in the hand-off “${found?.value.name ?? handoff.handoff}”, for each ${per}`;
  }
  const target = filesOf(catalog.files, "target").find(({ id }) => id === attainment?.target);
  return `The actual number in per cent of the target “${target?.value.name ?? attainment?.target ?? ""}”, for each ${per}`;
}

const measures: { readonly [M in raw.HandoffFormula["measure"]]: string } = {
  "in-time": "The per cent that was answered within the agreed time",
  "median-time": "The time to an answer that half of the cases stay below",
  accepted: "The per cent of answers that accept",
  rejected: "The per cent of answers that reject",
  recycled: "The per cent of answers that send the lead back for later",
  disqualified: "The per cent of answers that close the lead for good",
};

const metricName = (id: string, catalog: Catalog): string =>
  `“${filesOf(catalog.files, "metrics")[0]?.value[id]?.name ?? id}”`;

const fieldName = (id: string, { dictionary }: Catalog): string =>
  labelOf(dictionary.fields.get(id) ?? { id });
