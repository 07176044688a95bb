import type { AgreementArgs } from "../../agreement-args.ts";
import { sayNumber } from "../../criteria/say.ts";
import { code, oneLine } from "../code.ts";
import type { Messages } from "./message.ts";
import { listed } from "./words.ts";

/** Warnings that may be meant: each says how to keep what is there, with a reason. */
export const doubtsMessages = {
  "domain-inside-another": ({ about, domain, company }) => ({
    saw: `${code(about)} lies inside ${code(domain)}, the domain of ${code(company)}, which is listed, too.`,
    why: "A listed domain counts with everything inside it, so that this may be one company, counted twice.",
    type: `Delete one of the two. ${orKeep("domain-inside-another", about)}`,
  }),
  "domain-on-two-lists": ({ about, company, other }) => ({
    saw: `${code(company)}, ${code(about)}, is also on the list ${code(other)}.`,
    why: "Two people may call the same company in the same week, each with another promise.",
    type: `Take it off one of the lists. ${orKeep("domain-on-two-lists", about)}`,
  }),
  "measurement-standoff": ({ about, lacks, example }) =>
    lacks === "revenue"
      ? {
          saw: `No role of ${code(about)} is measured on revenue.`,
          why: "Who is paid for leads alone has reached the goal when sales misses the year.",
          type: `Give a role of ${code(about)} a weight on revenue from its leads${such(example)}. ${orKeep("measurement-standoff", about)}`,
        }
      : {
          saw: `No role of ${code(about)} is measured on what becomes of the leads that it is handed.`,
          why: "Who is paid for revenue alone loses nothing by leaving those leads aside.",
          type: `Give a role of ${code(about)} a weight on early conversion of those leads${such(example)}. ${orKeep("measurement-standoff", about)}`,
        },
  "handoffs-overlap": ({ about, name, within, otherWithin }) => ({
    saw: `One lead may be handed over both here and by ${code(about)}, “${name}”.`,
    why:
      within === otherWithin
        ? "It would be counted twice, once for each."
        : `Two levels would count for it, ${code(within)} and ${code(otherWithin)}, and nobody could say which was promised.`,
    type: `Add \`criteria:\` to both that no lead can meet at once. ${orKeep("handoffs-overlap", about)}`,
  }),
  "reasons-differ": ({ about, other, missing, extra }) => ({
    saw: `The reasons for ${code(about)} are not those of ${code(other)}: ${differences(missing, extra)}.`,
    why: "Numbers about reasons can only be compared where everybody chooses from the same list.",
    type: `Write the same reasons in both. ${orKeep("reasons-differ", about)}`,
  }),
  "same-name": ({ about, name }) => ({
    saw: `${code(about)} is called ${code(name)}, too.`,
    why: "Whoever reads a sentence about one of them cannot tell which one is meant.",
    type: `Give one of them another name. ${orKeep("same-name", about)}`,
  }),
  "same-points": ({ about, name, points }) => ({
    saw: `Two cases of “${name}” that follow each other give the same points, ${sayNumber(points)}.`,
    why: "Either one of the numbers is a slip, or the two need not be told apart.",
    type: `Change one of the numbers, or join the two cases with \`any:\`. ${orKeep("same-points", about)}`,
  }),
  "shared-bound": ({ about, name, field, value }) => ({
    saw: `Two rows of “${name}” fit ${code(field)} of exactly ${value}; the one further up counts.`,
    why: "Who reads the table cannot tell which of the two is meant, and each side takes the one it likes.",
    type: `Let one of them end before ${value}, or begin after it. ${orKeep("shared-bound", about)}`,
  }),
  "letters-in-words": ({ about, word }) => ({
    saw: `${code("contains")} looks for letters, and ${code(word)} has the letters of ${code(about)} inside.`,
    why: "Whoever has such a title would count, and nobody meant them.",
    type: `Type ${code(`has_word: ${about}`)}, which fits only the word itself. ${orKeep("letters-in-words", about)}`,
  }),
  "segments-gap": ({ about, lead, order, parted }) => ({
    saw: `A lead can be in none of these segments, for example: ${lead}.`,
    why: "Whoever is in no segment is missing wherever numbers are shown by segment.",
    type: [
      parted === undefined
        ? "Correct the numbers, or add a segment for everyone else"
        : `If ${code(parted)} is always a whole number, add ${code("whole: true")} to it in fields.yaml. Else correct the numbers, or add a segment for everyone else`,
      order === "first" ? ", last, with `otherwise: true`. " : ". ",
      orKeep("segments-gap", about),
    ].join(""),
  }),
  "nearly-same-word": ({ about, word, near }) => ({
    saw: `${code(word)} is nearly ${code(near.written)}, which stands ${placeOf(near)}.`,
    why: "A word that is misspelt never matches, and nobody notices.",
    type: `Correct the spelling. ${orKeep("nearly-same-word", about)}`,
  }),
  "two-thresholds": ({ about, subject, here, there, other }) => ({
    saw: `${code(about)} asks for ${code(subject)} of ${here.join(" and ")} here, and of ${there.join(" and ")} in ${code(other)}.`,
    why: "One name with two numbers means that each side believes its own.",
    type: `Write the same number in both, or let one of them refer to the other. ${orKeep("two-thresholds", about)}`,
  }),
  "not-settled": ({ about, question, reason }) => ({
    saw: `It is not settled ${question}, because ${reason}.`,
    why: "What is not proved may still be wrong.",
    type: `Look at it by hand, or give a part of the criteria a name and make it simpler. ${orKeep("not-settled", about)}`,
  }),
} satisfies Partial<Messages>;

/** How to keep what the warning is about: the line to type, ready to copy. */
function orKeep(finding: string, about: string): string {
  const entry = `acknowledge: [{ finding: ${finding}, about: ${inYaml(about)}, reason: … }]`;
  // Longer than names may be elsewhere: a line that was cut could not be copied.
  return `If it is meant, add \`${oneLine(entry, 400).replaceAll("`", "'")}\`.`;
}

/** A text as it may stand in brackets in YAML: in quotes unless it is a plain word. */
const inYaml = (text: string): string =>
  /^[a-z][a-z0-9_/.-]*$/i.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text)
    ? text
    : JSON.stringify(text);

function placeOf({ where, owner }: AgreementArgs["nearly-same-word"]["near"]): string {
  switch (where) {
    case "list":
      return "in the same list";
    case "examples":
      return `among the examples of ${code(owner)}`;
    case "titles":
      return `among the job titles of ${code(owner)}`;
    case "elsewhere":
      return `in ${code(owner)}`;
    case "job-titles":
      return "in many job titles";
  }
}

const such = (example: string | undefined): string =>
  example === undefined ? "" : `, such as ${code(example)}`;

function differences(missing: readonly string[], extra: readonly string[]): string {
  return [
    ...(missing.length === 0 ? [] : [`${listed(missing, "and")} only there`]),
    ...(extra.length === 0 ? [] : [`${listed(extra, "and")} only here`]),
  ].join("; ");
}
