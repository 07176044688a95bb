import type { AmountFacet, TargetPart } from "../../change/facets/amount-facets.ts";
import { sayNumber } from "../../criteria/say.ts";
import type { About } from "./about.ts";
import { metricName } from "./metric-name.ts";
import { monthsWords } from "./months-words.ts";
import { clip, quoted } from "./quoted.ts";

/** Says how the numbers of a target, and who is paid for what, change. */
export function amountWords(facet: AmountFacet, about: About): string {
  switch (facet.of) {
    case "amount": {
      const { direction, part, months, throughout, from, to, unit } = facet;
      const verb = direction === "raised" ? "Raises" : "Lowers";
      const when = throughout ? "" : ` for ${monthsWords(months)}`;
      return `${verb} ${partOf(part, about)}${when}${change(from, to, unit)}`;
    }
    case "moved-amount": {
      const { part, out, into, amount, unit } = facet;
      return `Moves ${amountOf(amount, unit)} of ${partOf(part, about)} from ${monthsWords(out)} to ${monthsWords(into)}`;
    }
    case "weight": {
      const { direction, role, metric, from, to } = facet;
      const name = metricName(metric, about.after);
      if (from === 0) return `Pays ${quoted(role)} for ${name}, too, with ${sayNumber(to)} %`;
      if (to === 0) return `No longer pays ${quoted(role)} for ${name}, which weighed ${sayNumber(from)} %`;
      return `${direction === "raised" ? "Raises" : "Lowers"} the weight of ${name} for ${quoted(role)} from ${sayNumber(from)} to ${sayNumber(to)} %`;
    }
    case "measures":
      return `Measures ${about.name} by ${metricName(facet.to, about.after)} instead of ${metricName(facet.from, about.before)}`;
    case "factor":
      return `Plans ${about.name} with ${metricName(facet.metric, about.after)} of ${sayNumber(facet.to)} instead of ${sayNumber(facet.from)}`;
    case "derivation":
      return facet.to === undefined
        ? `No longer derives ${about.name} from another target`
        : `Derives ${about.name} from ${targetName(facet.to, about)}${facet.from === undefined ? "" : ` instead of ${targetName(facet.from, about)}`}`;
  }
}

const targetName = (id: string, { before, after }: About): string => {
  const file = [...after.files, ...before.files].find((other) => other.kind === "target" && other.id === id);
  return quoted(file?.kind === "target" ? file.value.name : id);
};

function partOf(part: TargetPart | undefined, { name, after }: About): string {
  if (part === undefined) return name;
  const segmentation = after.dictionary.segmentations.get(part.segmentation);
  return `the part ${quoted(segmentation?.names.get(part.segment) ?? part.segment)} of ${name}`;
}

/** ` by 12 %, from 56 to 49 leads`; what is a percentage already, or was nothing, goes without the per cent. */
function change(from: number, to: number, unit: string): string {
  const numbers = ` from ${rounded(from)} to ${amountOf(to, unit)}`;
  if (unit === "percent" || from <= 0) return numbers;
  const share = Math.round((Math.abs(to - from) / from) * 100);
  return ` by ${share === 0 ? "less than 1" : sayNumber(share)} %,${numbers}`;
}

const rounded = (amount: number): string => sayNumber(Math.round(amount * 100) / 100);

const amountOf = (amount: number, unit: string): string =>
  `${rounded(amount)} ${unit === "percent" ? "%" : clip(unit)}`;
