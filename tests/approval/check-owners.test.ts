import { describe, expect, it } from "vitest";
import { configurationOf } from "../../core/approval/configuration.ts";
import type { Owners } from "../../core/generated/facts.ts";
import { check } from "../../core/pipeline.ts";
import { messageOf } from "../../core/report/messages.ts";
import { sourcesOf, withMinimal } from "../catalog/minimal.ts";
import { owners } from "./pull-request.ts";

const { functions } = owners();
type Scopes = NonNullable<Owners["scopes"]>;

const found = (file: Owners): readonly string[] =>
  check(sourcesOf(withMinimal({ "owners.yaml": JSON.stringify(file) }))).findings.map((finding) => {
    const { saw, why, type } = messageOf(finding);
    return `${finding.severity}: ${saw} ${why} ${type}`;
  });

const listOf = (prefix: string, size: number): { login: string }[] =>
  Array.from({ length: size }, (_, index) => ({ login: `${prefix}${index}` }));

const scopes = (size: number, scope: (index: number) => Scopes[number]): Scopes => {
  const [first = { for: ["**"] }, ...more] = Array.from({ length: size }, (_, index) => scope(index));
  return [first, ...more];
};

describe("check finds owners who could never sign, before there is any pull request", () => {
  it("nothing where the owners are what they should be", () => {
    expect(
      found({
        functions,
        also: [{ for: ["fields.yaml"], need: { finance: [{ login: "fay" }, { login: "fee" }] } }],
        scopes: [{ for: ["stages/*"], sales: [{ team: "acme/emea" }] }],
        arbiter: { owners: [{ login: "kim" }], may_stand_in_after: "5 days", reason_required: true },
        author: "must-be-countersigned",
      }),
    ).toEqual([]);
  });

  it("nothing about authors who sign for their own function: proposing is enough", () => {
    const alone = owners({ sales: ["rae"], marketing: ["mia"] });
    expect(found({ ...alone, author: "signs-for-own-function" })).toEqual([]);
    expect(found(alone)).toEqual([
      "warning: When `rae` proposes a change, nobody else can sign for `sales`. An author's own approval never counts, so such a pull request waits for ever. Name one more person there.",
      "warning: When `mia` proposes a change, nobody else can sign for `marketing`. An author's own approval never counts, so such a pull request waits for ever. Name one more person there.",
    ]);
  });

  it("what only a further function makes impossible, in the file that it is about", () => {
    const file: Owners = {
      functions,
      also: [{ for: ["fields.yaml"], need: { finance: [{ login: "rae" }], legal: [{ login: "rae" }] } }],
    };
    expect(found(file)).toEqual([
      "error: `finance` and `legal` on `fields.yaml` share one person: `rae`. One person cannot sign for both sides, so no change of these files could ever be signed. Name another person for one of them.",
    ]);
  });

  it("files that do not exist yet: one that each pattern means is tried", () => {
    const file: Owners = { functions, scopes: [{ for: ["targets/emea-*.yaml"], sales: [] }] };
    expect(configurationOf(file, []).deadlocks.map(({ code, places }) => [code, places[0].files])).toEqual([
      ["no-owner", ["targets/emea-*.yaml"]],
    ]);
  });

  it("the same thing once, however many files it is about", () => {
    const file: Owners = { functions: { ...functions, sales: { owners: [] } } };
    const paths = Array.from({ length: 500 }, (_, index) => `definitions/stages/s${index}.yaml`);
    expect(configurationOf(file, paths).deadlocks).toHaveLength(1);
  });

  it("a person and a team that are the same two are not guessed at", () => {
    const file: Owners = {
      functions: {
        sales: { owners: [{ login: "rae" }] },
        marketing: { owners: [{ team: "acme/marketing" }] },
      },
    };
    expect(found(file)).toEqual([
      "warning: When `rae` proposes a change, nobody else can sign for `sales`. An author's own approval never counts, so such a pull request waits for ever. Name one more person there.",
    ]);
  });
});

describe("a definitions file that is valid but whose size makes the checker slow", () => {
  it("a large company is no such file", () => {
    const begun = performance.now();
    const file: Owners = {
      functions: {
        sales: { owners: listOf("sales", 60) },
        marketing: { owners: listOf("marketing", 60) },
      },
      scopes: scopes(50, (index) => ({
        for: [`stages/region${index}-*.yaml`],
        sales: listOf(`sales${index}-`, 10),
        marketing: listOf(`marketing${index}-`, 10),
      })),
    };
    expect(configurationOf(file, [])).toEqual({ deadlocks: [], search: "ended" });
    expect(performance.now() - begun).toBeLessThan(5000);
  });

  it("is given up in time, and that is said", () => {
    const begun = performance.now();
    const names = ["sales", "marketing", "finance", "legal", "product"];
    const file: Owners = {
      functions: { sales: { owners: listOf("p", 100) }, marketing: { owners: listOf("p", 100) } },
      scopes: scopes(50, (index) => ({
        for: ["**"],
        ...Object.fromEntries(
          names.map((name, at) => [
            name,
            listOf("p", 100).filter((_, who) => (who * 7 + index * 3 + at) % 11 < 2),
          ]),
        ),
      })),
    };
    expect(configurationOf(file, []).search).toBe("given-up");
    expect(found(file)).toContain(
      "warning: Too many people own several functions to find out whether every change can be signed. A pull request could wait for ever, and nobody would have said so before. Name fewer people for more than one function.",
    );
    expect(performance.now() - begun).toBeLessThan(10_000);
  });
});
