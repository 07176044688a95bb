import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { decide } from "../../core/approval/decide.ts";
import { guardedText } from "../../core/approval/guarded.ts";
import type { Facts } from "../../core/generated/facts.ts";
import { facts as factsValid } from "../../core/generated/validators.js";
import { decisionWords } from "../../core/report/decision.ts";
import type { DecisionWords } from "../../core/report/decision.ts";

const folder = new URL("../fixtures/facts/", import.meta.url);
const load = (name: string): Facts => JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Facts;

const expected: Readonly<Record<string, Partial<DecisionWords>>> = {
  "approved.json": {
    headline: "Countersigned: tallybrook-rae signed for sales and tallybrook-mia signed for marketing.",
    ignored: [],
  },
  "waiting.json": {
    headline: "Waiting for marketing (tallybrook-mia or tallybrook-noor).",
    ignored: [
      "tallybrook-kim approved on 2 March 2026, 10:00 UTC, but owns no function. Only the owners in definitions/owners.yaml sign.",
    ],
  },
  "objected.json": {
    headline: "Not approved: tallybrook-sam (sales) asks for changes.",
    blockers: [
      "tallybrook-sam (sales) asked for changes on 3 March 2026, 08:45 UTC. This pull request waits until tallybrook-sam approves or the review is dismissed.",
    ],
  },
  "stale.json": {
    headline: "Waiting for marketing (tallybrook-mia or tallybrook-noor).",
    ignored: [
      "tallybrook-rae approved on 2 March 2026, 09:10 UTC, but on e222c55; scores/lead-score.yaml and stages/mql.yaml have changed since. Approve again and it counts.",
      "tallybrook-mia approved on 4 March 2026, 15:31:02 UTC, before Countersign first saw this content (4 March 2026, 15:31:40 UTC). Approve again and it counts.",
    ],
  },
  "hand-over.json": {
    headline: "Waiting for the hand-over of sales (tallybrook-kim).",
    requirements: [
      "Sales: signed by tallybrook-rae on 2 March 2026, 09:10 UTC.",
      "Marketing: signed by tallybrook-noor on 2 March 2026, 11:20 UTC.",
      "The hand-over of sales: none of the present owners stays, so tallybrook-kim has to approve as well.",
    ],
  },
};

describe("the facts to rehearse with", () => {
  it("are those that are described here", () => {
    expect(readdirSync(folder).sort()).toEqual(Object.keys(expected).sort());
  });

  it.each(Object.entries(expected))("%s fits the schema and is decided as it says", (name, words) => {
    const facts = load(name);
    expect(factsValid(facts)).toBe(true);
    expect(decisionWords(decide(facts))).toMatchObject(words);
  });

  it.each(Object.keys(expected))("%s names its contents by their true digests", (name) => {
    for (const { content, paths } of load(name).contents) {
      expect(content).toBe(
        createHash("sha256")
          .update(guardedText(paths ?? []))
          .digest("hex"),
      );
    }
  });
});
