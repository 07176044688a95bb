import { describe, expect, it } from "vitest";
import { decide } from "../../core/approval/decide.ts";
import type { Facts, Owners, Person } from "../../core/generated/facts.ts";
import {
  changed,
  mia,
  owners,
  pullRequest,
  rae,
  read,
  review,
  reviewed,
  sam,
  words,
} from "./pull-request.ts";

const { functions } = owners();
const eva: Person = { login: "eva", id: 5001, type: "User" };
const ove: Person = { login: "ove", id: 5003, type: "User" };

const scoped = (...logins: string[]): Owners => ({
  functions,
  scopes: [{ for: ["stages/emea-*.yaml"], sales: logins.map((login) => ({ login })) }],
});

const handOver = (before: Owners, after: Owners, ...people: Person[]): Facts =>
  pullRequest({
    guarded: { status: "listed", paths: [changed("definitions/owners.yaml")] },
    owners: { base: read(before), head: read(after) },
    ...reviewed(...people.map((who, index) => review(who, `09:0${index}`))),
  });

const waiting = "Waiting for the hand-over of sales on stages/emea-*.yaml (eva).";

describe("rule 2: a hand-over of some files", () => {
  it("a scope that comes in needs one who comes in with it", () => {
    const facts = handOver({ functions }, scoped("eva"), rae, mia);
    expect(words(facts).headline).toBe(waiting);
    expect(words(facts).requirements[2]).toBe(
      "The hand-over of sales on stages/emea-*.yaml: none of the present owners stays, so eva has to approve as well.",
    );
    const done = handOver({ functions }, scoped("eva"), rae, mia, eva);
    expect(words(done).headline).toBe(
      "Countersigned: rae signed for sales, mia signed for marketing and eva takes over sales on stages/emea-*.yaml.",
    );
  });

  it("a scope in which a present owner stays needs nobody more", () => {
    expect(decide(handOver({ functions }, scoped("eva", "sam"), rae, mia)).result).toBe("approved");
  });

  it("a scope that passes from one to another needs the other", () => {
    expect(words(handOver(scoped("ove"), scoped("eva"), rae, mia)).headline).toBe(waiting);
    expect(decide(handOver(scoped("ove"), scoped("ove", "eva"), rae, mia)).result).toBe("approved");
  });

  it("a scope that goes needs one of those who get its files", () => {
    const facts = handOver(scoped("ove"), { functions }, rae, mia);
    expect(words(facts).requirements[2]).toBe(
      "The hand-over of sales on stages/emea-*.yaml: rae comes in as an owner and approved on 2 March 2026, 09:00 UTC.",
    );
    expect(decide(facts).result).toBe("approved");
  });

  it("patterns that move are seen: what a scope gains needs its owners", () => {
    const wider: Owners = { functions, scopes: [{ for: ["stages/*"], sales: [{ login: "eva" }] }] };
    expect(words(handOver(scoped("eva"), wider, rae, mia)).headline).toBe(
      "Waiting for the hand-over of sales on stages/* (eva).",
    );
  });

  it("a further function that comes in needs nobody, one that passes on needs who comes in", () => {
    const also = (login: string): Owners => ({
      functions,
      also: [{ for: ["targets/**"], need: { finance: [{ login }] } }],
    });
    expect(decide(handOver({ functions }, also("eva"), rae, mia)).result).toBe("approved");
    expect(decide(handOver(also("ove"), { functions }, rae, mia)).result).toBe("approved");
    expect(words(handOver(also("ove"), also("eva"), rae, mia)).headline).toBe(
      "Waiting for the hand-over of finance on targets/** (eva).",
    );
  });

  it("leaves nobody behind", () => {
    expect(words(handOver(scoped("ove"), scoped(), rae, mia)).remedies).toEqual([
      "No owner of sales on stages/emea-*.yaml is left after this change. Nobody could sign for sales on stages/emea-*.yaml in the next change. Name at least one owner for sales on stages/emea-*.yaml in definitions/owners.yaml.",
    ]);
  });

  it("knows people by their numbers, also those of a team", () => {
    const team: Owners = { functions: { ...functions, sales: { owners: [{ team: "acme/sales" }] } } };
    const base: Owners = { functions: { ...functions, sales: { owners: [{ login: "rae", id: 1001 }] } } };
    const withTeam = (...members: Person[]): Facts => ({
      ...handOver(base, team, rae, mia),
      teams: { "acme/sales": { status: "read", members } },
    });
    expect(decide(withTeam(rae, sam)).result).toBe("approved");
    expect(words(withTeam(sam)).headline).toBe("Waiting for the hand-over of sales (acme/sales).");
  });

  it("takes a team that cannot be read for people who have to be asked", () => {
    const team: Owners = {
      functions,
      scopes: [{ for: ["stages/emea-*.yaml"], sales: [{ team: "acme/emea" }] }],
    };
    expect(words(handOver(team, scoped("eva"), rae, mia)).headline).toBe(waiting);
    expect(decide(handOver(team, scoped("eva"), rae, mia, eva)).result).toBe("approved");
  });

  it("an arbiter who changes is no hand-over", () => {
    const ruled = (login: string): Owners => ({
      functions,
      arbiter: { owners: [{ login }], may_stand_in_after: "5 days", reason_required: true },
    });
    expect(decide(handOver(ruled("ove"), ruled("eva"), rae, mia)).result).toBe("approved");
  });

  it("is signed by those who own the owners file, not by those of a scope", () => {
    expect(words(handOver(scoped("ove"), scoped("ove", "eva"), ove, mia)).headline).toBe(
      "Waiting for sales (rae or sam).",
    );
  });
});
