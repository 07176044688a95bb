import { readFileSync, readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isMap, isScalar, parse, parseDocument, visit } from "yaml";
import type { Catalog } from "../../core/catalog/catalog.ts";
import { diff } from "../../core/change/diff.ts";
import { check } from "../../core/pipeline.ts";
import { describe as inWords } from "../../core/report/describe.ts";
import { messageOf } from "../../core/report/messages.ts";
import { type Files, sourcesOf } from "../catalog/minimal.ts";

type Texts = Readonly<Record<string, string>>;

function readAll(folder: string): Texts {
  const root = new URL(`../../${folder}/`, import.meta.url);
  const paths = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((path) =>
    /\.(?:yaml|csv)$/.test(path),
  );
  return Object.fromEntries(
    paths.map((path) => [path.replaceAll("\\", "/"), readFileSync(new URL(path, root), "utf8")]),
  );
}

/** Every published definition, version by version. */
const real = readdirSync(new URL("../real/", import.meta.url), { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => path.endsWith("/definitions"))
  .sort();

const companies = [readAll("definitions"), readAll("examples/bank-marketing/definitions")] as const;
const catalogs = new Map<Texts, Catalog>();

/** What changes from one company to the other: status and path. */
function changes(before: Texts, after: Texts): readonly string[] {
  const known = catalogs.get(before) ?? check(sourcesOf(before)).catalog;
  catalogs.set(before, known);
  return diff(known, check(sourcesOf(after)).catalog).map(({ status, path }) => `${status} ${path}`);
}

/** The same definition, written by somebody else: other order of keys, other style, other comments. */
function rewritten(text: string, seed: number): string {
  const document = parseDocument(text);
  let next = seed;
  const random = (): number => (next = (next * 1_103_515_245 + 12_345) % 2_147_483_648);
  visit(document, {
    Map(_, map) {
      map.items.sort(() => (random() % 2 === 0 ? 1 : -1));
      map.flow = false;
    },
    Seq(_, list) {
      list.flow = random() % 2 === 0 && list.items.every(isScalar);
    },
    Pair(_, pair) {
      if (isScalar(pair.key)) pair.key.commentBefore = random() % 3 === 0 ? " Somebody was here." : null;
    },
    Scalar(key, scalar) {
      if (key !== "key" && typeof scalar.value === "string")
        scalar.type = random() % 2 === 0 ? "QUOTE_DOUBLE" : "QUOTE_SINGLE";
    },
  });
  return document.toString({ lineWidth: 40 + (random() % 100), indent: 2 + (random() % 3) });
}

describe("diff", () => {
  it.each([
    "definitions",
    "examples/bank-marketing/definitions",
    "tests/change/company",
    ...real.map((path) => `tests/real/${path}`),
  ])("of %s with itself is empty", (folder) => {
    const texts = readAll(folder);
    expect(Object.keys(texts).length).toBeGreaterThan(3);
    expect(changes(texts, texts)).toEqual([]);
  });

  it("ignores comments, the order of keys and formatting", () => {
    fc.assert(
      fc.property(fc.constantFrom(...companies), fc.nat(), (company, seed) => {
        const other = Object.fromEntries(
          Object.entries(company).map(([path, text]) => [
            path,
            path.endsWith(".csv") ? text : rewritten(text, seed),
          ]),
        );
        expect(Object.entries(other).map(([path, text]) => [path, parse(text) as unknown])).toEqual(
          Object.entries(company).map(([path, text]) => [path, parse(text) as unknown]),
        );
        expect(other).not.toEqual(company);
        expect(changes(company, other)).toEqual([]);
      }),
      { numRuns: 6 },
    );
  });

  it("sees every value that is another one, and nothing else", () => {
    const company = companies[1];
    const places = Object.entries(company).flatMap(([path, text]) => {
      const found: { readonly path: string; readonly from: number; readonly to: number }[] = [];
      visit(parseDocument(text), {
        Scalar(key, { value, range }) {
          if (key !== "key" && typeof value === "number" && range)
            found.push({ path, from: range[0], to: range[1] });
        },
      });
      return found;
    });
    expect(places.length).toBeGreaterThan(20);
    for (const { path, from, to } of places) {
      const text = company[path] ?? "";
      const number = Number(text.slice(from, to));
      const other = { ...company, [path]: `${text.slice(0, from)}${String(number + 1)}${text.slice(to)}` };
      expect(changes(company, other)).toEqual([
        expect.stringMatching(new RegExp(`^(changed|unreadable) ${path}$`)),
      ]);
    }
  });

  it("names what is added, removed and renamed", () => {
    const { "segments/age-group.yaml": segment = "", ...rest } = companies[1];
    expect(changes(rest, companies[1])).toEqual(["added segments/age-group.yaml"]);
    expect(changes(companies[1], rest)).toEqual(["removed segments/age-group.yaml"]);
    expect(changes(companies[1], { ...rest, "segments/age.yaml": segment })).toEqual([
      "renamed segments/age.yaml",
    ]);
  });
});

describe("diff of what cannot be read", () => {
  const company = companies[1];
  const broken = (bytes: string | Uint8Array): Readonly<Record<string, string | Uint8Array>> => ({
    ...company,
    "lists/words.yaml": bytes,
  });
  const between = (before: Files, after: Files): readonly string[] =>
    diff(check(sourcesOf(before)).catalog, check(sourcesOf(after)).catalog).map(
      ({ status, path }) => `${status} ${path}`,
    );
  const bad = "name: [\n";
  const bytes = Uint8Array.of(0xff, 0x41);

  it("is empty where nothing has changed", () => {
    expect(between(broken(bad), broken(bad))).toEqual([]);
    expect(between(broken(bytes), broken(bytes))).toEqual([]);
    expect(between(broken("name: Words\n"), broken("name: Words\n"))).toEqual([]);
  });

  it.each<readonly [string, Files, Files]>([
    ["another mistake", broken(bad), broken("name: {\n")],
    ["another byte", broken(bytes), broken(Uint8Array.of(0xff, 0x42))],
    ["mended", broken(bad), broken("name: W\ndescription: D.\nentries: [a]\n")],
    ["spoiled", broken("name: W\ndescription: D.\nentries: [a]\n"), broken(bad)],
    ["taken away", broken(bad), company],
    ["added", company, broken(bad)],
  ])("names it otherwise: %s", (_, before, after) => {
    expect(between(before, after)).toEqual(["unreadable lists/words.yaml"]);
  });
});

describe("reports", () => {
  it("are the same bytes whatever the order of the files", () => {
    const [company] = companies;
    const broken = {
      ...company,
      "stages/mql.yaml": (company["stages/mql.yaml"] ?? "").replace("lead-score", "leadscore"),
    };
    const report = (files: Texts): string => {
      const { catalog, findings } = check(sourcesOf(files));
      const words = catalog.files.map((file) => [file.path, inWords(file, catalog)]);
      return JSON.stringify([findings.map((finding) => [finding.at, messageOf(finding)]), words]);
    };
    const first = report(broken);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(Object.entries(broken), { minLength: Object.keys(broken).length }),
        (entries) => {
          expect(report(Object.fromEntries(entries))).toBe(first);
        },
      ),
      { numRuns: 5 },
    );
  });

  it("every key of every example is a map's own: nothing hides in the tests above", () => {
    expect(isMap(parseDocument(companies[0]["stages/mql.yaml"] ?? "").contents)).toBe(true);
    expect(Object.keys(companies[0]).length).toBeGreaterThan(30);
  });
});
