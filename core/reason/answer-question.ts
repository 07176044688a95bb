import type { Witness } from "./answer.ts";
import type { Reasoned } from "./ask-within.ts";
import { assumedBy } from "./assumed-by.ts";
import { type Ground, demand } from "./ground.ts";
import type { Question } from "./parse-question.ts";
import { disjoint, equivalent, implies, satisfiable } from "./questions.ts";
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
  /** The assumptions without which it would not be proved that there is no such lead, by id. */
  readonly assuming: readonly string[];
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
      const answer = equivalent(question.set.criteria, question.other.criteria, ground);
      return told(question, answer, "does-not-hold", answer.isIn === "one" ? "set" : "other");
    }
    case "reaches": {
      const condition = points(question.score, { op: "at_least", value: question.points });
      return told(question, satisfiable(condition, ground), "holds");
    }
    case "highest":
    case "lowest": {
      const end = question.kind === "highest" ? "most" : "least";
      const found = reachablePoints(question.score, end, ground);
      if (found.status === "no-lead" || found.status === "not-settled")
        return told(question, { ...found, assuming: [] }, "holds");
      const { witness, steps } = found;
      const beyond = points(
        question.score,
        end === "most"
          ? { op: "at_least", value: found.points + 1 }
          : { op: "at_most", value: found.points - 1 },
      );
      const limit = found.status === "points" ? found.points : end === "most" ? Infinity : -Infinity;
      return {
        question,
        outcome: "holds",
        reason: undefined,
        points: limit,
        witness,
        assuming: found.status === "points" ? assumedBy([demand(beyond, "true", ground)], ground) : [],
        isIn: undefined,
        steps,
      };
    }
  }
}

/** An answer as an outcome; `ifFound` is what a lead means. */
function told(
  question: Question,
  answer: Reasoned,
  ifFound: "holds" | "does-not-hold",
  isIn?: "set" | "other",
): Outcome {
  const { steps, assuming } = answer;
  const base = { question, points: undefined, isIn: undefined, steps, assuming };
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
