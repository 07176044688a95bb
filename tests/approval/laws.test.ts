import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide } from "../../core/approval/decide.ts";
import type { Facts } from "../../core/generated/facts.ts";
import { facts as factsValid } from "../../core/generated/validators.js";
import { decisionWords, statusDescription } from "../../core/report/decision.ts";
import { approvalOfHead, everywhere, facts, overridable, person, recorded } from "./arbitrary-facts.ts";
import { plainVerdict, type PlainVerdict } from "./plain-rules.ts";

const decisionSchema = new URL("../../schema/output/decision.schema.json", import.meta.url);
const ajv = new Ajv({ strictTypes: false });
for (const word of ["patternErrorMessage", "markdownEnumDescriptions"]) ajv.addKeyword(word);
const decisionValid = ajv.compile(JSON.parse(readFileSync(decisionSchema, "utf8")) as object);

const isApproved = (some: Facts): boolean => decide(some).result === "approved";
const verdictOf = (some: Facts): PlainVerdict => {
  const { result, state } = decide(some);
  if (result !== "approved") return "not approved";
  return state === "OVERRIDDEN" ? "overridden" : "approved";
};
const reviewsOf = ({ reviews }: Facts): Extract<Facts["reviews"], { status: "read" }>["items"] =>
  reviews.status === "read" ? reviews.items : [];
const withReviews = (some: Facts, items: ReturnType<typeof reviewsOf>): Facts => ({
  ...some,
  reviews: { status: "read", items },
});

describe("the laws of a decision", () => {
  it("never throws; fits its schema, and so do the facts that it was tried on", () => {
    fc.assert(
      fc.property(facts, (some) => {
        expect(factsValid(some)).toBe(true);
        const decision = decide(some);
        expect(decisionValid(decision) ? [] : decisionValid.errors).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it("is said in lines without control characters, the status in at most 140 characters", () => {
    fc.assert(
      fc.property(facts, (some) => {
        const { headline, ...lines } = decisionWords(decide(some));
        const description = statusDescription(decide(some));
        for (const line of [headline, description, ...Object.values(lines).flat()]) {
          expect(line).not.toMatch(/\p{Cc}/u);
        }
        expect(description.length).toBeLessThanOrEqual(140);
      }),
      { numRuns: 1000 },
    );
  });

  it("approves exactly what the rules, written down plainly, approve", () => {
    const seen = { approved: 0, overridden: 0, "not approved": 0 };
    fc.assert(
      fc.property(fc.oneof(facts, recorded, recorded, overridable), (some) => {
        const { result } = decide(some);
        const plain = result === "not-applicable" ? "not approved" : plainVerdict(some, everywhere);
        expect(verdictOf(some)).toBe(plain);
        seen[plain] += 1;
      }),
      { numRuns: 5000 },
    );
    // Every answer has to be common, or the law says nothing.
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(50);
  });

  it("is never worse for one more approval of the head", () => {
    fc.assert(
      fc.property(recorded, person, (some, who) => {
        fc.pre(isApproved(some));
        const more = withReviews(some, [...reviewsOf(some), approvalOfHead(who, 3_000_059)]);
        fc.pre(!decide(more).problems.some(({ code }) => code === "account-contradicts-itself"));
        expect(decide(more).result).toBe("approved");
      }),
      { numRuns: 300 },
    );
  });

  it("is never better for one approval of the head less", () => {
    fc.assert(
      fc.property(recorded, (some) => {
        const decision = decide(some);
        fc.pre(decision.result !== "approved");
        const counted = new Set(
          decision.requirements.flatMap((place) =>
            place.counted.flatMap((signature) => (signature.via === "review" ? [signature.review] : [])),
          ),
        );
        fc.pre(
          counted.size > 0 && decision.problems.every(({ code }) => !code.endsWith("contradicts-itself")),
        );
        for (const gone of counted) {
          const fewer = withReviews(
            some,
            reviewsOf(some).filter(({ id }) => id !== gone),
          );
          expect(isApproved(fewer)).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("does not depend on the order of reviews, heads, contents or paths", () => {
    const shuffled = facts.chain((some) =>
      fc
        .record({
          reviews: permutation(reviewsOf(some)),
          heads: permutation(some.heads),
          contents: permutation(some.contents),
          paths: permutation(some.guarded.status === "listed" ? some.guarded.paths : []),
        })
        .map(({ reviews, heads, contents, paths }) => {
          const other: Facts = { ...some, heads, contents };
          if (some.reviews.status === "read") other.reviews = { status: "read", items: reviews };
          if (some.guarded.status === "listed") other.guarded = { status: "listed", paths };
          return { some, other };
        }),
    );
    fc.assert(
      fc.property(shuffled, ({ some, other }) => {
        expect(JSON.stringify(decide(other))).toBe(JSON.stringify(decide(some)));
      }),
      { numRuns: 2000 },
    );
  });

  it("reads the time at which it is made only where there is an arbiter", () => {
    fc.assert(
      fc.property(facts, (some) => {
        const owners = some.owners.base.status === "read" ? some.owners.base.owners : null;
        fc.pre(owners?.arbiter === undefined);
        expect(decide({ ...some, decided_at: "2030-01-01T00:00:00Z" })).toEqual(decide(some));
      }),
    );
  });
});

const permutation = <T>(items: readonly T[]): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
