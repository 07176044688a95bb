import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fill, type Place } from "../../core/approval/fill.ts";
import { shortages } from "../../core/approval/shortages.ts";

/** Tries every way in which each person signs for one function at most. */
function canFill(places: readonly Place<string>[], signs: ReadonlyMap<string, string> = new Map()): boolean {
  const people = [...new Set(places.flatMap(({ candidates }) => candidates))];
  const person = people.find((each) => !signs.has(each));
  if (person === undefined)
    return places.every((place) => place.candidates.some((each) => signs.get(each) === place.function));
  const functions = [...new Set(places.map((place) => place.function))];
  return functions.some((name) => canFill(places, new Map([...signs, [person, name]])));
}

const names = (letters: string): string[] => Array.from(letters);
const place = (name: string, candidates: string): Place<string> => ({
  function: name,
  candidates: names(candidates),
});

const functions = ["sales", "marketing", "finance"];
/** One place for each function: what there is without scopes. */
const simple = fc.tuple(...functions.map((name) => subset().map((some) => place(name, some))));
/** Several places of one function: what scopes make of it. */
const several = fc.array(
  fc.tuple(fc.constantFrom(...functions), subset()).map(([name, some]) => place(name, some)),
  { maxLength: 7 },
);
const some = fc.oneof(simple, several);

function subset(): fc.Arbitrary<string> {
  return fc.subarray(names("abcdef"), { maxLength: 4 }).map((letters) => letters.join(""));
}

describe("the search for different people", () => {
  it("fills every place exactly where trying everything does, nobody for two functions", () => {
    const seen = { filled: 0, impossible: 0, unsettled: 0 };
    fc.assert(
      fc.property(some, (places) => {
        const filling = fill(places);
        expect(filling.status).toBe(canFill(places) ? "filled" : "impossible");
        seen[filling.status] += 1;
        if (filling.status !== "filled") return;
        const signs = new Map<string, string>();
        for (const [index, person] of filling.people.entries()) {
          const { function: name, candidates } = places[index] ?? place("", "");
          expect(candidates).toContain(person);
          expect(signs.get(person) ?? name).toBe(name);
          signs.set(person, name);
        }
        expect(filling.people).toHaveLength(places.length);
      }),
      { numRuns: 2000 },
    );
    expect(Math.min(seen.filled, seen.impossible)).toBeGreaterThan(100);
    expect(seen.unsettled).toBe(0);
  });

  it("gives each place its first candidate who leaves the later ones fillable", () => {
    fc.assert(
      fc.property(some, (places) => {
        const filling = fill(places);
        fc.pre(filling.status === "filled");
        const fixed: Place<string>[] = [];
        for (const [index, { function: name, candidates }] of places.entries()) {
          const rest = places.slice(index + 1);
          const first = candidates.find((person) =>
            canFill([...fixed, { function: name, candidates: [person] }, ...rest]),
          );
          expect(filling.people[index]).toBe(first);
          fixed.push({ function: name, candidates: first === undefined ? [] : [first] });
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ["nothing to fill", [], []],
    [
      "one person for several places of one function",
      [place("sales", "a"), place("sales", "ab")],
      ["a", "a"],
    ],
    [
      "nobody for two functions, although each place alone has somebody",
      [place("sales", "a"), place("sales", "b"), place("marketing", "a"), place("marketing", "b")],
      null,
    ],
    [
      "a person moves where that helps",
      [place("sales", "ab"), place("marketing", "a"), place("sales", "cb")],
      ["b", "a", "c"],
    ],
  ] as const)("%s", (_, places, people) => {
    expect(fill(places)).toEqual(people === null ? { status: "impossible" } : { status: "filled", people });
  });

  const hard = ["ab", "bc", "ca"].flatMap((pair) => [place("sales", pair), place("marketing", pair)]);

  it("gives up instead of guessing", () => {
    expect(fill(hard)).toEqual({ status: "impossible" });
    expect(fill(hard, { left: 20 })).toEqual({ status: "unsettled" });
    const easy = [place("sales", "ab"), place("marketing", "ab")];
    expect(fill(easy, { left: 4 })).toEqual({ status: "unsettled" });
    expect(fill(easy)).toEqual({ status: "filled", people: ["a", "b"] });
  });

  it("shows no shortage that it has not proved, and shares its effort with the next question", () => {
    expect(shortages(hard)).toHaveLength(1);
    expect(shortages(hard, { left: 20 })).toEqual([]);
    const effort = { left: 1000 };
    fill(hard, effort);
    expect(effort.left).toBeLessThan(1000);
  });

  it("looks at each candidate twice at most for ten functions that share nine people", () => {
    const ten = names("0123456789").map((name) => place(name, "abcdefghi"));
    expect(fill(ten, { left: 2 * 90 })).toEqual({ status: "impossible" });
  });
});

describe("the places that have too few people", () => {
  it("are found exactly where not all can be filled; without one of them the others can", () => {
    fc.assert(
      fc.property(some, (places) => {
        const found = shortages(places);
        expect(found.length > 0).toBe(!canFill(places));
        for (const shortage of found) {
          expect(canFill(shortage.places)).toBe(false);
          const people = new Set(shortage.places.flatMap(({ candidates }) => candidates));
          expect(new Set(shortage.people)).toEqual(people);
        }
        const named = found.flatMap((shortage) => shortage.places);
        expect(new Set(named).size).toBe(named.length);
        const [only, ...more] = found;
        if (only !== undefined && more.length === 0 && only.places.length === 1)
          expect(only.people).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    [
      "too many functions",
      [place("sales", "ab"), place("marketing", "ab"), place("finance", "ab")],
      [[0, 1, 2]],
    ],
    ["only those", [place("sales", "a"), place("marketing", "a"), place("finance", "b")], [[0, 1]]],
    ["each of two groups", [place("sales", ""), place("marketing", "b"), place("finance", "")], [[0], [2]]],
    ["groups that overlap as one", names("1234").map((name) => place(name, "ab")), [[0, 1, 2, 3]]],
  ] as const)("are %s", (_, places, groups) => {
    expect(shortages<Place<string>>(places).map((shortage) => shortage.places)).toEqual(
      groups.map((group) => group.map((index: number) => places[index])),
    );
  });
});
