import { describe, expect, it } from "vitest";
import { meets } from "../../core/criteria/evaluate.ts";
import { situation } from "../../core/criteria/situation.ts";
import { checkUnproved } from "../../core/pipeline.ts";
import { assumptionsOf } from "../../core/reason/assumptions-of.ts";
import { momentOf } from "../../core/reason/moment.ts";
import { proverFor } from "../../core/reason/prover.ts";
import { readDefinitions } from "../../scripts/io/read-definitions.ts";

const { catalog } = checkUnproved(await readDefinitions("definitions"));
const { dictionary } = catalog;
const now = momentOf([catalog]);

describe("a lead that is found", () => {
  it("is the same each time that it is looked at, also after other questions, and is at the stage", () => {
    const subjects = ["sql", "mql"].flatMap((id) => {
      const set = dictionary.sets.get(id);
      return set === undefined ? [] : [{ condition: set.criteria, dictionary, is: "true" as const }];
    });
    const prover = proverFor(subjects, assumptionsOf(catalog), now);
    const [sql, mql] = subjects.map((demand) => prover.ask([demand]));
    if (sql?.status !== "lead" || mql?.status !== "lead") throw new Error("There is a lead at each stage.");
    const before = mql.witness();
    const { lead, carried } = sql.witness().madeUp;
    expect(mql.witness()).toBe(before);
    expect(meets("sql", situation(dictionary, lead, carried, now))).toBe(true);
  });
});
