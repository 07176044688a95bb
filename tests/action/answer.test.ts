import { describe, expect, it } from "vitest";
import { read, UnusableAnswer } from "../../action/answer.ts";

const sha = "0123456789abcdef0123456789abcdef01234567";
const ending =
  "Nothing is approved on a guess. Run the job again; if it stays so, tell the people who maintain Countersign.";

describe("an answer of GitHub", () => {
  it("gives what it promises", () => {
    const answer = read({ head: { sha, ref: "main" }, number: 7, draft: false, user: null }, "it");
    expect(answer.sha("head.sha")).toBe(sha);
    expect(answer.text("head.ref")).toBe("main");
    expect(answer.integer("number")).toBe(7);
    expect(answer.flag("draft")).toBe(false);
    expect(answer.person("user")).toBeNull();
    expect(answer.optionalText("missing.deeper")).toBeNull();
  });

  it.each([
    ["a missing text", {}, "head.ref", "text", "`head.ref` is not a text."],
    ["a number for a text", { head: { ref: 1 } }, "head.ref", "text", "`head.ref` is not a text."],
    [
      "a short id",
      { head: { ref: "abc" } },
      "head.ref",
      "sha",
      "`head.ref` is not the id of a git object (40 characters).",
    ],
    ["a fraction", { head: { ref: 1.5 } }, "head.ref", "integer", "`head.ref` is not a whole number."],
    ["a text for a flag", { head: { ref: "true" } }, "head.ref", "flag", "`head.ref` is not true or false."],
    [
      "a local time",
      { head: { ref: "2026-03-02 09:00" } },
      "head.ref",
      "time",
      "`head.ref` is not a time in UTC.",
    ],
    ["an object for a list", { head: { ref: {} } }, "head.ref", "list", "`head.ref` is not a list."],
  ] as const)("refuses %s", (_what, value, path, method, sentence) => {
    expect(() => read(value, "the list of reviews")[method](path)).toThrow(
      new UnusableAnswer(`We could not understand the list of reviews: ${sentence} ${ending}`),
    );
  });

  it("refuses a state that it does not know, and names those that it knows", () => {
    expect(() => read({ state: "MAYBE" }, "a review").oneOf("state", ["APPROVED", "DISMISSED"])).toThrow(
      new UnusableAnswer(
        `We could not understand a review: \`state\` is not one of APPROVED, DISMISSED. ${ending}`,
      ),
    );
  });

  it("sees only what the answer itself holds", () => {
    expect(read({}, "it").optionalText("constructor.name")).toBeNull();
    expect(read(JSON.parse('{"__proto__": {"sha": "x"}}'), "it").text("__proto__.sha")).toBe("x");
  });

  it("refuses half a person", () => {
    expect(() => read({ user: { login: "rae" } }, "a review").person("user")).toThrow(
      "We could not understand a review: `id` is not a whole number.",
    );
  });
});
