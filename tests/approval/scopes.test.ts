import { describe, expect, it } from "vitest";
import { decide } from "../../core/approval/decide.ts";
import type { Facts, Owners, Person } from "../../core/generated/facts.ts";
import {
  added,
  changed,
  mia,
  moe,
  owners,
  pullRequest,
  rae,
  read,
  removed,
  review,
  reviewed,
  sam,
  words,
} from "./pull-request.ts";

const { functions } = owners();
const fay: Person = { login: "fay", id: 4001, type: "User" };
const eva: Person = { login: "eva", id: 5001, type: "User" };
const mo: Person = { login: "mo", id: 5002, type: "User" };

const file: Owners = {
  functions,
  also: [{ for: ["targets/**", "compensation.yaml"], need: { finance: [{ login: "fay" }] } }],
  scopes: [{ for: ["stages/emea-*.yaml"], sales: [{ login: "eva" }], marketing: [{ login: "mo" }] }],
};

const changing = (paths: readonly string[], ...people: Person[]): Facts => changingIn(file, paths, ...people);

const changingIn = (owned: Owners, paths: readonly string[], ...people: Person[]): Facts =>
  pullRequest({
    guarded: { status: "listed", paths: paths.map((path) => changed(path)) },
    owners: { base: read(owned), head: read(owned) },
    ...reviewed(...people.map((who, index) => review(who, `09:0${index}`))),
  });

const [mql, emea, plan] = [
  "definitions/stages/mql.yaml",
  "definitions/stages/emea-mql.yaml",
  "definitions/targets/2026.yaml",
] as const;

describe("also: further functions for some definitions", () => {
  it("are asked for their files", () => {
    expect(words(changing([plan], rae, mia)).headline).toBe(
      "Waiting for finance on targets/** and compensation.yaml (fay).",
    );
    expect(words(changing([plan], rae, mia, fay)).requirements).toEqual([
      "Sales: signed by rae on 2 March 2026, 09:00 UTC.",
      "Marketing: signed by mia on 2 March 2026, 09:01 UTC.",
      "Finance on targets/** and compensation.yaml: signed by fay on 2 March 2026, 09:02 UTC.",
    ]);
  });

  it("are not asked for others, and do not block there", () => {
    const facts = {
      ...changing([mql]),
      ...reviewed(
        review(rae, "09:00"),
        review(mia, "09:10"),
        review(fay, "09:20", { state: "CHANGES_REQUESTED" }),
      ),
    };
    expect(words(facts)).toMatchObject({
      headline: "Countersigned: rae signed for sales and mia signed for marketing.",
      ignored: [
        "fay asked for changes on 2 March 2026, 09:20 UTC, but owns finance for other files only, so this does not block.",
      ],
    });
  });

  it("block on their files", () => {
    const objection = review(fay, "09:20", { state: "CHANGES_REQUESTED" });
    const facts = { ...changing([plan]), ...reviewed(review(rae, "09:00"), review(mia, "09:10"), objection) };
    expect(words(facts).headline).toBe("Not approved: fay (finance) asks for changes.");
  });

  it.each([
    ["a file that comes in", added(plan)],
    ["a file that goes", removed(plan)],
    ["a name with a dot in front", added("definitions/targets/.2026.yaml")],
    ["a name with a line break", added("definitions/targets/20\n26.yaml")],
    ["a file deep below", added("definitions/targets/a/b/2026.yaml")],
    ["the folder's name on a file", added("definitions/targets")],
  ])("are asked for %s", (_, path) => {
    const facts = { ...changing([]), guarded: { status: "listed" as const, paths: [changed(mql), path] } };
    expect(decide(facts).requirements.map((each) => each.function)).toEqual([
      "sales",
      "marketing",
      "finance",
    ]);
  });

  it("are asked for both names of a file that is renamed", () => {
    const moved = { status: "listed" as const, paths: [removed(plan), added("definitions/metrics.yaml")] };
    expect(decide({ ...changing([]), guarded: moved }).requirements.map((each) => each.function)).toEqual([
      "sales",
      "marketing",
      "finance",
    ]);
  });

  it("are asked for what only the merge would change", () => {
    const merge = { status: "listed" as const, paths: [changed(plan)] };
    expect(words({ ...changing([mql], rae, mia), test_merge: merge }).headline).toBe(
      "Waiting for finance on targets/** and compensation.yaml (fay).",
    );
  });

  it("may be a function that signs anyway: then one owner of each list signs", () => {
    const twice: Owners = { functions, also: [{ for: ["targets/**"], need: { sales: [{ login: "sam" }] } }] };
    expect(words(changingIn(twice, [plan], rae, mia)).headline).toBe(
      "Waiting for sales on targets/** (sam).",
    );
    expect(decide(changingIn(twice, [plan], sam, mia)).result).toBe("approved");
  });

  it("need a person of their own", () => {
    const shared: Owners = {
      functions,
      also: [{ for: ["targets/**"], need: { finance: [{ login: "rae" }] } }],
    };
    expect(words(changingIn(shared, [plan], rae, mia)).headline).toBe("Waiting for sales (sam).");
    expect(words(changingIn(shared, [plan], rae, mia, sam)).headline).toBe(
      "Countersigned: sam signed for sales, mia signed for marketing and rae signed for finance on targets/**.",
    );
  });
});

describe("scopes: owners who replace others for their files", () => {
  it("sign for their files", () => {
    expect(words(changing([emea], eva, mo)).headline).toBe(
      "Countersigned: eva signed for sales on stages/emea-*.yaml and mo signed for marketing on stages/emea-*.yaml.",
    );
  });

  it("and those whom they replace do not, nor do they block", () => {
    const facts = {
      ...changing([emea]),
      ...reviewed(
        review(rae, "09:00"),
        review(mo, "09:10"),
        review(mia, "09:20", { state: "CHANGES_REQUESTED" }),
      ),
    };
    expect(words(facts)).toMatchObject({
      headline: "Waiting for sales on stages/emea-*.yaml (eva).",
      blockers: [],
      ignored: [
        "rae approved on 2 March 2026, 09:00 UTC, but owns sales for other files only. An owner of these files has to sign.",
        "mia asked for changes on 2 March 2026, 09:20 UTC, but owns marketing for other files only, so this does not block.",
      ],
    });
  });

  it("have no say elsewhere", () => {
    expect(words(changing([mql], eva, mo)).headline).toBe(
      "Waiting for sales (rae or sam) and marketing (mia or moe).",
    );
  });

  it("leave the functions that they do not name to their owners", () => {
    const half: Owners = { functions, scopes: [{ for: ["stages/emea-*.yaml"], sales: [{ login: "eva" }] }] };
    expect(decide(changingIn(half, [emea], eva, mia)).result).toBe("approved");
  });

  it("replace further functions, too", () => {
    const own: Owners = {
      functions,
      also: [{ for: ["targets/**"], need: { finance: [{ login: "fay" }] } }],
      scopes: [{ for: ["targets/emea.yaml"], finance: [{ login: "eva" }] }],
    };
    expect(words(changingIn(own, ["definitions/targets/emea.yaml"], rae, mia, fay)).headline).toBe(
      "Waiting for finance on targets/emea.yaml (eva).",
    );
  });

  it("are all asked where several mean one file, whatever their order", () => {
    const scopes: [NonNullable<Owners["scopes"]>[0], NonNullable<Owners["scopes"]>[0]] = [
      { for: ["stages/*"], sales: [{ login: "eva" }] },
      { for: ["stages/emea-*.yaml"], sales: [{ login: "mo" }] },
    ];
    for (const order of [scopes, [scopes[1], scopes[0]] as typeof scopes]) {
      expect(decide(changingIn({ functions, scopes: order }, [emea], eva, mia)).result).toBe("waiting");
      expect(decide(changingIn({ functions, scopes: order }, [emea], eva, mo, mia)).result).toBe("approved");
    }
  });

  it("never sign for the files that decide who decides: workflows and CODEOWNERS", () => {
    const all: Owners = { functions, scopes: [{ for: ["**"], sales: [{ login: "eva" }] }] };
    for (const path of [".github/workflows/countersign.yml", "CODEOWNERS"])
      expect(words(changingIn(all, [path], eva, mia)).headline).toBe("Waiting for sales (rae or sam).");
  });

  it("bring in a signature even for a function that nobody else asks for", () => {
    const odd: Owners = { functions, scopes: [{ for: ["stages/*"], legal: [{ login: "eva" }] }] };
    expect(words(changingIn(odd, [mql], rae, mia)).headline).toBe("Waiting for legal on stages/* (eva).");
  });
});

describe("a pull request that touches several owner sets", () => {
  it("needs each of them", () => {
    expect(words(changing([mql, emea, plan], rae, mia)).headline).toBe(
      "Waiting for sales on stages/emea-*.yaml (eva), marketing on stages/emea-*.yaml (mo) and finance on targets/** and compensation.yaml (fay).",
    );
    expect(decide(changing([mql, emea, plan], rae, mia, eva, mo, fay)).result).toBe("approved");
  });

  const both: Owners = {
    functions,
    scopes: [{ for: ["stages/emea-*.yaml"], sales: [{ login: "rae" }], marketing: [{ login: "mo" }] }],
  };

  it("may have one person for several sets of one function", () => {
    expect(words(changingIn(both, [mql, emea], rae, mia, mo)).headline).toBe(
      "Countersigned: rae signed for sales, rae signed for sales on stages/emea-*.yaml, mia signed for marketing and mo signed for marketing on stages/emea-*.yaml.",
    );
  });

  it("never has one person for two functions, whichever sets those are", () => {
    const cross: Owners = {
      functions,
      scopes: [{ for: ["stages/emea-*.yaml"], sales: [{ login: "mia" }], marketing: [{ login: "mo" }] }],
    };
    const facts = changingIn(cross, [mql, emea], rae, mia, mo);
    expect(words(facts).headline).toBe("Waiting for marketing (moe).");
    expect(words(facts).requirements[2]).toBe(
      "Marketing: waiting for moe. mia approved, but signs for sales; nobody signs for two functions.",
    );
    expect(decide(changingIn(cross, [mql, emea], rae, mia, mo, moe)).result).toBe("approved");
  });

  it("is told to be split where each file alone could be signed", () => {
    const circle: Owners = {
      functions: { sales: { owners: [{ login: "rae" }] }, marketing: { owners: [{ login: "mia" }] } },
      scopes: [{ for: ["stages/emea-*.yaml"], sales: [{ login: "mia" }], marketing: [{ login: "rae" }] }],
    };
    const facts = changingIn(circle, [mql, emea], rae, mia);
    expect(decide(facts)).toMatchObject({ result: "invalid", state: "ERROR" });
    expect(words(facts).remedies).toEqual([
      "Only mia can sign for sales on stages/emea-*.yaml and marketing. Each function needs a person of its own. Add another owner for sales on stages/emea-*.yaml or marketing in definitions/owners.yaml. Or change these files in separate pull requests: each of them can be signed.",
      "Only rae can sign for sales and marketing on stages/emea-*.yaml. Each function needs a person of its own. Add another owner for sales or marketing on stages/emea-*.yaml in definitions/owners.yaml. Or change these files in separate pull requests: each of them can be signed.",
    ]);
    expect(decide(changingIn(circle, [mql], rae, mia)).result).toBe("approved");
    expect(decide(changingIn(circle, [emea], rae, mia)).result).toBe("approved");
  });

  it("is told to change the owners first where a scope has too few", () => {
    const one: Owners = {
      functions,
      scopes: [{ for: ["stages/emea-*.yaml"], sales: [{ login: "eva" }], marketing: [{ login: "eva" }] }],
    };
    expect(words(changingIn(one, [emea])).remedies).toEqual([
      "Only eva can sign for sales on stages/emea-*.yaml and marketing on stages/emea-*.yaml. Each function needs a person of its own. Add another owner for sales on stages/emea-*.yaml or marketing on stages/emea-*.yaml in definitions/owners.yaml. Do that in a pull request of its own, which can be signed.",
    ]);
  });

  it("is told who is missing where the author is the only owner of a scope", () => {
    const { pull_request } = pullRequest();
    const facts = { ...changing([emea], mo), pull_request: { ...pull_request, author: eva } };
    expect(words(facts).headline).toBe(
      "Not approved: without eva, who opened this pull request, nobody can sign for sales on stages/emea-*.yaml.",
    );
  });
});
