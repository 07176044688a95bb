import { domainFields } from "../criteria/account-list.ts";
import { scoreInputs, segmentationInputs } from "../criteria/inputs.ts";
import type { Condition, Dictionary, Field, FieldTest, ScoreModel } from "../criteria/model.ts";
import type { Asked, MatchOp, Plan, Question } from "./question.ts";

const dayLength = 86_400_000;

/** Where criteria begin: every set, score and segmentation, or the stages of the funnel and the segmentations. */
export type Reach = "everything" | "funnel" | "funnel-and-segments";

/** Lists what criteria ask about a lead, following what they name. */
export function planQuestions(dictionary: Dictionary, reach: Reach): Plan {
  const fields = new Map<string, Question>();
  const asked: Asked[] = [];
  const tests = new Map<string, FieldTest[]>();
  const seen = new Set<string>();

  for (const id of reach === "everything" ? dictionary.sets.keys() : dictionary.funnel) visitSet(id);
  if (reach !== "funnel") for (const id of dictionary.segmentations.keys()) visitSegmentation(id);
  if (reach === "everything") for (const id of dictionary.scores.keys()) visitScore(id);
  return { fields: [...fields.values()], asked, tests };

  function visit(condition: Condition, score: ScoreModel | undefined): void {
    switch (condition.kind) {
      case "all":
      case "any":
      case "none":
      case "count":
        for (const part of condition.of) visit(part, score);
        return;
      case "field":
        visitField(condition);
        return;
      case "activity":
      case "reached":
        ask(condition, [{ kind: "count", condition, score }]);
        return;
      case "score":
      case "band":
        visitScore(condition.score);
        return;
      case "segment":
        visitSegmentation(condition.segmentation);
        return;
      case "meets":
        visitSet(condition.set);
        return;
      case "account-list":
        for (const field of domainFields(dictionary)) keep(field);
        ask(condition, [{ kind: "truth", condition }]);
        return;
    }
  }

  function visitField(condition: Extract<Condition, { kind: "field" }>): void {
    const { field, test } = condition;
    keep(field);
    tests.set(field.id, [...(tests.get(field.id) ?? []), test]);
    if (test.of === "listed") ask(condition, [{ kind: "truth", condition }]);
    else if (test.of === "date") {
      // Ages are kept in days: they answer for whole days only.
      if ("duration" in test && test.duration.milliseconds % dayLength !== 0)
        ask(condition, [{ kind: "truth", condition }]);
    } else if (keepingOf(field) === "known") {
      const matches = matchesOf(test);
      if (matches !== undefined)
        ask(
          condition,
          matches.keys.map((key) => ({ kind: "matches", field, op: matches.op, key })),
          matches.answer,
        );
    }
  }

  function visitSet(id: string): void {
    const set = dictionary.sets.get(id);
    if (set !== undefined && first(`set ${id}`)) visit(set.criteria, undefined);
  }

  function visitScore(id: string): void {
    const model = dictionary.scores.get(id);
    if (model === undefined || !first(`score ${id}`)) return;
    const { conditions, scores, fields: dates } = scoreInputs(model);
    for (const condition of conditions) visit(condition, model);
    for (const part of scores) visitScore(part.id);
    for (const date of dates) keep(date);
    for (const rule of model.rules)
      if (rule.kind === "each") ask(rule, [{ kind: "times", rule, score: model }]);
    const { decay } = model;
    if (decay !== undefined) ask(decay, [{ kind: "stretches", decay, score: model }]);
  }

  function visitSegmentation(id: string): void {
    const segmentation = dictionary.segmentations.get(id);
    if (segmentation === undefined || !first(`segment ${id}`)) return;
    const { conditions, scores, segmentations } = segmentationInputs(segmentation);
    for (const condition of conditions) visit(condition, undefined);
    for (const score of scores) visitScore(score.id);
    for (const inner of segmentations) visitSegmentation(inner.id);
  }

  function first(key: string): boolean {
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  }

  function keep(field: Field): void {
    fields.set(field.id, { kind: keepingOf(field), field });
  }

  function ask(by: object, questions: readonly Question[], answer: Asked["answer"] = "itself"): void {
    asked.push({ by, questions, answer });
  }
}

/** In which form a field is kept: what people type may name somebody, what the dictionary declares does not. */
function keepingOf({ type, values }: Field): "value" | "age" | "known" {
  switch (type) {
    case "number":
    case "boolean":
    case "choice":
      return "value";
    case "date":
      return "age";
    case "list":
      return values === undefined ? "known" : "value";
    case "text":
    case "email":
      return "known";
  }
}

/** The single matches that a condition on a typed value rests on; `known` needs none. */
function matchesOf(
  test: FieldTest,
):
  | { readonly op: MatchOp; readonly keys: readonly string[]; readonly answer: "any" | "all" | "none" }
  | undefined {
  switch (test.of) {
    case "value":
      return { op: "is", keys: [...test.keys], answer: test.op === "one_of" ? "any" : "none" };
    case "text":
      return { op: test.op, keys: test.keys, answer: "any" };
    case "entries":
      return { op: "includes", keys: test.keys, answer: test.op === "includes_any" ? "any" : "all" };
    case "number":
    case "boolean":
    case "listed":
    case "date":
    case "known":
      return undefined;
  }
}
