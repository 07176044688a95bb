import { describe, expect, it } from "vitest";
import { decide } from "../../core/approval/decide.ts";
import { unenforced } from "../../core/approval/unenforced.ts";
import type { Facts, Owners } from "../../core/generated/facts.ts";
import { owners as ownersValid } from "../../core/generated/validators.js";
import { changed, mia, owners, pullRequest, rae, read, review, reviewed, words } from "./pull-request.ts";

const { functions } = owners();
const team: Owners = {
  functions: { ...functions, marketing: { owners: [{ login: "mia" }, { team: "acme/demand-gen" }] } },
};
const cases: readonly (readonly [string, Owners, readonly (string | number)[]])[] = [
  ["functions.marketing.owners.team", team, ["functions", "marketing", "owners", 1, "team"]],
  ["also", { functions, also: [{ for: ["targets/**"], need: { finance: [{ login: "fay" }] } }] }, ["also"]],
  ["scopes", { functions, scopes: [{ for: ["stages/emea-*.yaml"], sales: [{ login: "eva" }] }] }, ["scopes"]],
  [
    "arbiter",
    {
      functions,
      arbiter: { owners: [{ login: "kim" }], may_stand_in_after: "5 days", reason_required: true },
    },
    ["arbiter"],
  ],
  ["author", { functions, author: "signs-for-own-function" }, ["author"]],
];

describe("a key that is not enforced yet is an error, never ignored", () => {
  const both = reviewed(review(rae, "09:00"), review(mia, "09:10"));

  it.each(cases)("%s fits the schema, and its place is known", (_, file, path) => {
    expect(ownersValid(file)).toBe(true);
    expect(unenforced(file)).toEqual([{ path }]);
  });

  it.each(cases)("%s on the base branch: nothing is approved", (key, file) => {
    const facts = pullRequest({ ...both, owners: { base: read(file), head: read(owners()) } });
    expect(decide(facts)).toMatchObject({ result: "invalid", state: "ERROR", requirements: [] });
    expect(words(facts).remedies).toEqual([
      `The owners file of main uses ${key}, which is not enforced yet. A rule that is written down and not applied is worse than none, so nothing is approved. Remove ${key} from definitions/owners.yaml and name people by login. No pull request can be signed until then, so a repository administrator has to merge that change.`,
    ]);
  });

  it.each(cases)("%s in the pull request: it cannot come in", (key, file) => {
    const facts = pullRequest({
      ...both,
      guarded: { status: "listed", paths: [changed("definitions/owners.yaml")] },
      owners: { base: read(owners()), head: read(file) },
    });
    expect(decide(facts).result).toBe("invalid");
    expect(words(facts).remedies).toEqual([
      `The owners file of this pull request uses ${key}, which is not enforced yet. A rule that is written down and not applied is worse than none, so nothing is approved. Remove ${key} from definitions/owners.yaml and name people by login.`,
    ]);
  });

  it("names every such key once", () => {
    const file: Owners = {
      functions: { ...functions, marketing: { owners: [{ team: "acme/a" }, { team: "acme/b" }] } },
      author: "signs-for-own-function",
    };
    const facts: Facts = pullRequest({ owners: { base: read(file), head: read(file) } });
    expect(decide(facts).problems).toEqual([
      { code: "key-not-enforced", key: "author", side: "base" },
      { code: "key-not-enforced", key: "functions.marketing.owners.team", side: "base" },
    ]);
  });

  it("accepts author: must-be-countersigned, which is what happens anyway", () => {
    expect(unenforced({ functions, author: "must-be-countersigned" })).toEqual([]);
  });
});
