import type { Answer, Witness } from "./answer.ts";
import type { Ground } from "./ground.ts";
import type { Question } from "./parse-question.ts";
import { disjoint, implies, satisfiable } from "./questions.ts";
import { reachablePoints } from "./reachable-points.ts";
import { points } from "./synthetic.ts";

/** What came of a question. A question for points holds when they were found. */
export interface Outcome {
  readonly question: Question;
  readonly outcome: "holds" | "does-not-hold" | "not-settled";
  /** Why it is not settled. */
  readonly reason: string | undefined;
  /** The points that were asked for; infinite where no limit was found. */
  readonly points: number | undefined;
  /** A lead that shows it: one that qualifies, or one that breaks what was claimed. */
  readonly witness: Witness | undefined;
  /** Of two sets that should be equal, the one that the witness is in. */
  readonly isIn: "set" | "other" | undefined;
  readonly steps: number;
}

/** Answers a question by proof, with a lead that was judged by the evaluator wherever there is one. */
export function answerQuestion(question: Question, ground: Ground): Outcome {
  switch (question.kind) {
    case "reachable":
      return told(question, satisfiable(question.set.criteria, ground), "holds");
    case "implies":
      return told(question, implies(question.set.criteria, question.other.criteria, ground), "does-not-hold");
    case "disjoint":
      return told(
        question,
        disjoint(question.set.criteria, question.other.criteria, ground),
        "does-not-hold",
      );
    case "equals": {
      const there = implies(question.set.criteria, question.other.criteria, ground);
      if (there.status === "lead") return told(question, there, "does-not-hold", "set");
      const back = implies(question.other.criteria, question.set.criteria, ground);
      const worse = back.status === "no-lead" ? there : back;
      return told(question, { ...worse, steps: there.steps + back.steps }, "does-not-hold", "other");
    }
    case "reaches": {
      const condition = points(question.score, { op: "at_least", value: question.points });
      return told(question, satisfiable(condition, ground), "holds");
    }
    case "highest":
    case "lowest": {
      const end = question.kind === "highest" ? "most" : "least";
      const found = reachablePoints(question.score, end, ground);
      if (found.status === "no-lead" || found.status === "not-settled") return told(question, found, "holds");
      const { witness, steps } = found;
      const limit = found.status === "points" ? found.points : end === "most" ? Infinity : -Infinity;
      return {
        question,
        outcome: "holds",
        reason: undefined,
        points: limit,
        witness,
        isIn: undefined,
        steps,
      };
    }
  }
}

/** An answer as an outcome; `ifFound` is what a lead means. */
function told(
  question: Question,
  answer: Answer,
  ifFound: "holds" | "does-not-hold",
  isIn?: "set" | "other",
): Outcome {
  const base = { question, points: undefined, isIn: undefined, steps: answer.steps };
  const none = { reason: undefined, witness: undefined };
  switch (answer.status) {
    case "lead":
      return { ...base, ...none, outcome: ifFound, witness: answer.witness(), isIn };
    case "no-lead":
      return { ...base, ...none, outcome: ifFound === "holds" ? "does-not-hold" : "holds" };
    case "not-settled":
      return { ...base, ...none, outcome: "not-settled", reason: answer.reason };
  }
}
