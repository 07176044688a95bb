import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { inputNames, outputNames, readInputs, type InputName } from "../../action/inputs.ts";

interface Manifest {
  readonly inputs: Readonly<
    Record<string, { readonly description: string; readonly default?: string; readonly required?: boolean }>
  >;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: unknown;
}

const manifest = parse(readFileSync(new URL("../../action.yml", import.meta.url), "utf8")) as Manifest;
const defaults = (name: InputName): string => manifest.inputs[name]?.default ?? "";
const withInputs =
  (given: Partial<Record<InputName, string>>) =>
  (name: InputName): string =>
    given[name] ?? (name === "github-token" ? "t0ken" : defaults(name));

describe("action.yml", () => {
  it("declares exactly the inputs and outputs that the code knows", () => {
    expect(Object.keys(manifest.inputs)).toEqual([...inputNames]);
    expect(Object.keys(manifest.outputs)).toEqual([...outputNames]);
  });

  it("says something about each, and requires none", () => {
    for (const { description, required } of Object.values(manifest.inputs)) {
      expect(description).toMatch(/^[A-Z].+\.$/su);
      expect(required).toBeUndefined();
    }
    for (const { description } of Object.values(manifest.outputs))
      expect(description).toMatch(/^[A-Z].+\.$/su);
  });

  it("runs the bundle on Node 24", () => {
    expect(manifest.runs).toEqual({ using: "node24", main: "dist/action.js" });
  });
});

describe("the inputs", () => {
  it("are right as they are by default", () => {
    expect(readInputs(withInputs({}))).toEqual({
      token: "t0ken",
      task: "decide",
      since: null,
      report: "status",
      account: "github-actions[bot]",
      pullRequest: null,
      factsOut: null,
      leads: null,
    });
  });

  it("may all be set", () => {
    const given = {
      task: "audit",
      since: "2026-01-31",
      report: "both",
      account: "acme-countersign[bot]",
      "pull-request": "7",
      "facts-out": "facts.json",
      leads: "leads/leads.csv",
      "leads-as-of": "2026-06-30",
    };
    expect(readInputs(withInputs(given))).toEqual({
      token: "t0ken",
      task: "audit",
      since: "2026-01-31T00:00:00.000Z",
      report: "both",
      account: "acme-countersign[bot]",
      pullRequest: 7,
      factsOut: "facts.json",
      leads: { path: "leads/leads.csv", asOf: Date.UTC(2026, 5, 30) },
    });
  });

  it.each([
    [
      { "github-token": "" },
      "The input `github-token` is empty. Leave it out, and the job's own token is used.",
    ],
    [{ task: "look" }, 'The input `task` is "look". Write decide or audit.'],
    [{ since: "last week" }, 'The input `since` is "last week". Write a day, for example 2026-01-31.'],
    [{ since: "2026-02-30" }, 'The input `since` is "2026-02-30". Write a day, for example 2026-01-31.'],
    [{ report: "checks" }, 'The input `report` is "checks". Write status, check or both.'],
    [
      { account: "me and you" },
      'The input `account` is "me and you", which is no login. Write the account that the token posts as, for example github-actions[bot].',
    ],
    [{ "pull-request": "#7" }, 'The input `pull-request` is "#7". Write the number alone, for example 7.'],
    [{ "pull-request": "0" }, 'The input `pull-request` is "0". Write the number alone, for example 7.'],
    ...["/etc/leads.csv", "../leads.csv", "leads/../../x.csv", "leads/./x.csv", "leads\\x.csv", "leads/"].map(
      (path): [Partial<Record<InputName, string>>, string] => [
        { leads: path },
        `The input \`leads\` is "${path}", which is no file inside the repository. Write its path from the root on, for example leads/profile.csv.`,
      ],
    ),
    [
      { leads: "leads.csv", "leads-as-of": "2026-02-30" },
      'The input `leads-as-of` is "2026-02-30". Write a day, for example 2026-01-31.',
    ],
    [
      { "leads-as-of": "2026-01-31" },
      "The input `leads-as-of` is set, but `leads` is not. Name the file of leads in `leads`, or leave both to `countersign.yaml`.",
    ],
  ])("are refused with a sentence: %j", (given, sentence) => {
    expect(() => readInputs(withInputs(given))).toThrow(new Error(sentence));
  });
});
