import { type Conjunct, conjuncts } from "../../criteria/conjuncts.ts";
import type { Condition, Dictionary, FieldTest, NumberTest } from "../../criteria/model.ts";
import { opposite } from "../../criteria/opposite.ts";
import { say } from "../../criteria/say.ts";
import { endsOf } from "./ends-of.ts";

/** How far alternatives are followed: enough for what people write, and it always ends. */
const deepest = 3;
const mostConjuncts = 40;
const mostAlternatives = 12;

/**
 * Whether two criteria are plainly never true for the same lead, because one asks for what the other rules out.
 * Without criteria everybody is meant. `false` says only that it could not be seen.
 */
export const apart = (a: Condition | undefined, b: Condition | undefined, dictionary: Dictionary): boolean =>
  a !== undefined &&
  b !== undefined &&
  clash([...conjuncts(a, true), ...conjuncts(b, true)], dictionary, deepest);

function clash(all: readonly Conjunct[], dictionary: Dictionary, depth: number): boolean {
  if (all.length > mostConjuncts) return false;
  if (all.some((one, index) => all.slice(index + 1).some((other) => excludes(one, other, dictionary))))
    return true;
  if (depth === 0) return false;
  return all.some(({ condition, wanted }, index) => {
    if (!("of" in condition) || !isChoice(condition, wanted) || condition.of.length > mostAlternatives)
      return false;
    const rest = all.filter((_, place) => place !== index);
    return condition.of.every((part) => clash([...rest, ...conjuncts(part, wanted)], dictionary, depth - 1));
  });
}

const isChoice = ({ kind, ifUnknown }: Condition, wanted: boolean): boolean =>
  ifUnknown !== wanted && kind === (wanted ? "any" : "all");

function excludes(one: Conjunct, other: Conjunct, dictionary: Dictionary): boolean {
  // If the data do not tell, each may take that as what it wants, and both hold.
  if (one.condition.ifUnknown === one.wanted && other.condition.ifUnknown === other.wanted) return false;
  const words = ({ condition }: Conjunct): string => say({ ...condition, ifUnknown: undefined }, dictionary);
  if (one.wanted !== other.wanted && words(one) === words(other)) return true;
  const [a, b] = [stated(one), stated(other)];
  if (a?.kind === "field" && b?.kind === "field")
    return a.field.id === b.field.id && (testsApart(a.test, b.test) || testsApart(b.test, a.test));
  if (a?.kind !== "segment" || b?.kind !== "segment" || a.segmentation !== b.segmentation) return false;
  const names = [...(dictionary.segmentations.get(a.segmentation)?.names.keys() ?? [])];
  const admits = (condition: typeof a, id: string): boolean =>
    condition.values.includes(id) === (condition.op === "one_of");
  return names.length > 0 && !names.some((id) => admits(a, id) && admits(b, id));
}

/** The demand as a condition that has to be true, where there is one. */
const stated = ({ condition, wanted }: Conjunct): Condition | undefined =>
  wanted ? condition : opposite(condition);

function testsApart(a: FieldTest, b: FieldTest): boolean {
  if ((a.of === "boolean" || a.of === "known") && a.of === b.of) return a.value !== b.value;
  if (a.of === "number" && b.of === "number") return numbersApart(a.test, b.test);
  if (a.of !== "value" || b.of !== "value" || a.op !== "one_of") return false;
  return [...a.keys].every((key) => b.keys.has(key) !== (b.op === "one_of"));
}

/** Whether all numbers of one test lie below those of the other. */
function numbersApart(a: NumberTest, b: NumberTest): boolean {
  const [{ most }, { least }] = [endsOf(a), endsOf(b)];
  if (most === undefined || least === undefined) return false;
  const touches = most.isIn && least.isIn;
  return most.value < least.value || (most.value === least.value && !touches);
}
