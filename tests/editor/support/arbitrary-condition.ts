import fc from "fast-check";
import type { Dictionary } from "../../../core/criteria/model.ts";
import { operatorsFor } from "../../../core/criteria/parse-field-test.ts";

/** Conditions as people type them: ids, comparisons and values that exist, and some that do not or do not fit. */
export function arbitraryCondition(dictionary: Dictionary): fc.Arbitrary<unknown> {
  const alone = fc.oneof(onField(dictionary), onScore, onSegment, onAccountList, onActivity(dictionary));
  return fc.tuple(alone, fc.constantFrom(...shapes)).map(([condition, shape]) => shape(condition));
}

const shapes: readonly ((condition: unknown) => unknown)[] = [
  (condition) => condition,
  (condition) => ({ all: [{ meets: "disqualified" }, { none: [condition] }] }),
  (condition) => ({ at_least: 1, of: [condition] }),
];

/** A condition on one field, with any comparison. */
const onField = ({ fields }: Dictionary): fc.Arbitrary<unknown> =>
  fc
    .record({
      field: fc.constantFrom("nonsense", ...fields.keys()),
      operator: fc.constantFrom("nonsense", ...new Set(Object.values(operatorsFor).flat())),
      unknown: fc.option(fc.boolean(), { nil: undefined }),
    })
    .chain(({ field, operator, unknown }) => {
      const values = fields.get(field)?.values ?? ["word"];
      const one = fc.oneof(
        fc.constantFrom<unknown>(...values, "90 days", "2026-01-31", "free-email-domains"),
        fc.constantFrom<unknown>(true, 3, 2.5, "other words"),
      );
      const operand = fc.oneof(one, fc.array(one, { maxLength: 3 }), fc.constant([1, 2]));
      return operand.map((value) => ({
        field,
        [operator]: value,
        ...(unknown === undefined ? {} : { if_unknown: unknown }),
      }));
    });

const onScore = fc.record({
  score: fc.constantFrom("lead-score", "x"),
  band: fc.constantFrom("hot", "cold", "x"),
});

const onSegment = fc.record({
  segment: fc.constantFrom("region", "company-size", "x"),
  one_of: fc.array(fc.constantFrom("dach", "small", "large", "elsewhere"), { maxLength: 2 }),
});

const onAccountList = fc.record({
  account_list: fc.constantFrom("named-accounts", "x"),
  tier: fc.oneof(fc.constantFrom("tier-one", "x"), fc.constant(["tier-two", "tier-one"])),
});

const onActivity = ({ activities }: Dictionary): fc.Arbitrary<unknown> =>
  fc
    .record({
      id: fc.constantFrom("x", ...activities.keys()),
      field: fc.constantFrom("path", "topic", "form", "reason"),
      listed: fc.boolean(),
    })
    .map(({ id, field, listed }) => ({ activity: listed ? [id] : id, where: { field, known: true } }));
