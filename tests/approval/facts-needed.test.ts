import { describe, expect, it } from "vitest";
import { factsNeeded, possibleSigners } from "../../core/approval/facts-needed.ts";
import type { Facts, Owners } from "../../core/generated/facts.ts";
import { changed, nia, owners, pullRequest, read } from "./pull-request.ts";

const { functions } = owners();
const usual = {
  teams: [],
  commits: "none",
  heads: "since-the-first-approval",
} as const;

const file: Owners = {
  functions: { ...functions, marketing: { owners: [{ team: "@Acme/Demand-Gen" }] } },
  also: [{ for: ["targets/**"], need: { finance: [{ team: "acme/finance" }] } }],
  scopes: [{ for: ["stages/emea-*.yaml"], sales: [{ team: "acme/emea" }, { login: "eva" }] }],
};

const touching = (path: string, base = file, head = base): Facts =>
  pullRequest({
    guarded: { status: "listed", paths: [changed(path)] },
    owners: { base: read(base), head: read(head) },
  });

describe("what has to be read before a decision", () => {
  it("is nothing more where the owners file names only people", () => {
    expect(factsNeeded(pullRequest())).toEqual(usual);
  });

  it("is the members of the teams that own what changes", () => {
    expect(factsNeeded(touching("definitions/stages/mql.yaml"))).toEqual({
      ...usual,
      teams: ["acme/demand-gen"],
    });
    expect(factsNeeded(touching("definitions/targets/a.yaml")).teams).toEqual([
      "acme/demand-gen",
      "acme/finance",
    ]);
    expect(factsNeeded(touching("definitions/stages/emea-mql.yaml")).teams).toEqual([
      "acme/demand-gen",
      "acme/emea",
    ]);
  });

  const arbiter: Owners["arbiter"] = {
    owners: [{ team: "acme/leads" }],
    may_stand_in_after: "5 days",
    reason_required: true,
  };

  it("is every team of both sides where the owners change", () => {
    expect(factsNeeded(touching("definitions/owners.yaml", file, { functions, arbiter }))).toEqual({
      ...usual,
      teams: ["acme/demand-gen", "acme/emea", "acme/finance", "acme/leads"],
    });
  });

  it("is the record since the content came up where an arbiter is named, and the arbiter's team", () => {
    expect(factsNeeded(touching("definitions/a.yaml", { functions, arbiter }))).toEqual({
      teams: ["acme/leads"],
      commits: "none",
      heads: "since-the-content-came-up",
    });
  });

  it("is every commit where authors sign for their own function", () => {
    const signing: Owners = { functions, author: "signs-for-own-function" };
    expect(factsNeeded(touching("definitions/a.yaml", signing)).commits).toBe("every");
    expect(factsNeeded(touching("definitions/a.yaml", { functions }, signing)).commits).toBe("none");
  });

  it("is nothing where nothing guarded changes, or the owners cannot be read", () => {
    expect(factsNeeded(touching("README.md"))).toEqual(usual);
    const unread: Facts = {
      ...touching("definitions/a.yaml"),
      owners: { base: { status: "unreadable", reason: "x" }, head: read(file) },
    };
    expect(factsNeeded(unread)).toEqual(usual);
    expect(possibleSigners(unread)).toEqual([]);
  });
});

describe("whose approval may count", () => {
  it("are the owners of what changes, with the members of their teams", () => {
    const teams: Facts["teams"] = { "acme/demand-gen": { status: "read", members: [nia] } };
    expect(possibleSigners({ ...touching("definitions/stages/emea-mql.yaml"), teams })).toEqual([
      { login: "eva", id: null, team: null },
      { login: "nia", id: 3001, team: "acme/demand-gen" },
    ]);
  });

  it("are the arbiter, and those who come in", () => {
    const base: Owners = {
      functions,
      arbiter: { owners: [{ login: "@kim", id: 6001 }], may_stand_in_after: "5 days", reason_required: true },
    };
    const logins = possibleSigners(touching("definitions/owners.yaml", base, owners({ sales: ["nia"] }))).map(
      ({ login }) => login,
    );
    expect(logins).toEqual(["rae", "sam", "mia", "moe", "kim", "nia", "mia", "moe"]);
  });
});
