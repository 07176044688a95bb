import type {
  Condition,
  Dictionary,
  Field,
  FieldTest,
  NumberTest,
  ScoreModel,
  ScoreRule,
} from "../../core/criteria/model.ts";

/** The two statements that stand for a three-valued condition, as terms of SMT-LIB. */
interface Rails {
  readonly isTrue: string;
  readonly isFalse: string;
}

interface Ends {
  readonly low: string;
  readonly high: string;
}

const and = (parts: readonly string[]): string => (parts.length === 0 ? "true" : `(and ${parts.join(" ")})`);
const or = (parts: readonly string[]): string => (parts.length === 0 ? "false" : `(or ${parts.join(" ")})`);
const not = (part: string): string => `(not ${part})`;
const ite = (guard: string, then: string, other: string): string => `(ite ${guard} ${then} ${other})`;
const num = (value: number): string => (value < 0 ? `(- ${String(-value)})` : String(value));
const sum = (parts: readonly string[]): string => (parts.length === 0 ? "0" : `(+ 0 ${parts.join(" ")})`);
const atLeast = (need: number, parts: readonly string[]): string =>
  `(>= ${sum(parts.map((part) => ite(part, "1", "0")))} ${String(need)})`;

const sorts = { number: "Real", choice: "Int", boolean: "Bool", text: "String" } as const;

/** The fields of a dictionary: for each a value and whether it is there. Texts are of small letters. */
export const declarations = (dictionary: Dictionary): string =>
  [...dictionary.fields.values()]
    .flatMap((field) => {
      const sort =
        field.type === "number" && field.whole === true ? "Int" : sorts[field.type as keyof typeof sorts];
      const { id } = field;
      return [
        `(declare-const ${id} ${sort})`,
        `(declare-const has_${id} Bool)`,
        ...(field.type === "number" && field.min !== undefined
          ? [`(assert (>= ${id} ${num(field.min)}))`]
          : []),
        ...(field.type === "choice"
          ? [`(assert (and (>= ${id} 0) (< ${id} ${String(field.values?.length ?? 0)})))`]
          : []),
        ...(field.type === "text" ? [`(assert (str.in_re ${id} (re.+ (re.range "a" "z"))))`] : []),
      ];
    })
    .join("\n");

interface Encoder {
  readonly rails: (condition: Condition) => Rails;
  /** The terms that were given a name, in their order: they come before everything that uses them. */
  readonly definitions: readonly string[];
}

/** Writes conditions as SMT-LIB, straight from what they mean: no cells, no bounds, nothing of the prover. */
export function encoder(dictionary: Dictionary): Encoder {
  const definitions: string[] = [];
  const names = new Map<string, string>();
  return { rails, definitions };

  /** A long term gets a name, so that using it twice does not double it. */
  function named(sort: "Bool" | "Int", term: string): string {
    if (term.length < 24) return term;
    const known = names.get(term);
    if (known !== undefined) return known;
    const name = `t${String(names.size)}`;
    names.set(term, name);
    definitions.push(`(define-fun ${name} () ${sort} ${term})`);
    return name;
  }

  function rails(condition: Condition): Rails {
    const asked = plain(condition);
    const [isTrue, isFalse] = [named("Bool", asked.isTrue), named("Bool", asked.isFalse)];
    if (condition.ifUnknown === undefined) return { isTrue, isFalse };
    return condition.ifUnknown ? { isTrue: not(isFalse), isFalse } : { isTrue, isFalse: not(isTrue) };
  }

  function plain(condition: Condition): Rails {
    const parts = "of" in condition ? condition.of.map(rails) : [];
    const truths = parts.map(({ isTrue }) => isTrue);
    const falses = parts.map(({ isFalse }) => isFalse);
    switch (condition.kind) {
      case "all":
        return { isTrue: and(truths), isFalse: or(falses) };
      case "any":
        return { isTrue: or(truths), isFalse: and(falses) };
      case "none":
        return { isTrue: and(falses), isFalse: or(truths) };
      case "count":
        return {
          isTrue: atLeast(condition.atLeast, truths),
          isFalse: not(atLeast(condition.atLeast, falses.map(not))),
        };
      case "field":
        return fieldRails(condition.field, condition.test);
      case "score":
        return rangeRails(condition.test, ends(condition.score, condition.ifUnknown === false));
      case "band":
        return bandRails(
          condition.score,
          condition.bands,
          ends(condition.score, condition.ifUnknown === false),
        );
      default:
        throw new Error(`the encoding has no ${condition.kind}`);
    }
  }

  function bandRails(score: string, wanted: readonly string[], { low, high }: Ends): Rails {
    const bands = dictionary.scores.get(score)?.bands ?? [];
    // Each band that lies between the two ends is possible.
    const possible = (isWanted: boolean): readonly string[] =>
      bands.flatMap(({ id, atLeast: from }, index) => {
        if (wanted.includes(id) !== isWanted) return [];
        const above = bands[index - 1]?.atLeast;
        return [
          and([
            ...(from === -Infinity ? [] : [`(>= ${high} ${num(from)})`]),
            ...(above === undefined ? [] : [`(< ${low} ${num(above)})`]),
          ]),
        ];
      });
    return { isTrue: not(or(possible(false))), isFalse: not(or(possible(true))) };
  }

  function ends(score: string, strict: boolean): Ends {
    const model = dictionary.scores.get(score);
    if (model === undefined) throw new Error(`no score ${score}`);
    return {
      low: named("Int", endOf(model, strict, "low")),
      high: named("Int", endOf(model, strict, "high")),
    };
  }

  function endOf(model: ScoreModel, strict: boolean, end: keyof Ends): string {
    const groups = new Map<string | undefined, string[]>();
    for (const rule of model.rules)
      groups.set(rule.group, [...(groups.get(rule.group) ?? []), points(rule, strict, end)]);
    const total = sum(
      [...groups].map(([group, parts]) =>
        clamp(sum(parts), model.groups.get(group ?? "") ?? { min: -Infinity, max: Infinity }),
      ),
    );
    return model.overrides.reduceRight(
      (otherwise, { when, set }) => {
        const { isTrue, isFalse } = rails(when);
        const isOpen = strict ? "false" : and([not(isTrue), not(isFalse)]);
        const rest = named("Int", otherwise);
        return ite(isTrue, num(set), ite(isOpen, extreme(end, num(set), rest), rest));
      },
      clamp(total, model.bounds),
    );
  }

  function clamp(value: string, { min, max }: { readonly min: number; readonly max: number }): string {
    const below = max === Infinity ? value : extreme("low", named("Int", value), num(max));
    return min === -Infinity ? below : extreme("high", named("Int", below), num(min));
  }

  function points(rule: ScoreRule, strict: boolean, end: keyof Ends): string {
    const cases = rule.kind === "first" ? rule.cases : rule.kind === "when" ? [rule] : [];
    return cases.reduceRight((otherwise, { when, points: own }) => {
      const { isTrue, isFalse } = rails(when);
      const isOpen = strict ? "false" : and([not(isTrue), not(isFalse)]);
      const rest = named("Int", otherwise);
      return ite(isTrue, num(own), ite(isOpen, extreme(end, num(own), rest), rest));
    }, "0");
  }
}

const extreme = (end: keyof Ends, one: string, other: string): string =>
  ite(`(${end === "low" ? "<" : ">"} ${one} ${other})`, one, other);

function rangeRails(test: NumberTest, { low, high }: Ends): Rails {
  const is = (op: string, term: string, value: number): string => `(${op} ${term} ${num(value)})`;
  switch (test.op) {
    case "at_least":
      return { isTrue: is(">=", low, test.value), isFalse: is("<", high, test.value) };
    case "more_than":
      return { isTrue: is(">", low, test.value), isFalse: is("<=", high, test.value) };
    case "at_most":
      return { isTrue: is("<=", high, test.value), isFalse: is(">", low, test.value) };
    case "less_than":
      return { isTrue: is("<", high, test.value), isFalse: is(">=", low, test.value) };
    case "between":
      return {
        isTrue: and([is(">=", low, test.low), is("<=", high, test.high)]),
        isFalse: or([is("<", high, test.low), is(">", low, test.high)]),
      };
    case "one_of":
    case "none_of": {
      const hit = or(test.values.map((value) => and([is("<=", low, value), is(">=", high, value)])));
      const sure = or(test.values.map((value) => and([is("=", low, value), is("=", high, value)])));
      return test.op === "one_of" ? { isTrue: sure, isFalse: not(hit) } : { isTrue: not(hit), isFalse: sure };
    }
  }
}

function fieldRails(field: Field, test: FieldTest): Rails {
  const { id } = field;
  const has = field.if_missing === undefined ? `has_${id}` : "true";
  if (test.of === "known")
    return test.value ? { isTrue: has, isFalse: not(has) } : { isTrue: not(has), isFalse: has };
  const holds = fieldHolds(field, test);
  return { isTrue: and([has, holds]), isFalse: and([has, not(holds)]) };
}

function fieldHolds(field: Field, test: FieldTest): string {
  const { id } = field;
  switch (test.of) {
    case "number":
      return rangeRails(test.test, { low: id, high: id }).isTrue;
    case "boolean": {
      const value = field.if_missing === false ? and([`has_${id}`, id]) : id;
      return test.value ? value : not(value);
    }
    case "value": {
      const among = or(test.written.map((word) => `(= ${id} ${String(field.values?.indexOf(word) ?? -1)})`));
      return test.op === "one_of" ? among : not(among);
    }
    default:
      throw new Error(`the encoding has no test of ${test.of}`);
  }
}
