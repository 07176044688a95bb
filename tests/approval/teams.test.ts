import { describe, expect, it } from "vitest";
import { decide } from "../../core/approval/decide.ts";
import type { Facts, Owners } from "../../core/generated/facts.ts";
import {
  changed,
  mia,
  moe,
  nia,
  owners,
  pullRequest,
  rae,
  read,
  review,
  reviewed,
  words,
} from "./pull-request.ts";

const { functions } = owners();
const demandGen: Owners = {
  functions: { ...functions, marketing: { owners: [{ login: "mia" }, { team: "acme/demand-gen" }] } },
};
const members = (...people: NonNullable<ReturnType<typeof review>["person"]>[]): Facts["teams"] => ({
  "acme/demand-gen": { status: "read", members: people },
});

const withTeam = (facts: Partial<Facts>, file: Owners = demandGen): Facts =>
  pullRequest({ ...facts, owners: { base: read(file), head: read(file) } });

const refused: Facts["teams"] = {
  "acme/demand-gen": { status: "unreadable", reason: "GitHub answered 403." },
};
const unreadable = "The members of the team acme/demand-gen could not be read";
const remedy =
  "An objection of a member could not be seen, so nothing is approved, whoever else has signed. Give Countersign a token that has the permission Members: read in the organisation, or name people by login in definitions/owners.yaml.";

describe("a team stands for its members", () => {
  it("a member signs like any other owner", () => {
    const facts = withTeam({
      teams: members(moe, nia),
      ...reviewed(review(rae, "09:00"), review(nia, "09:10")),
    });
    expect(words(facts).headline).toBe("Countersigned: rae signed for sales and nia signed for marketing.");
  });

  it("a member who asks for changes blocks", () => {
    const facts = withTeam({
      teams: members(nia),
      ...reviewed(
        review(rae, "09:00"),
        review(mia, "09:10"),
        review(nia, "09:20", { state: "CHANGES_REQUESTED" }),
      ),
    });
    expect(words(facts).headline).toBe("Not approved: nia (marketing) asks for changes.");
  });

  it("is named instead of its members where somebody has to sign", () => {
    const facts = withTeam({ teams: members(moe, nia), ...reviewed(review(rae, "09:00")) });
    expect(words(facts).headline).toBe("Waiting for marketing (mia or acme/demand-gen).");
    expect(decide(facts).requirements[1]?.may_sign).toEqual(["mia", "acme/demand-gen"]);
  });

  it("is not named where its only member is named already, or is the author", () => {
    expect(decide(withTeam({ teams: members(mia) })).requirements[1]?.may_sign).toEqual(["mia"]);
    const { pull_request } = pullRequest();
    const facts = withTeam({ teams: members(nia), pull_request: { ...pull_request, author: nia } });
    expect(decide(facts).requirements[1]?.may_sign).toEqual(["mia"]);
  });

  it("has names without upper case and without @", () => {
    const file = { functions: { ...functions, marketing: { owners: [{ team: "@Acme/Demand-Gen" }] } } };
    const facts = withTeam(
      { teams: members(nia), ...reviewed(review(rae, "09:00"), review(nia, "09:10")) },
      file,
    );
    expect(decide(facts).result).toBe("approved");
  });

  it("does not sign for two functions with one person", () => {
    const file: Owners = {
      functions: {
        sales: { owners: [{ team: "acme/demand-gen" }] },
        marketing: { owners: [{ login: "mia" }] },
      },
    };
    const facts = withTeam({ teams: members(mia), ...reviewed(review(mia, "09:00")) }, file);
    expect(words(facts).headline).toBe("Not approved: only mia can sign for sales and marketing.");
  });

  it("of bots, or of nobody, has nobody who signs", () => {
    const file = { functions: { ...functions, marketing: { owners: [{ team: "acme/demand-gen" }] } } };
    const bot = { login: "nia[bot]", id: 7, type: "Bot" };
    for (const teams of [members(), members(bot)]) {
      expect(words(withTeam({ teams }, file)).remedies).toEqual([
        "Nobody is in acme/demand-gen, which signs for marketing. Nobody can sign for marketing, whoever proposes a change. Add an owner for marketing in definitions/owners.yaml. No pull request can be signed until then, so a repository administrator has to merge that change.",
      ]);
    }
  });

  it("has a member whose login has passed to somebody else: nobody is approved on that", () => {
    const facts = withTeam({
      teams: members(nia),
      ...reviewed(review(rae, "09:00"), review({ ...nia, id: 666 }, "09:10"), review(mia, "09:20")),
    });
    expect(words(facts).headline).toBe(
      "Not approved: the account nia was read with two logins or two numbers.",
    );
  });
});

describe("a team that cannot be read", () => {
  const both = reviewed(review(rae, "09:00"), review(mia, "09:10"));

  it("leaves nothing approved, although another owner of the function has signed", () => {
    const facts = withTeam({ teams: refused, ...both });
    expect(decide(facts)).toMatchObject({
      result: "error",
      state: "ERROR",
      requirements: [{ state: "SATISFIED" }, { state: "SATISFIED" }],
    });
    expect(words(facts).headline).toBe(`Not approved: t${unreadable.slice(1)} (GitHub answered 403).`);
    expect(words(facts).remedies).toEqual([`${unreadable} (GitHub answered 403). ${remedy}`]);
  });

  it.each([
    ["nobody asked for it", {}, "They were not asked for"],
    [
      "there are two answers about it",
      { ...members(nia), "ACME/demand-gen": { status: "read", members: [nia] } },
      "They were read twice",
    ],
  ] as readonly (readonly [string, Facts["teams"], string])[])("is one where %s", (_, teams, reason) => {
    expect(words(withTeam({ teams, ...both })).remedies).toEqual([`${unreadable} (${reason}). ${remedy}`]);
  });

  it("is no reason to say that nobody can sign", () => {
    const file = { functions: { ...functions, marketing: { owners: [{ team: "acme/demand-gen" }] } } };
    const facts = withTeam({ teams: refused }, file);
    expect(decide(facts).problems.map(({ code }) => code)).toEqual(["team-unreadable"]);
    expect(words(facts).requirements).toEqual([
      "Sales: waiting for rae or sam.",
      "Marketing: waiting for acme/demand-gen.",
    ]);
  });

  it("does not matter where it owns nothing that changes", () => {
    const file: Owners = {
      functions,
      scopes: [{ for: ["targets/**"], marketing: [{ team: "acme/demand-gen" }] }],
    };
    expect(decide(withTeam({ teams: refused, ...both }, file)).result).toBe("approved");
  });

  it("cannot come in with a pull request", () => {
    const facts = pullRequest({
      ...both,
      guarded: { status: "listed", paths: [changed("definitions/owners.yaml")] },
      owners: { base: read(owners()), head: read(demandGen) },
      teams: refused,
    });
    expect(decide(facts).result).toBe("error");
    expect(words(facts).remedies).toEqual([
      `${unreadable} (GitHub answered 403). Who comes in with this pull request is not known. Give Countersign a token that has the permission Members: read in the organisation, or name people by login in definitions/owners.yaml.`,
    ]);
    expect(decide({ ...facts, teams: members(nia) }).result).toBe("approved");
  });
});
