import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide } from "../../core/approval/decide.ts";
import type { Decision } from "../../core/generated/decision.ts";
import { plainVerdict, type PlainVerdict } from "./plain-rules.ts";
import { end, happen, openedWorld, ownersFiles } from "./simulated-events.ts";
import { contentOf, factsOf, paths, type World } from "./simulated-world.ts";

const inContinuousIntegration = process.env["CI"] === "true";
const sequences = inContinuousIntegration ? 20_000 : 3_000;

/** A pull request and what happens to it: each number is an event. */
const history = fc.tuple(
  fc.nat({ max: 1000 }),
  fc.array(fc.nat({ max: 1_000_000_000 }), { minLength: 1, maxLength: 20 }),
  fc.nat({ max: 1_000_000_000 }),
);

function lived([seed, numbers, ending]: readonly [number, readonly number[], number]): World {
  const world = openedWorld(seed);
  for (const number of numbers) happen(world, number);
  end(world, ending);
  return world;
}

const verdictOf = ({ result, state }: Decision): PlainVerdict => {
  if (result !== "approved") return "not approved";
  return state === "OVERRIDDEN" ? "overridden" : "approved";
};

describe("whatever happens to a pull request", () => {
  it("is decided as the rules, written down plainly, decide it; and nobody has signed what they did not see", () => {
    const seen = { approved: 0, overridden: 0, "not approved": 0, "not-applicable": 0, moved: 0 };
    fc.assert(
      fc.property(history, (story) => {
        const world = lived(story);
        const facts = factsOf(world, ownersFiles);
        const decision = decide(facts);
        if (decision.result === "not-applicable") {
          expect(facts.guarded).toEqual({ status: "listed", paths: [] });
          seen["not-applicable"] += 1;
          return;
        }
        const plain = plainVerdict(facts, paths);
        expect(verdictOf(decision)).toBe(plain);
        seen[plain] += 1;
        if (plain === "not approved" || world.records === "doubtful") return;
        if (world.commits.length > 1) seen.moved += 1;
        const content = contentOf(world, world.head);
        for (const { signed_by, counted } of decision.requirements) {
          const signature = counted.find(({ login }) => login === signed_by);
          if (signature === undefined || signature.via === "author") continue;
          const signed = world.reviews.find(({ review }) => review.id === signature.review);
          expect(signed?.saw).toBe(content);
        }
      }),
      {
        numRuns: sequences,
        examples: [
          // A head comes back in the very second of the next one, and takes what was the head in between with it.
          [[8, [800212545, 876547125, 554439612, 629641683, 452079216, 9168129], 0]],
        ],
      },
    );
    // Every answer has to be common, or the law says nothing.
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(sequences / 200);
  }, 120_000);
});
