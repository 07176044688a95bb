import { describe, expect, it } from "vitest";
import { readSides } from "../../action/sides.ts";
import { definitions, mql } from "./support/company.ts";
import { fakeGitHub, type FakeFiles, type FakeGitHub } from "./support/fake-github.ts";

const sides = async (changes: FakeFiles, base: FakeFiles = definitions) => {
  const github: FakeGitHub & { readonly root: string } = fakeGitHub(base);
  const head = github.commit([github.root], changes);
  const read = await readSides(github, { head, mergeBase: github.root, tip: github.root }, null);
  return { ...read, calls: github.calls.map((call) => call.split(" ")[0]) };
};

const owners = (text: string): FakeFiles => ({ "definitions/owners.yaml": text });

describe("the definitions on both sides", () => {
  it("need one archive and one file when one definition changes", async () => {
    const { check, changes, findings, calls } = await sides(mql(80));
    expect(check).toEqual({ status: "clean" });
    expect(findings).toEqual([]);
    expect(changes.map(({ path, status }) => `${path} ${status}`)).toEqual(["stages/mql.yaml changed"]);
    expect(calls.filter((call) => call === "archive" || call === "blob")).toEqual(["archive", "blob"]);
  });

  it("tell the first mistake with its place, and how many there are", async () => {
    const { check } = await sides({ "definitions/stages/mql.yaml": "name: MQL\n" });
    expect(check).toEqual({
      status: "errors",
      count: 3,
      first: expect.stringMatching(/^definitions\/stages\/mql\.yaml:1:1: /u) as string,
    });
  });

  it("are not checked when they are not there to be read", async () => {
    const { check, owners: found } = await sides({
      ...Object.fromEntries(Object.keys(definitions).map((name) => [name, null])),
      definitions: "a file",
    });
    const reason = "`definitions` is not a folder. Make it a folder of .yaml files.";
    expect(check).toEqual({ status: "not-run", reason });
    expect(found.head).toEqual({ status: "unreadable", reason });
    expect(found.base.status).toBe("read");
  });
});

describe("the owners", () => {
  it("are read on both sides, and a change of them is only proposed", async () => {
    const { owners: found } = await sides(
      owners((definitions["definitions/owners.yaml"] ?? "").replace("rae", "eve")),
    );
    const logins = (side: typeof found.base): unknown =>
      side.status === "read" && side.owners.functions.sales.owners;
    expect(logins(found.base)).toEqual([{ login: "rae" }, { login: "sam" }]);
    expect(logins(found.head)).toEqual([{ login: "eve" }, { login: "sam" }]);
  });

  it("are absent where there is no file", async () => {
    const { owners: found } = await sides({}, { "README.md": "read me" });
    expect(found.base).toEqual({ status: "absent" });
  });

  it.each<[string, FakeFiles, RegExp]>([
    ["broken YAML", owners("functions: [\n"), /^definitions\/owners\.yaml:\d+:\d+: /u],
    ["a side without owners", owners("functions: { sales: { owners: [{ login: rae }] } }\n"), /marketing/u],
    ["an empty file", owners(""), /^definitions\/owners\.yaml:1:1: /u],
    [
      "a link to another file",
      { "definitions/owners.yaml": { mode: "120000", text: "../elsewhere.yaml" } },
      /^`definitions\/owners\.yaml` is not a plain file on the base branch\.$/u,
    ],
  ])("cannot be read from %s, and the reason says where", async (_what, base, reason) => {
    const { owners: found } = await sides({}, { ...definitions, ...base });
    expect(found.base).toEqual({ status: "unreadable", reason: expect.stringMatching(reason) as string });
  });
});
