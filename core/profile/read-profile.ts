import type { Kept, Lead } from "../criteria/lead.ts";
import type { Dictionary, Field, Truth, Value } from "../criteria/model.ts";
import { allOf, anyOf, not } from "../criteria/truth.ts";
import type { Cases } from "../impact/case.ts";
import type { ReadSettings } from "../impact/settings.ts";
import { bordersInName, bordersOf } from "./bands.ts";
import { readAge, readKept, readTruth, readValueCell } from "./cells.ts";
import { columnsOf } from "./columns.ts";
import { planQuestions } from "./plan-questions.ts";
import type { Profile } from "./profile.ts";
import type { Asked, Question } from "./question.ts";
import { columnName, fingerprintOf } from "./question-key.ts";

/** A profile as leads of two versions, or the questions of each version that it has no answer to. */
export type ProfileCases =
  | { readonly status: "complete"; readonly cases: Cases }
  | { readonly status: "lacking"; readonly before: readonly Question[]; readonly after: readonly Question[] };

/** Reads a profile as leads of two versions. What it does not answer is never guessed. */
export function profileCases(
  profile: Profile,
  before: Dictionary,
  after: Dictionary,
  { months, outcome }: Pick<ReadSettings, "months" | "outcome">,
): ProfileCases {
  const places = new Map(profile.columns.map((name, index) => [fingerprintOf(name) ?? name, index]));
  const lacks = (dictionary: Dictionary, reach: "funnel" | "funnel-and-segments"): readonly Question[] => {
    const borders = bordersOf(dictionary, reach, profile.now);
    return [...columnsOf(dictionary, reach)].flatMap(([print, { question }]) => {
      const place = places.get(print);
      if (place === undefined) return [question];
      // Between two borders of a band nobody can tell on which side of a new one a value lies.
      const kept = bordersInName(profile.columns[place] ?? "");
      return kept === undefined || borders.get(print)?.every((border) => kept.has(border)) !== false
        ? []
        : [question];
    });
  };
  const lacking = { before: lacks(before, "funnel-and-segments"), after: lacks(after, "funnel") };
  if (lacking.before.length + lacking.after.length > 0) return { status: "lacking", ...lacking };
  const [readBefore, readAfter] = [reader(before, places, profile), reader(after, places, profile)];
  return {
    status: "complete",
    cases: {
      from: "profile",
      cases: profile.rows.map(({ cells, outcome }) => ({
        before: readBefore(cells),
        after: readAfter(cells),
        outcome,
      })),
      carried: { before: profile.carried, after: profile.carried },
      now: profile.now,
      told: profile.tellsOutcome ? { won: outcome?.won, unit: outcome?.revenue?.unit } : undefined,
      months,
    },
  };
}

/** Turns the cells of a row into a lead that answers what these definitions ask. */
function reader(
  dictionary: Dictionary,
  places: ReadonlyMap<string, number>,
  { now }: Profile,
): (cells: readonly string[]) => Lead {
  const { fields, asked } = planQuestions(dictionary, "everything");
  const placeOf = (question: Question): number | undefined => {
    const name = columnName(question, dictionary);
    return places.get(fingerprintOf(name) ?? name);
  };
  const values = fields.flatMap((question) => {
    const at = placeOf(question);
    return at === undefined || !("field" in question) ? [] : [{ question, field: question.field, at }];
  });
  const answers = new Map<object, (cells: readonly string[]) => Kept>();
  for (const { by, questions, answer } of asked) {
    const at = questions.map(placeOf);
    if (at.every((place) => place !== undefined)) answers.set(by, answering(answer, questions, at));
  }
  return (cells) => ({
    id: "",
    values: new Map(
      values.flatMap(({ question, field, at }) => {
        const value = valueOf(question, field, cells[at] ?? "", now);
        return value === undefined ? [] : [[field.id, value] as const];
      }),
    ),
    activities: new Map(),
    stages: new Map(),
    kept: (asks) => answers.get(asks)?.(cells),
  });
}

/** Of a text only that there is one is kept; every question about it has a column of its own. */
const someText = "…";

function valueOf(question: Question, field: Field, cell: string, now: number): Value | undefined {
  switch (question.kind) {
    case "value":
      return readValueCell(cell, field);
    case "age":
      return readAge(cell, now);
    default:
      return cell === "" ? undefined : someText;
  }
}

function answering(
  answer: Asked["answer"],
  questions: readonly Question[],
  at: readonly number[],
): (cells: readonly string[]) => Kept {
  const [place = 0] = at;
  const isCount = questions.some(({ kind }) => kind !== "matches" && kind !== "truth");
  if (isCount) return (cells) => readKept(cells[place] ?? "");
  return (cells) => {
    const ask = (column: number): Truth => readTruth(cells[column] ?? "");
    switch (answer) {
      case "itself":
        return keptTruth(ask(place));
      case "any":
        return keptTruth(anyOf(at, ask));
      case "all":
        return keptTruth(allOf(at, ask));
      case "none":
        return keptTruth(not(anyOf(at, ask)));
    }
  };
}

const keptTruth = (truth: Truth): Kept => ({
  low: truth === true ? 1 : 0,
  high: truth === false ? 0 : 1,
  times: 0,
});
