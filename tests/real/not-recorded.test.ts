import { describe, expect, it } from "vitest";
import { missingFor } from "../../core/criteria/missing.ts";
import { qualify } from "../../core/criteria/qualify.ts";
import { scoreOf } from "../../core/criteria/score.ts";
import { segmentsOf } from "../../core/criteria/segment.ts";
import { type Situation, situation } from "../../core/criteria/situation.ts";
import { checkUnproved } from "../../core/pipeline.ts";
import { cases, definitionsOf, leadsOf, momentOf } from "./read-case.ts";

/** A lead of a case, where the data record everything but some activities. */
async function lacking(name: string, id: string, missing: (activity: string) => boolean): Promise<Situation> {
  const one = cases.find((candidate) => candidate.name === name);
  if (one === undefined) throw new Error(`there is no case ${name}`);
  const { dictionary } = checkUnproved(await definitionsOf(name)).catalog;
  const carries = [...dictionary.activities.keys()].filter((activity) => !missing(activity));
  const { leads, carried } = await leadsOf({ ...one, expected: { ...one.expected, carries } }, dictionary);
  const lead = leads.find((candidate) => candidate.id === id);
  if (lead === undefined) throw new Error(`there is no lead ${id}`);
  return situation(dictionary, lead, carried, momentOf(one));
}

const score = (id: string, missing: string): Promise<Situation> =>
  lacking("gitlab-person-score", id, (activity) => activity === missing);

describe("an activity that the data do not record may have happened at any time", () => {
  it("what starts a score anew: every point may be gone, and so may every loss", async () => {
    // Recorded in full: 20 points on 15 June, 3 stretches of 30 days since, -10. If the person unsubscribed yesterday it
    // is 0, if in July -20. Points and losses are bounded one by one: 0 - 30 to 20 - 0.
    const about = await score("idle", "unsubscribed");
    expect(scoreOf("behaviour", undefined, about)).toEqual({ low: -30, high: 20 });
    expect(scoreOf("person-score", undefined, about)).toEqual({ low: 5, high: 55 });
  });

  it("what earns points: there is no highest score, and the activity is named", async () => {
    const about = await score("registered-thrice", "trial_started");
    expect(scoreOf("person-score", undefined, about)).toEqual({ low: 95, high: Infinity });
    const mql = about.dictionary.sets.get("mql");
    expect(mql && missingFor(mql.criteria, about)).toEqual(["trial_started"]);
  });

  it("what ends a time without activity: the whole loss is possible, and none of it", async () => {
    const about = await score("idle-for-years", "survey_answered");
    expect(scoreOf("person-score", undefined, about)).toEqual({ low: 0, high: Infinity });
  });

  it("one of two grades: the grade that is known may be the higher one already", async () => {
    const cloudOnly = (id: string): Promise<Situation> =>
      lacking("sourcegraph-pql", id, (activity) => activity.startsWith("install"));
    expect(segmentsOf("product-grade", await cloudOnly("cloud-a"))).toEqual(["a"]);
    expect(segmentsOf("product-grade", await cloudOnly("cloud-public-code"))).toEqual(["a", "b"]);
    expect(segmentsOf("product-grade", await cloudOnly("cloud-no-code"))).toEqual(["a", "b", "c"]);
    const { dictionary, lead, carried, now } = await cloudOnly("cloud-no-code");
    expect(qualify(dictionary, lead, carried, now).undetermined).toEqual({
      stage: "pql",
      missing: [
        "install_code_host_added",
        "install_repository_added",
        "install_returned",
        "install_searched",
        "installed",
      ],
    });
  });
});
