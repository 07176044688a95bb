import { orList } from "../criteria/say.ts";
import type { GlossaryOutput, GlossaryWord } from "../generated/glossary-words.ts";
import { code } from "./code.ts";
import { escapeMarkdown } from "./markdown.ts";

/** The glossary as a page: every word with its meaning, its exact rule and the buyers' own words. */
export function glossaryMarkdown({ words, ambiguous }: GlossaryOutput): string {
  const doubts = ambiguous.map(
    ({ word, places }) => `- ${escapeMarkdown(word)}: ${orList([...new Set(places)].map(code), "and")}`,
  );
  return `${[
    "# Glossary",
    "What both sides mean by a word. This page is made from the definitions, so that the two never differ.",
    ...(doubts.length === 0 ? [] : ["Words that stand for more than one thing:", doubts.join("\n")]),
    ...words.map(wordPart),
  ].join("\n\n")}\n`;
}

function wordPart(entry: GlossaryWord): string {
  const {
    word,
    meaning,
    exactly,
    also_called: others,
    not_the_same_as: differences,
    said_by: buyers,
  } = entry;
  return [
    `## ${escapeMarkdown(word)}`,
    escapeMarkdown(meaning, 2000),
    ...(others.length === 0 ? [] : [`Also called ${orList(others.map((name) => escapeMarkdown(name)))}.`]),
    ...(exactly.length === 0 ? [] : [rule(exactly)]),
    ...differences.map(
      ({ word: other, difference }) =>
        `Not the same as **${escapeMarkdown(other)}**: ${escapeMarkdown(difference, 2000)}`,
    ),
    ...(buyers.length === 0
      ? []
      : [
          `Said by: ${orList(
            buyers.map((name) => escapeMarkdown(name)),
            "and",
          )}.`,
        ]),
    ...entry.quotes.map(
      ({ quote, source, date }) =>
        `> ${escapeMarkdown(quote, 2000)}\n>\n> ${escapeMarkdown(source)}, ${escapeMarkdown(date)}`,
    ),
    origin(entry),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** One line as a sentence, several as a list inside lists. */
function rule([first = "", ...more]: readonly string[]): string {
  if (more.length === 0) return `Exactly: ${escapeMarkdown(first, 2000)}`;
  const items = more.map((line) => {
    const text = line.trimStart();
    // The first level below the heading is the outermost list.
    return `${" ".repeat(line.length - text.length - 2)}- ${escapeMarkdown(text, 2000)}`;
  });
  return `Exactly, ${escapeMarkdown(first, 2000)}\n\n${items.join("\n")}`;
}

const kinds: { readonly [K in GlossaryWord["kind"]]: string } = {
  term: "",
  stage: "A stage",
  criteria: "A set of criteria",
  profile: "A customer profile",
  score: "A score",
  segment: "A segment",
  metric: "A metric",
  buyer: "A buyer",
  market: "A part of the market",
  "account-list": "An account list",
  tier: "A tier",
  handoff: "A hand-off",
  step: "A step of the process",
  tool: "A tool",
};

function origin({ kind, part_of: partOf, place }: GlossaryWord): string {
  const what = `${kinds[kind]}${partOf === null ? "" : ` of “${escapeMarkdown(partOf)}”`}`;
  if (place === null) return "";
  return `_${what === "" ? "Defined" : `${what}, defined`} in_ ${code(place)}`;
}
