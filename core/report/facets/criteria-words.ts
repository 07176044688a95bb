import type { Classified } from "../../change/classify.ts";
import type { ConditionEdit } from "../../change/condition-edits.ts";
import type { CriteriaFacet } from "../../change/facets/criteria-facets.ts";
import { labelOf, say, sayNumber, scoreName } from "../../criteria/say.ts";
import { isCounted, sayNumberOf, unitOf } from "../../criteria/wording.ts";
import { type About } from "./about.ts";
import { conditionEditWords, numberTest } from "./condition-edit-words.ts";
import { quoted } from "./quoted.ts";

type Outcome = Classified["outcome"];

const verbs: { readonly [O in Outcome]: string } = {
  equivalent: "Rewords",
  tightened: "Tightens",
  loosened: "Loosens",
  shifted: "Changes",
  "not-settled": "Changes",
};

/** Says what changes in the criteria of a stage, profile or criteria set, by what was proved of it; `most` clauses. */
export function setWords(
  edits: readonly ConditionEdit[],
  classified: Pick<Classified, "outcome" | "reach"> | undefined,
  about: About,
  most: number,
): string {
  const { outcome, reach } = classified ?? { outcome: "not-settled", reach: "some" };
  const name = about.short;
  if (outcome === "equivalent") return `Rewords the criteria of ${name}: nobody gains or loses it`;
  const clauses = conditionEditWords(edits, dictionaries(about));
  const tail = clauses.length === 0 ? "" : `: ${joined(clauses, most)}`;
  switch (reach) {
    case "nobody":
      return `Makes ${name} impossible to reach${tail}`;
    case "everybody":
      return `Opens ${name} to everybody${tail}`;
    case "others":
      return `Replaces ${name}, so that nobody keeps it${tail}`;
    case "some": {
      const [bar, rest] = barOf(edits, about);
      if (bar === undefined) return `${verbs[outcome]} ${name}${tail}`;
      const others = conditionEditWords(rest, dictionaries(about));
      return joined([bar, ...others], most);
    }
  }
}

const dictionaries = ({ before, after }: About): Parameters<typeof conditionEditWords>[1] => ({
  before: before.dictionary,
  after: after.dictionary,
});

/** Clauses in a row; of more than `most` the rest is counted. */
export function joined(clauses: readonly string[], most = 2): string {
  const rest = clauses.length - most;
  const more = rest > 0 ? [`${rest} more ${rest === 1 ? "change" : "changes"}`] : [];
  return [...clauses.slice(0, most), ...more].join("; ");
}

/** The bar that is raised or lowered, in words, and the other edits. */
function barOf(
  edits: readonly ConditionEdit[],
  about: About,
): readonly [string | undefined, readonly ConditionEdit[]] {
  for (const edit of edits) {
    const words = edit.edit === "replaced" && !edit.outside ? barWords(edit, about) : undefined;
    if (words !== undefined) return [words, edits.filter((other) => other !== edit)];
  }
  return [undefined, edits];
}

function barWords(
  { before: was, after: is }: Extract<ConditionEdit, { edit: "replaced" }>,
  { short, after }: About,
): string | undefined {
  const [from, to] = [numberTest(was), numberTest(is)];
  if (from?.op !== "at_least" || to?.op !== "at_least" || from.value === to.value) return undefined;
  const verb = to.value > from.value ? "Raises" : "Lowers";
  const numbers = `from ${sayNumber(from.value)} to ${sayNumber(to.value)}`;
  if (was.kind === "score" && is.kind === "score" && was.score === is.score) {
    const only = after.dictionary.scores.size === 1;
    const of = only ? "" : ` for ${scoreName(is.score, after.dictionary)}`;
    return `${verb} the ${short} bar${of} ${numbers} points`;
  }
  if (was.kind !== "field" || is.kind !== "field" || was.field.id !== is.field.id) return undefined;
  const { field } = is;
  if (isCounted(field)) return `${verb} the ${short} bar ${numbers} ${labelOf(field)}`;
  const [old, now] = [sayNumberOf(was.field, from.value), sayNumberOf(field, to.value)];
  return `${verb} the ${short} bar for ${labelOf(field)} from ${old} to ${now}${unitOf(field)}`;
}

/** Says what changes in the conditions of a definition that nobody qualifies for, such as a hand-off. */
export function criteriaWords(facet: CriteriaFacet, about: About): string {
  const subject = placeWords(facet, about);
  if (facet.of === "criteria")
    return `${subject}: ${joined(conditionEditWords(facet.edits, dictionaries(about)))}`.replace(/: $/, "");
  const [verb, catalog] =
    facet.status === "added"
      ? (["now only", about.after] as const)
      : (["no longer only", about.before] as const);
  return `${subject}: ${verb} ${quoted(say(facet.condition, catalog.dictionary))}`;
}

function placeWords({ place: { property, part } }: CriteriaFacet, { name, short }: About): string {
  const of = part === undefined ? name : quoted(part);
  switch (property) {
    case "recognised_by":
      return `Changes who is recognised as ${short}`;
    case "may_return_when":
      return `Changes when a recycled lead may come back in ${name}`;
    case "when":
      return `Changes what ${of} is for`;
    default:
      return part === undefined ? `Changes which leads ${of} is for` : `Changes the assumption ${of}`;
  }
}
