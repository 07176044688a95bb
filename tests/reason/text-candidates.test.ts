import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FieldTest } from "../../core/criteria/model.ts";
import { normalise, wordLine } from "../../core/criteria/text.ts";
import { testText } from "../../core/criteria/test-value.ts";
import { type Texts, emailCandidates, textCandidates } from "../../core/reason/text-candidates.ts";

type TextTest = Extract<FieldTest, { of: "text" }>;

const test = (op: TextTest["op"], keys: readonly string[]): TextTest => ({
  of: "text",
  op,
  keys: keys.map(op === "has_word" ? wordLine : normalise),
  written: keys,
});

/** Every text of so many characters at the most. */
const textsOf = (characters: readonly string[], most: number): readonly string[] =>
  most === 0
    ? [""]
    : textsOf(characters, most - 1).flatMap((text) =>
        text.length === most - 1 ? [text, ...characters.map((character) => text + character)] : [text],
      );

const testsOf = (...keys: readonly string[]): fc.Arbitrary<readonly TextTest[]> =>
  fc.array(
    fc
      .tuple(
        fc.constantFrom<TextTest["op"]>("has_word", "contains", "starts_with", "ends_with"),
        fc.array(fc.constantFrom(...keys), { minLength: 1, maxLength: 2 }),
      )
      .map(([op, of]) => test(op, of)),
    { minLength: 1, maxLength: 4 },
  );

const answers = (asked: readonly TextTest[], texts: readonly string[]): ReadonlySet<string> =>
  new Set(texts.map((text) => asked.map(({ op, keys }) => testText(op, keys, text)).join(" ")));

const names = textsOf(["a", "b", "."], 4).filter((text) => text !== "");

/** A long run tries as many as pairs of criteria. */
const runs = Math.min(600, Number(process.env["COUNTERSIGN_PROOF_PAIRS"] ?? "3000") / 50);

describe("texts that a proof looks at", () => {
  it.each([
    {
      what: "text",
      asked: testsOf("a", "b", "ab", "a b", "b-a", "ba"),
      texts: textsOf(["a", "b", " ", "-"], 7),
      candidatesOf: (asked: readonly TextTest[]): Texts => textCandidates(asked, [], []),
    },
    {
      what: "address",
      asked: testsOf("a", "b", "ab", "a.b", ".b", "@a", "b@", "@a.b"),
      texts: names.flatMap((name) => names.map((domain) => `${name}@${domain}`)),
      candidatesOf: (asked: readonly TextTest[]): Texts => emailCandidates(asked, [], [], []),
    },
  ])(
    "answer tests in every way in which any short $what does",
    ({ asked, texts, candidatesOf }) => {
      let complete = 0;
      fc.assert(
        fc.property(asked, (tests) => {
          const candidates = candidatesOf(tests);
          if (!candidates.complete) return;
          complete += 1;
          const found = answers(tests, candidates.values);
          expect([...answers(tests, texts)].filter((one) => !found.has(one))).toEqual([]);
        }),
        { numRuns: runs, seed: 2026 },
      );
      expect(complete).toBeGreaterThan(runs / 4);
    },
    300_000,
  );

  it("tell words from letters, and a phrase from words that something else stands between", () => {
    const asked = [test("has_word", ["vice president"]), test("contains", ["vice president"])];
    const found = answers(asked, textCandidates(asked, [], []).values);
    expect([...found].sort()).toEqual(["false false", "false true", "true false", "true true"]);
  });

  it("are not called complete where no word is left that no test asks for", () => {
    const letters = "a b c d e f g h i j k l m n o p q r s t u v w x y z".split(" ");
    expect(textCandidates([test("contains", letters)], [], []).complete).toBe(false);
  });

  it.each([
    ["an end of a domain that is on no list", ["@gmail.com", "@mycorp.com"], "x@mycorp.com"],
    ["an end below a domain of a list", ["@partner.com", "@eu.acme.com"], "x@eu.acme.com"],
    ["an address that does not end like an example", [".example"], "x@acme.org"],
  ])("think of %s", (_, ends, address) => {
    const domains = ["gmail.com", "acme.com"];
    const isOn = (text: string): boolean =>
      domains.some((one) => text.endsWith(`@${one}`) || text.endsWith(`.${one}`));
    const asked = [test("ends_with", ends)];
    const { values, complete } = emailCandidates(asked, [], [], domains);
    const answer = (text: string): string =>
      [...asked.map(({ op, keys }) => testText(op, keys, text)), isOn(text)].join(" ");
    expect(complete).toBe(true);
    expect(values.map(answer)).toContain(answer(address));
  });

  it("are not called complete for an address of which a phrase is asked", () => {
    expect(emailCandidates([test("has_word", ["vice president"])], [], [], []).complete).toBe(false);
  });
});
