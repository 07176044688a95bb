import fc from "fast-check";
import type * as raw from "../../core/generated/definitions.ts";

type Arbitrary = fc.Arbitrary<raw.Condition>;

const some = <T>(...values: readonly T[]): fc.Arbitrary<T[]> => fc.subarray([...values], { minLength: 1 });
const small = fc.integer({ min: 0, max: 6 });
const span = fc.tuple(small, small).map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]);
const duration = fc.constantFrom("1 hour", "5 days", "30 days", "8 weeks");
const day = fc.constantFrom("2026-05-01", "2026-06-20", "2026-06-30");

/** A comparison of a number: one operator with its value. */
const amount: fc.Arbitrary<object> = fc.oneof(
  fc.record({ at_least: small }),
  fc.record({ at_most: small }),
  fc.record({ more_than: small }),
  fc.record({ less_than: small }),
  fc.record({ between: span }),
);
const points: fc.Arbitrary<object> = fc.oneof(
  fc.record({ at_least: fc.integer({ min: -10, max: 30 }) }),
  fc.record({ less_than: fc.integer({ min: -10, max: 30 }) }),
  fc.record({ band: some("hot", "warm", "cold") }),
);
const frame: fc.Arbitrary<object> = fc.oneof(
  fc.constant({}),
  fc.record({ within: duration }),
  fc.record({ before: day }),
  fc.record({ after: day }),
);
const count: fc.Arbitrary<object> = fc.oneof(fc.constant({}), fc.constant({ never: true }), amount);
const choice = (values: fc.Arbitrary<string[]>): fc.Arbitrary<object> =>
  fc.oneof(
    values.map((one_of) => ({ one_of })),
    values.map((none_of) => ({ none_of })),
    values.map(([is]) => ({ is })),
    values.map(([is_not]) => ({ is_not })),
  );

const onField: readonly (readonly [field: string, test: fc.Arbitrary<object>])[] = [
  [
    "size",
    fc.oneof(amount, fc.record({ is: small }), fc.record({ none_of: fc.array(small, { minLength: 1 }) })),
  ],
  ["rank", choice(some("low", "middle", "high"))],
  ["asked", fc.oneof(fc.record({ is: fc.boolean() }), fc.record({ is_not: fc.boolean() }))],
  [
    "title",
    fc.oneof(
      fc.record({ has_word: some("rival", "vp", "head of") }),
      fc.record({ contains: fc.constantFrom("vp", "o") }),
      fc.constant({ in_list: "free" }),
    ),
  ],
  [
    "email",
    fc.oneof(
      fc.constant({ domain_in_list: "free" }),
      fc.record({ ends_with: fc.constantFrom("acme.example", "free.example") }),
    ),
  ],
  [
    "created",
    fc.oneof(
      fc.record({ within: duration }),
      fc.record({ older_than: duration }),
      fc.record({ before: day }),
      fc.record({ after: day }),
    ),
  ],
  [
    "tools",
    fc.oneof(
      fc.record({ includes_any: some("x", "y", "z") }),
      fc.record({ includes_all: some("x", "y", "z") }),
    ),
  ],
];

const fields = onField.map(([field, test]) => test.map((rest) => ({ field, ...rest })));
const known = fc.record({ field: fc.constantFrom(...onField.map(([field]) => field)), known: fc.boolean() });
const where: fc.Arbitrary<object> = fc.oneof(
  fc.constant({}),
  fc.record({ where: amount.map((rest) => ({ field: "page", ...rest })) }),
);

/** Conditions about everything but fields: what happened, scores, segments, sets, account lists. */
const others: readonly fc.Arbitrary<object>[] = [
  fc
    .tuple(fc.constantFrom("call", "anything", ["call", "stop"]), count, frame)
    .map(([activity, ...rest]) => Object.assign({ activity }, ...rest) as object),
  fc.tuple(where, count, frame).map((rest) => Object.assign({ activity: "visit" }, ...rest) as object),
  fc.tuple(count, frame).map((rest) => Object.assign({ reached: "mql" }, ...rest) as object),
  fc.tuple(fc.constantFrom("fit", "heat", "all"), points).map(([score, rest]) => ({ score, ...rest })),
  choice(some("small", "known", "medium", "rest")).map((rest) => ({ segment: "size", ...rest })),
  choice(some("low", "high")).map((rest) => ({ segment: "rank", ...rest })),
  choice(some("a1", "a2", "b1", "b3", "c2")).map((rest) => ({ segment: "grade", ...rest })),
  fc.record({ meets: fc.constantFrom("large", "mql") }),
  fc.constantFrom({ account_list: "named" }, { account_list: "named", tier: "two" }),
];

function conditions(withDefaults: boolean): Arbitrary {
  const leaves = [...fields, ...others, ...(withDefaults ? [known] : [])] as unknown as Arbitrary[];
  const wrap = (inner: fc.Arbitrary<unknown>): Arbitrary =>
    (withDefaults
      ? fc
          .tuple(inner, fc.option(fc.boolean(), { nil: undefined }))
          .map(([condition, value]) =>
            value === undefined ? condition : { ...(condition as object), if_unknown: value },
          )
      : inner) as Arbitrary;
  return fc.letrec<{ condition: raw.Condition }>((tie) => {
    const parts = fc.array(tie("condition"), { minLength: 1, maxLength: 3 });
    const combined = fc.oneof(
      fc.record({ all: parts }),
      fc.record({ any: parts }),
      fc.record({ none: parts }),
      parts.chain((of) =>
        fc.record({ at_least: fc.integer({ min: 1, max: of.length }), of: fc.constant(of) }),
      ),
    );
    return {
      condition: wrap(fc.oneof({ depthSize: "small", withCrossShrink: true }, fc.oneof(...leaves), combined)),
    };
  }).condition;
}

/** Any condition on the small company. */
export const anyCondition: Arbitrary = conditions(true);

/** Any condition without `known` and `if_unknown`: its answer may only become known, never turn round. */
export const plainCondition: Arbitrary = conditions(false);
