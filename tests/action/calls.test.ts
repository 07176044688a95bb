import { describe, expect, it } from "vitest";
import { countedLife, type Life } from "./support/counted.ts";

const verdicts = ({ newHead, turnsGreen, unchanged, objected }: Life): readonly string[] =>
  [newHead, turnsGreen, unchanged, objected].map(({ shown }) => shown);

const expected = [
  "pending: Waiting for sales (rae or sam) and marketing (mia or noor).",
  "success: Countersigned: rae signed for sales and mia signed for marketing.",
  "success: Countersigned: rae signed for sales and mia signed for marketing.",
  "pending: Not approved: noor (marketing) asks for changes.",
];

describe("the requests of a run", () => {
  it("are 12 on a new head, 14 when it turns green and 10 when nothing has changed, at most", async () => {
    const life = await countedLife({ definitions: 5, reviews: 10 });
    expect(verdicts(life)).toEqual(expected);
    expect(life.newHead.requests).toBeLessThanOrEqual(12);
    expect(life.turnsGreen.requests).toBeLessThanOrEqual(14);
    expect(life.unchanged.requests).toBeLessThanOrEqual(10);
  });

  it("grow with the pages of reviews alone, and 300 definitions and 500 reviews are still decided right", async () => {
    const life = await countedLife({ definitions: 300, reviews: 500 });
    expect(verdicts(life)).toEqual(expected);
    // Five pages of reviews; they are read three times when it turns green.
    expect(life.unchanged.requests).toBeLessThanOrEqual(10 + 4);
    expect(life.turnsGreen.requests).toBeLessThanOrEqual(14 + 3 * 4);
  });
});
