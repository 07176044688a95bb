import type { Dictionary } from "../criteria/model.ts";
import { labelOf, say, scoreName } from "../criteria/say.ts";
import { problemOf } from "../criteria/csv-table.ts";
import { matchTest } from "../profile/match-test.ts";
import type { Unavailable } from "../profile/preview.ts";
import type { Question } from "../profile/question.ts";
import { code } from "./code.ts";
import { messageOf } from "./messages.ts";
import { amount } from "./impact-words.ts";

/** Why there are no numbers, and what to do about it, in sentences with names between back-ticks. */
export function unavailableWords(
  why: Unavailable,
  { before, after }: { readonly before: Dictionary; readonly after: Dictionary },
): { readonly saw: string; readonly type: string } {
  switch (why.reason) {
    case "settings": {
      const { saw, type } = messageOf(why.finding);
      const { line, column } = why.finding.at;
      return { saw: `${code(`countersign.yaml:${String(line)}:${String(column)}`)}: ${saw}`, type };
    }
    case "no-file":
      return {
        saw: `There is no file ${code(why.path)}, which ${why.namedBy === "settings" ? code("countersign.yaml") : `the input ${code("leads")} of the workflow`} names.`,
        type:
          why.namedBy === "settings"
            ? "Commit it, or change the path."
            : "Commit it to the base branch, or change the path.",
      };
    case "no-day":
      return {
        saw: `${code(why.path)} holds leads, and nobody says as of which day they are judged.`,
        type: `Add ${code("leads-as-of")} beside ${code("leads")} in the workflow, for example 2026-06-30, or name a profile.`,
      };
    case "failed":
      return {
        saw: `The leads could not be replayed: ${why.cause}`,
        type: "The verdict does not depend on it. `/countersign` in a comment tries again.",
      };
    case "too-large":
      return {
        saw: `The files of leads have ${amount(why.bytes / 1_000_000)} MB; up to ${amount(why.limit / 1_000_000)} MB are replayed here.`,
        type: `Commit a profile instead, which is smaller: ${code("countersign profile")}.`,
      };
    case "unreadable":
      return { saw: problemOf(code(why.path), why), type: why.advice };
    case "lacking": {
      const asked = [
        ...why.before.map((question) => questionWords(question, before)),
        ...why.after.map((question) => questionWords(question, after)),
      ];
      const names = [...new Set(asked)];
      const more = names.length - shown;
      const list = names.slice(0, shown).join("; ") + (more > 0 ? `; and ${amount(more)} more` : "");
      return {
        saw: `The profile ${code(why.path)} has no answer to: ${list}.`,
        type: `Make it anew from the leads: ${code("countersign profile")}, with ${code("--also")} for what is only proposed.`,
      };
    }
  }
}

const shown = 5;

/** What a profile would have to answer, in words. */
function questionWords(question: Question, dictionary: Dictionary): string {
  switch (question.kind) {
    case "value":
    case "age":
    case "known":
      return labelOf(question.field);
    case "matches": {
      const { field, op, key } = question;
      const test = matchTest(op, key);
      return say({ kind: "field", field, test, pointer: [], ifUnknown: undefined }, dictionary);
    }
    case "truth":
    case "count":
      return say({ ...question.condition, ifUnknown: undefined }, dictionary);
    case "times":
      return `${scoreName(question.score.id, dictionary)}, the rule “${question.rule.name}”`;
    case "stretches":
      return `${scoreName(question.score.id, dictionary)}, how it decays`;
  }
}
