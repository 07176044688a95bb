import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assign, shortages } from "../../core/approval/assign.ts";
import { decide } from "../../core/approval/decide.ts";
import type { Facts, Person } from "../../core/generated/facts.ts";
import { mia, owners, pullRequest, rae, read, review, reviewed, sam, words } from "./pull-request.ts";

const decidedBy = (file: Parameters<typeof owners>[0], ...people: Person[]): Facts =>
  pullRequest({
    owners: { base: read(owners(file)), head: read(owners(file)) },
    ...reviewed(...people.map((who, index) => review(who, `09:0${index}`))),
  });

describe("rule 6: every function is signed by a person of its own", () => {
  it("does not let one person sign for two", () => {
    const facts = decidedBy({ sales: ["rae", "sam"], marketing: ["rae", "mia"] }, rae);
    expect(words(facts).headline).toBe("Waiting for marketing (mia).");
    expect(words(facts).requirements).toEqual([
      "Sales: signed by rae on 2 March 2026, 09:00 UTC.",
      "Marketing: waiting for mia. rae approved, but signs for sales; nobody signs for two functions.",
    ]);
  });

  it.each([
    ["mia", mia, "Countersigned: rae signed for sales and mia signed for marketing."],
    ["sam", sam, "Countersigned: sam signed for sales and rae signed for marketing."],
  ])("moves a person to the other function where that helps (%s)", (_, second, headline) => {
    const file = { sales: ["rae", "sam"], marketing: ["rae", "mia"] };
    expect(words(decidedBy(file, rae, second)).headline).toBe(headline);
    expect(words(decidedBy(file, second, rae)).headline).toBe(headline);
  });

  it("leaves that place open which somebody else can fill", () => {
    // Sales has sam as well, marketing has only rae: so it is sales that waits.
    const facts = decidedBy({ sales: ["rae", "sam"], marketing: ["rae"] }, rae);
    expect(words(facts).headline).toBe("Waiting for sales (sam).");
  });

  it("works for three functions: an exact search, not first fit", () => {
    const file = { sales: ["rae", "sam", "mia"], marketing: ["rae", "sam"], finance: ["rae"] };
    expect(words(decidedBy(file, rae, sam, mia)).headline).toBe(
      "Countersigned: mia signed for sales, sam signed for marketing and rae signed for finance.",
    );
    expect(words(decidedBy(file, rae, sam)).headline).toBe("Waiting for sales (mia).");
  });

  it("keeps the signature of whoever was first", () => {
    const facts = decidedBy({}, sam, rae, mia);
    expect(words(facts).headline).toBe("Countersigned: sam signed for sales and mia signed for marketing.");
    expect(decide(facts).requirements[0]?.counted.map(({ login }) => login)).toEqual(["sam", "rae"]);
  });
});

/** Tries every way to give the functions people; the number of functions in the best one. */
function mostByTrying(
  functions: readonly string[],
  people: readonly { readonly functions: readonly string[] }[],
): number {
  const [first, ...rest] = functions;
  if (first === undefined) return 0;
  const without = mostByTrying(rest, people);
  const withOne = people
    .filter((person) => person.functions.includes(first))
    .map(
      (person) =>
        1 +
        mostByTrying(
          rest,
          people.filter((other) => other !== person),
        ),
    );
  return Math.max(without, ...withOne);
}

describe("the search for different people", () => {
  const functions = ["f1", "f2", "f3", "f4"];
  const crowd = fc
    .array(fc.subarray(functions), { maxLength: 5 })
    .map((sets) => sets.map((owned, index) => ({ login: `p${index}`, functions: owned })));

  it("finds as many places as trying everything does, each with a person who owns it, nobody twice", () => {
    fc.assert(
      fc.property(crowd, (people) => {
        const found = assign(functions, people);
        expect(found.size).toBe(mostByTrying(functions, people));
        expect(new Set(found.values()).size).toBe(found.size);
        for (const [name, { functions: owned }] of found) expect(owned).toContain(name);
      }),
      { numRuns: 1000 },
    );
  });

  it("keeps everybody who has a place when more people come", () => {
    fc.assert(
      fc.property(crowd, crowd, (people, more) => {
        const start = assign(functions, people);
        const after = assign(functions, [...more, ...people], start);
        for (const holder of start.values()) expect([...after.values()]).toContain(holder);
        expect(after.size).toBe(mostByTrying(functions, [...more, ...people]));
      }),
    );
  });

  it("finds a shortage exactly where trying everything leaves a function open, and each is one", () => {
    fc.assert(
      fc.property(crowd, (people) => {
        const found = shortages(functions, people);
        expect(found.length > 0).toBe(mostByTrying(functions, people) < functions.length);
        for (const shortage of found) expect(shortage.people.length).toBeLessThan(shortage.functions.length);
        const named = found.flatMap((shortage) => shortage.functions);
        expect(new Set(named).size).toBe(named.length);
      }),
      { numRuns: 1000 },
    );
  });
});
