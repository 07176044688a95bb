import type { Messages } from "./message.ts";
import { code } from "../code.ts";
import { listed, didYouMean, typeName, kindName, placeOf } from "./words.ts";

/** `a` needs `b`, which needs `a`. */
function roundTrip([first = "", ...others]: readonly string[]): string {
  if (others.length < 2) return `${code(first)} needs itself`;
  return `${code(first)} needs ${others.map(code).join(", which needs ")}`;
}

/** How definitions refer to each other, and what only holds between several places. */
export const linksMessages = {
  "unknown-reference": ({ kind, id, near, known }) => ({
    saw: `There is no ${kindName(kind)} ${code(id)}.`,
    why: "A definition that refers to nothing cannot be applied to a lead.",
    type: didYouMean(
      near,
      known.length === 0 || placeOf[kind] !== undefined
        ? `${placeOf[kind] ?? "Correct the name"}.`
        : `Use ${listed(known)}.`,
    ),
  }),
  "id-taken": ({ id, other }) => ({
    saw: `${code(id)} is also the id of ${code(other)}.`,
    why: "`meets` could mean either of the two.",
    type: "Rename one of the files.",
  }),
  "id-repeated": ({ id, what }) => ({
    saw: `The ${what} ${code(id)} stands here for the second time.`,
    why: "Explanations and other files could mean either of the two.",
    type: "Give one of them another id.",
  }),
  circle: ({ path }) => ({
    saw: `The definitions go round in a circle: ${roundTrip(path)}.`,
    why:
      path.length > 2
        ? "Each would have to be answered before the other."
        : "It would have to be answered before itself.",
    type: "Remove one of the references.",
  }),
  "stage-outside-funnel": ({ stage }) => ({
    saw: `${code(stage)} has no place in the funnel.`,
    why: "No lead is ever shown in this stage.",
    type: `Add ${code(stage)} to \`stages:\` in funnel.yaml.`,
  }),
  "otherwise-not-last": ({ id }) => ({
    saw: `${code(id)} takes everyone else, but segments follow it.`,
    why: "Nobody can fall into the segments below.",
    type: `Move ${code(id)} to the end of the list.`,
  }),
  "bands-out-of-order": ({ id, above }) => ({
    saw: `The band ${code(id)} does not start below ${code(above)}.`,
    why: "Bands are read from the highest to the lowest, so nobody could be in this one.",
    type: "Put the bands in order, highest first.",
  }),
  "band-without-bound": ({ id }) => ({
    saw: `The band ${code(id)} has no lower end, but bands follow it.`,
    why: "Nobody could be in the bands below.",
    type: "Add `at_least:` with the lowest score of the band.",
  }),
  "last-band-bounded": ({ id }) => ({
    saw: `The last band ${code(id)} has a lower end.`,
    why: "A lead with fewer points would be in no band.",
    type: "Delete its `at_least:`, or add a band below.",
  }),
  "decay-without-start": () => ({
    saw: "The decay does not say from when time is counted.",
    why: "No lead would ever lose points.",
    type: "Add `without:` with activities, or `since:` with a date field.",
  }),
  "score-without-bands": ({ score }) => ({
    saw: `${code(score)} has no bands.`,
    why: "A matrix names its cells by the bands of both scores.",
    type: `Add \`bands:\` to scores/${score}.yaml.`,
  }),
  "segments-differ": ({ first, other }) => ({
    saw: `${code(other)} does not have the same segments in the same order as ${code(first)}.`,
    why: "Nobody could say which of two segments is the better one.",
    type: "Give both the same segments, best first.",
  }),
  "unknown-time-zone": ({ zone }) => ({
    saw: `There is no time zone ${code(zone)}.`,
    why: "Days, weeks and months start at another hour in every zone.",
    type: "Type region and city, such as `Europe/Berlin`.",
  }),
  "bounds-reversed": ({ min, max }) => ({
    saw: `The highest value ${max} is lower than the lowest value ${min}.`,
    why: "No number fits both.",
    type: "Exchange the two.",
  }),
  "field-property-unfit": ({ field, property, type }) => ({
    saw: `${code(property)} does not fit ${code(field)}, which is ${typeName(type)}.`,
    why: "It would have no effect.",
    type: "Delete the line, or change the field's type.",
  }),
  "if-missing-unfit": ({ field, value, expected }) => ({
    saw: `A blank ${code(field)} stands for ${code(value)}, but the field needs ${expected}.`,
    why: "A lead without the value would be judged by something that cannot be compared.",
    type: `Type ${expected}, or delete the line.`,
  }),
  "choice-without-values": ({ field }) => ({
    saw: `${code(field)} is a choice without values.`,
    why: "Every value would count as missing.",
    type: "Add `values:` with the words that are allowed, or make it a `text`.",
  }),
} satisfies Partial<Messages>;
