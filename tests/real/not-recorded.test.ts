import { describe, expect, it } from "vitest";
import { missingFor } from "../../core/criteria/missing.ts";
import { scoreOf } from "../../core/criteria/score.ts";
import { type Situation, situation } from "../../core/criteria/situation.ts";
import { check } from "../../core/pipeline.ts";
import { cases, definitionsOf, leadsOf, momentOf } from "./read-case.ts";

/** A lead of the person score, where the data record everything but one activity. */
async function lacking(activity: string, id: string): Promise<Situation> {
  const [one] = cases.filter(({ name }) => name === "gitlab-person-score");
  if (one === undefined) throw new Error("the case is gone");
  const { dictionary } = check(await definitionsOf(one.name)).catalog;
  const carries = [...dictionary.activities.keys()].filter((name) => name !== activity);
  const { leads, carried } = await leadsOf({ ...one, expected: { ...one.expected, carries } }, dictionary);
  const lead = leads.find((candidate) => candidate.id === id);
  if (lead === undefined) throw new Error(`there is no lead ${id}`);
  return situation(dictionary, lead, carried, momentOf(one));
}

describe("an activity that the data do not record may have happened at any time", () => {
  it("what starts a score anew: every point may be gone, and so may every loss", async () => {
    // Recorded in full: 20 points on 15 June, 3 stretches of 30 days since, -10. If the person unsubscribed yesterday it
    // is 0, if in July -20. Points and losses are bounded one by one: 0 - 30 to 20 - 0.
    const about = await lacking("unsubscribed", "idle");
    expect(scoreOf("behaviour", undefined, about)).toEqual({ low: -30, high: 20 });
    expect(scoreOf("person-score", undefined, about)).toEqual({ low: 5, high: 55 });
  });

  it("what earns points: there is no highest score, and the activity is named", async () => {
    const about = await lacking("trial_started", "registered-thrice");
    expect(scoreOf("person-score", undefined, about)).toEqual({ low: 95, high: Infinity });
    const mql = about.dictionary.sets.get("mql");
    expect(mql && missingFor(mql.criteria, about)).toEqual(["trial_started"]);
  });

  it("what ends a time without activity: the whole loss is possible, and none of it", async () => {
    const about = await lacking("survey_answered", "idle-for-years");
    expect(scoreOf("person-score", undefined, about)).toEqual({ low: 0, high: Infinity });
  });
});
