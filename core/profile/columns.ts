import type { Dictionary } from "../criteria/model.ts";
import { planQuestions, type Reach } from "./plan-questions.ts";
import type { Question } from "./question.ts";
import { columnName, fingerprintOf } from "./question-key.ts";

/** A column that criteria need, and the question that it answers. */
export interface Column {
  readonly name: string;
  readonly question: Question;
}

/** The columns that a profile needs to answer for some definitions, by fingerprint. */
export function columnsOf(dictionary: Dictionary, reach: Reach): ReadonlyMap<string, Column> {
  const { fields, asked } = planQuestions(dictionary, reach);
  return new Map(
    [...fields, ...asked.flatMap(({ questions }) => questions)].map((question) => {
      const name = columnName(question, dictionary);
      return [fingerprintOf(name) ?? name, { name, question }];
    }),
  );
}
