import type { Dictionary } from "../criteria/model.ts";
import { lowerFirst, scoreName, setName, sayNumber } from "../criteria/say.ts";
import type { Outcome } from "../reason/answer-question.ts";
import { assumptionsWords } from "./proved-words.ts";

/** What came of a question, in one sentence. */
export function outcomeWords(
  { question, outcome, reason, points, isIn, assuming }: Outcome,
  dictionary: Dictionary,
): string {
  const name = (id: string): string => setName(id, dictionary);
  if (outcome === "not-settled")
    return `Not settled, because ${reason ?? "the search gave up"}. This is no proof.`;
  const holds = outcome === "holds";
  const proved =
    assuming.length === 0 ? "Proved" : `Proved for every lead that fits ${assumptionsWords(assuming)}`;
  const provedForAll = assuming.length === 0 ? "Proved for every possible lead" : proved;
  switch (question.kind) {
    case "reachable":
      return holds
        ? `A lead can be ${name(question.set.id)}.`
        : `${proved}: no lead can ever be ${name(question.set.id)}.`;
    case "implies":
      return holds
        ? `${provedForAll}: whoever is ${name(question.set.id)} is also ${name(question.other.id)}.`
        : `A lead can be ${name(question.set.id)} without being ${name(question.other.id)}.`;
    case "disjoint":
      return holds
        ? `${proved}: no lead can be both ${name(question.set.id)} and ${name(question.other.id)}.`
        : `A lead can be both ${name(question.set.id)} and ${name(question.other.id)}.`;
    case "equals": {
      const { set, other } = question;
      const [one, two] = isIn === "other" ? [other, set] : [set, other];
      return holds
        ? `${provedForAll}: ${name(set.id)} and ${name(other.id)} are the same.`
        : `A lead can be ${name(one.id)} without being ${name(two.id)}.`;
    }
    case "reaches":
      return holds
        ? `A lead can have ${sayNumber(question.points)} points or more in the ${scoreName(question.score, dictionary)}.`
        : `${proved}: no lead can ever have ${sayNumber(question.points)} points in the ${scoreName(question.score, dictionary)}.`;
    case "highest":
    case "lowest": {
      const score = scoreName(question.score, dictionary);
      if (points === undefined) return `${proved}: no lead ever has certain points in the ${score}.`;
      if (!Number.isFinite(points))
        return `No limit was found for the ${question.kind} points of the ${score}.`;
      const than = question.kind === "highest" ? "more" : "fewer";
      return `The ${question.kind} points of the ${score} are ${sayNumber(points)}: ${lowerFirst(proved)} that no lead can have ${than}.`;
    }
  }
}
