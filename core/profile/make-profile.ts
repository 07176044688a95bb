import { timesOf } from "../criteria/contributions.ts";
import { stretches } from "../criteria/decay.ts";
import { evaluate } from "../criteria/evaluate.ts";
import type { Dictionary } from "../criteria/model.ts";
import { countRange } from "../criteria/occurrences.ts";
import type { LeadSet } from "../criteria/read-leads.ts";
import { sinceReset } from "../criteria/score.ts";
import { type Situation, situation } from "../criteria/situation.ts";
import { testValue } from "../criteria/test-value.ts";
import { addOutcomes, type OutcomeModel, outcomeOf } from "../impact/outcome.ts";
import { ascending, banded, bandedName, bordersOf } from "./bands.ts";
import { ageCell, keptCell, truthCell, valueCell } from "./cells.ts";
import { columnsOf } from "./columns.ts";
import { matchTest } from "./match-test.ts";
import { group, type Profile } from "./profile.ts";
import type { Question } from "./question.ts";

/** Leads as the definitions of one version read them. */
export interface Version {
  readonly dictionary: Dictionary;
  readonly set: LeadSet;
}

export interface ProfileChoices {
  /** The beginning of a day in UTC, in milliseconds since 1970. */
  readonly now: number;
  /** Rows of fewer leads are left out. */
  readonly minGroup: number;
  /** Whether numbers and ages are kept as they are, or only as far as the criteria tell them apart. */
  readonly numbers: "as-they-are" | "in-bands";
  /** How the first version tells what became of a lead; nothing where the data do not tell. */
  readonly outcome: OutcomeModel | undefined;
}

/**
 * Reduces leads to the answers that the criteria of one or several versions ask for. The first version is the one in
 * force; the others are proposals that the profile shall answer for, too.
 */
export function makeProfile(
  [first, ...others]: readonly [Version, ...Version[]],
  { now, minGroup, numbers, outcome }: ProfileChoices,
  watch: (done: number) => void = () => undefined,
): Profile {
  const columns = new Map(
    [first, ...others].flatMap((version) =>
      [...columnsOf(version.dictionary, "everything")].map(
        ([print, column]) => [print, { ...column, version }] as const,
      ),
    ),
  );
  const wanted = [...columns].sort(([, a], [, b]) => (a.name < b.name ? -1 : 1));
  const bands = numbers === "in-bands" ? bordersOfAll([first, ...others], now) : undefined;
  const rows = first.set.leads.map((_, index) => {
    if (index % 5000 === 0) watch(index);
    const situations = new Map<Version, Situation>();
    const aboutIn = (version: Version): Situation => {
      const known = situations.get(version);
      if (known !== undefined) return known;
      const lead = version.set.leads[index];
      if (lead === undefined) throw new Error("the versions read another number of leads");
      const about = situation(version.dictionary, lead, version.set.carried, now);
      situations.set(version, about);
      return about;
    };
    return {
      cells: wanted.map(([print, { question, version }]) => {
        const cell = cellOf(question, aboutIn(version));
        const borders = bands?.get(print);
        return borders === undefined ? cell : banded(cell, borders);
      }),
      outcome: outcomeOf(outcome, aboutIn(first)),
    };
  });
  watch(rows.length);
  return {
    now,
    carried: {
      activities: new Set([first, ...others].flatMap(({ set }) => [...set.carried.activities])),
      stages: first.set.carried.stages,
    },
    tellsOutcome: outcome !== undefined,
    columns: wanted.map(([print, { name }]) => {
      const borders = bands?.get(print);
      return borders === undefined ? name : bandedName(name, borders);
    }),
    ...group(rows, minGroup, addOutcomes),
  };
}

/** The borders of all versions together. */
function bordersOfAll(versions: readonly Version[], now: number): ReadonlyMap<string, readonly number[]> {
  const all = new Map<string, readonly number[]>();
  for (const { dictionary } of versions)
    for (const [print, borders] of bordersOf(dictionary, "everything", now))
      all.set(print, ascending([...(all.get(print) ?? []), ...borders]));
  return all;
}

/** The answer of one lead to one question, as a cell. */
function cellOf(question: Question, about: Situation): string {
  const { values } = about.lead;
  switch (question.kind) {
    case "value":
      return valueCell(values.get(question.field.id));
    case "age":
      return ageCell(values.get(question.field.id), about.now);
    case "known":
      return values.has(question.field.id) ? "yes" : "";
    case "matches":
      return truthCell(testValue(matchTest(question.op, question.key), values.get(question.field.id), about));
    case "truth":
      return truthCell(evaluate({ ...question.condition, ifUnknown: undefined }, about));
    case "count": {
      const { condition, score } = question;
      const within = score === undefined ? about : sinceReset(score, about);
      const counted =
        condition.kind === "activity"
          ? condition
          : { activities: [], where: undefined, window: condition.window, stage: condition.stage };
      const range = countRange(counted, within);
      return keptCell({ ...range, times: range.low });
    }
    case "times":
      return keptCell(timesOf(question.rule, question.score, sinceReset(question.score, about)));
    case "stretches": {
      const range = stretches(question.decay, sinceReset(question.score, about));
      return keptCell({ ...range, times: range.low });
    }
  }
}
