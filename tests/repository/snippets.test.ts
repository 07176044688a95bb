import { describe, expect, it } from "vitest";
import { isMap, parse, parseDocument } from "yaml";
import { check } from "../../core/pipeline.ts";
import { findingText, plain } from "../../core/report/terminal.ts";
import { planRepository } from "../../scripts/init/plan-repository.ts";
import { readSettings } from "./editor.ts";

interface Snippet {
  readonly scope: string;
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}
const snippets = Object.values(
  readSettings(".vscode/countersign.code-snippets") as Readonly<Record<string, Snippet>>,
);

/** What stands in the file when every suggestion is taken as it is; `$` of any other kind would be shown as it is. */
function taken(body: readonly string[]): string {
  const text = body
    .join("\n")
    .replace(/\$\{\d+\|([^,|]+)[^}]*\|\}/g, "$1")
    .replace(/\$\{\d+:([^}]*)\}/g, "$1");
  expect(text).not.toContain("$");
  return text;
}

const indented = (text: string, by: string): string => text.replace(/^(?=.)/gm, by);
const repository = planRepository({ sales: ["rae", "sam"], marketing: ["mia", "moe"], due: "2026-03-02" });
const textOf = (path: string): string => repository.get(`definitions/${path}`) ?? "";

/** Puts what a snippet gives into the place that it is for: which file, and what stands there then. */
function inPlace(prefix: string, text: string): Readonly<Record<string, string>> {
  const stage = (condition: string): Readonly<Record<string, string>> => ({
    "stages/next.yaml": `name: Next\ndescription: After the MQL.\nworked_by: sales\ncriteria:\n  all:\n${indented(condition, "    ")}\n`,
    "funnel.yaml": "name: Funnel\ndescription: All.\nstages: [inquiry, mql, sql, next]\n",
  });
  switch (prefix) {
    case "stage":
      return {
        "stages/sal.yaml": text,
        "funnel.yaml": "name: Funnel\ndescription: All.\nstages: [inquiry, mql, sal, sql]\n",
      };
    case "criteria":
      return { "criteria/hand-raiser.yaml": text };
    case "segment":
      return { "segments/region.yaml": text };
    case "accounts":
      return { "accounts/named.yaml": text };
    case "persona":
      return { "personas/operations.yaml": text };
    case "target":
      return { "targets/mqls.yaml": text };
    case "list":
      return { "lists/competitors.yaml": text };
    case "rule":
    case "rule-each":
      return {
        "scores/lead-score.yaml": textOf("scores/lead-score.yaml").replace(
          "\nmin: 0\n",
          `\n${indented(text, "  ")}\nmin: 0\n`,
        ),
      };
    case "field-number":
    case "field-choice":
    case "field-boolean":
    case "field-attested":
      return { "fields.yaml": `${textOf("fields.yaml")}\n${text}\n` };
    case "activity":
      return { "activities.yaml": `${textOf("activities.yaml")}\n${text}\n` };
    case "metric":
      return { "metrics.yaml": `${textOf("metrics.yaml")}\n${text}\n` };
    case "term":
      return { "glossary.yaml": `${textOf("glossary.yaml")}\n${text}\n` };
    case "owner":
      return { "owners.yaml": `${textOf("owners.yaml").trimEnd()}\n${indented(text, "      ")}\n` };
    default:
      return stage(text);
  }
}

/** Everything that `check` says about the new repository with these files laid over its own. */
function findingsWith(files: Readonly<Record<string, string>>): readonly string[] {
  const own = [...repository]
    .filter(([path]) => path.startsWith("definitions/"))
    .map(([path, text]) => [path.slice("definitions/".length), text] as const);
  const all = new Map([...own, ...Object.entries(files)]);
  const sources = [...all].map(([path, text]) => ({
    path,
    type: "file" as const,
    bytes: new TextEncoder().encode(text),
  }));
  return check(sources).findings.map((finding) => findingText(finding, "", all.get(finding.at.path), plain));
}

describe("snippets", () => {
  it("are for YAML, and no two share a word", () => {
    expect(new Set(snippets.map(({ scope }) => scope))).toEqual(new Set(["yaml"]));
    const prefixes = snippets.map(({ prefix }) => prefix);
    expect(prefixes).toEqual([...new Set(prefixes)]);
  });

  it.each(snippets.map((snippet) => [snippet.prefix, snippet.body] as const))(
    "%s: `check` finds nothing in what it gives",
    (prefix, body) => {
      const files = inPlace(prefix, taken(body));
      for (const [path, text] of Object.entries(files)) expect(text).not.toBe(textOf(path));
      expect(findingsWith(files)).toEqual([]);
    },
  );

  it.each(snippets.map((snippet) => [snippet.prefix, snippet.body] as const))(
    "%s: what it gives is YAML by itself",
    (_, body) => {
      const text = taken(body);
      expect(parseDocument(text).errors).toEqual([]);
      expect(isMap(parseDocument(text).contents) || Array.isArray(parse(text))).toBe(true);
    },
  );

  it("would be found out if they were wrong", () => {
    expect(findingsWith(inPlace("condition", "- { field: employes, at_least: 3 }")).join("\n")).toContain(
      "There is no field `employes`. [unknown-reference]",
    );
  });
});
