import { describe, expect, it } from "vitest";
import { configurationOf } from "../../core/approval/configuration.ts";
import { decide } from "../../core/approval/decide.ts";
import type { Facts, Owners } from "../../core/generated/facts.ts";
import { ann, mia, owners, pullRequest, rae, read, review, reviewed, words } from "./pull-request.ts";

/** What is found in an owners file, the sets by the names that people know them by. */
const deadlocks = (file: Owners, paths: readonly string[] = []): readonly unknown[] =>
  configurationOf(file, paths).deadlocks.map(({ places, ...rest }) => ({
    ...rest,
    places: places.map(({ function: name, files }) => [name, ...files].join(" ")),
  }));

const withOwners = (file: Owners, facts: Partial<Facts> = {}): Facts =>
  pullRequest({ ...facts, owners: { base: read(file), head: read(file) } });

describe("rule 7: what nobody can satisfy is reported at once", () => {
  it("a function without an owner", () => {
    const file = owners({ sales: [] });
    expect(deadlocks(file)).toEqual([{ code: "no-owner", places: ["sales"] }]);
    expect(decide(withOwners(file))).toMatchObject({
      result: "invalid",
      state: "ERROR",
      requirements: [{ state: "ERROR" }, { state: "UNSATISFIED" }],
    });
    expect(words(withOwners(file))).toMatchObject({
      headline: "Not approved: no owner is named for sales.",
      requirements: ["Sales: nobody can sign.", "Marketing: waiting for mia or moe."],
      remedies: [
        "No owner is named for sales. Nobody can sign for sales, whoever proposes a change. Add an owner for sales in definitions/owners.yaml. No pull request can be signed until then, so a repository administrator has to merge that change.",
      ],
    });
  });

  it("two functions that share one person, however that person is spelled", () => {
    const file: Owners = {
      functions: {
        sales: { owners: [{ login: "rae" }] },
        marketing: { owners: [{ login: "@Rae", id: 1001 }] },
      },
    };
    expect(deadlocks(file)).toEqual([
      { code: "too-few-owners", places: ["sales", "marketing"], people: ["Rae"] },
    ]);
    const facts = withOwners(file, reviewed(review(rae, "09:00")));
    expect(words(facts).headline).toBe("Not approved: only rae can sign for sales and marketing.");
    expect(words(facts).requirements).toEqual([
      "Sales: signed by rae on 2 March 2026, 09:00 UTC.",
      "Marketing: nobody can sign. rae approved, but signs for sales; nobody signs for two functions.",
    ]);
  });

  it("three functions that share two people, and only those", () => {
    const two = ["rae", "sam"];
    const file = owners({ sales: two, marketing: ["mia", "moe"], finance: two, legal: two });
    expect(deadlocks(file)).toEqual([
      { code: "too-few-owners", places: ["sales", "finance", "legal"], people: ["rae", "sam"] },
    ]);
  });

  it("the author is the only owner", () => {
    const file = owners({ sales: ["ann"] });
    expect(deadlocks(file)).toEqual([
      { code: "author-needed", places: ["sales"], people: [], author: "ann" },
    ]);
    const facts = withOwners(file, reviewed(review(ann, "09:00"), review(mia, "09:10")));
    expect(decide(facts)).toMatchObject({ result: "invalid", state: "ERROR" });
    expect(words(facts).headline).toBe(
      "Not approved: without ann, who opened this pull request, nobody can sign for sales.",
    );
    expect(words(facts).remedies).toEqual([
      "Without ann, who opened this pull request, nobody can sign for sales. The author's own approval does not count, and nobody signs for two functions. Let somebody else propose this change, or let somebody else first add another owner for sales in definitions/owners.yaml.",
    ]);
  });

  it("without the author two functions share one person", () => {
    const file = owners({ sales: ["ann", "rae"], marketing: ["rae"] });
    expect(deadlocks(file)).toEqual([
      { code: "author-needed", places: ["sales", "marketing"], people: ["rae"], author: "ann" },
      { code: "author-needed", places: ["marketing"], people: [], author: "rae" },
    ]);
    expect(words(withOwners(file)).headline).toBe(
      "Not approved: without ann, who opened this pull request, only rae can sign for sales and marketing.",
    );
  });

  it("the author is recognised by number, too: a renamed owner does not sign for the own change", () => {
    const file: Owners = {
      functions: { ...owners().functions, sales: { owners: [{ login: "anna", id: 1 }] } },
    };
    expect(words(withOwners(file)).headline).toBe(
      "Not approved: without anna, who opened this pull request, nobody can sign for sales.",
    );
  });

  it("nothing where two people own each function", () => {
    expect(deadlocks(owners())).toEqual([]);
  });

  it("is not guessed where a team is named: who is in it is not known", () => {
    const file = { functions: { ...owners().functions, sales: { owners: [{ team: "acme/sales" }] } } };
    expect(deadlocks(file)).toEqual([]);
  });
});
