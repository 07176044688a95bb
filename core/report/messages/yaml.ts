import type { Messages } from "./message.ts";
import { code } from "../code.ts";
import { kindName } from "./words.ts";

/** The YAML of a file. */
export const yamlMessages = {
  "yaml-syntax": ({ problem, advice }) => ({
    saw: problem,
    why: "The file cannot be read from here on, so nothing in it is checked.",
    type: advice,
  }),
  "yaml-tab": () => ({
    saw: "This line is indented with a tab.",
    why: "YAML allows only spaces there; programs disagree about the width of a tab.",
    type: "Replace the tab with two spaces.",
  }),
  "yaml-empty": ({ kind }) => ({
    saw: "This file is empty.",
    why: `An empty file defines no ${kindName(kind)}, although others may refer to it.`,
    type: "Write the definition, or delete the file.",
  }),
  "yaml-duplicate-key": ({ key, firstLine }) => ({
    saw: `${code(key)} stands here for the second time; the first is on line ${String(firstLine)}.`,
    why: "Only one of the two would count, and readers would not know which.",
    type: "Delete one of them.",
  }),
  "yaml-merge-key": () => ({
    saw: "`<<` merges another part of the file into this one.",
    why: "Some programs merge and some do not, so the same file says two things.",
    type: "Write the lines out.",
  }),
  "yaml-tag": ({ tag }) => ({
    saw: `The value has the tag ${code(tag)}.`,
    why: "A tag tells a program how to read a value; definitions are plain words and numbers.",
    type: "Delete the word that starts with `!`.",
  }),
  "yaml-several-documents": () => ({
    saw: "A second document starts here.",
    why: "One file holds one definition; the second one would not count.",
    type: "Delete the line with `---`, or move what follows into a file of its own.",
  }),
  "yaml-aliases": () => ({
    saw: "The file grows too large by repeating parts of itself with `*`.",
    why: "A few such lines can grow into a file that no machine can hold.",
    type: "Write the lines out.",
  }),
  "yaml-unknown-alias": ({ name }) => ({
    saw: `${code(`*${name}`)} repeats a part of the file that has no such name.`,
    why: "The value would be empty.",
    type: `Put ${code(`&${name}`)} in front of the part that is meant, above this line; or put the value in quotes.`,
  }),
  "yaml-too-deep": ({ limit }) => ({
    saw: `The file is nested more than ${String(limit)} levels deep here.`,
    why: "Nobody can follow it, and it can be made to stop the check.",
    type: "Give the inner part a name: a file in `criteria/`, and refer to it with `meets`.",
  }),
  "yaml-key-not-text": () => ({
    saw: "The name in front of this colon is not a plain word.",
    why: "Every name in a definition is text.",
    type: "Put the name in double quotes, or correct it.",
  }),
  "yaml-forbidden-key": ({ key }) => ({
    saw: `${code(key)} is used as a name.`,
    why: "Programs give this name a meaning of its own.",
    type: "Use another name.",
  }),
  "yaml-ambiguous": ({ written, elsewhere, advice }) => ({
    saw: `${code(written)} has no quotes, and other programs read it as ${elsewhere}.`,
    why: "The same file would say two things.",
    type: advice,
  }),
  "yaml-number": ({ written }) => ({
    saw: `${code(written)} is not a number that can be kept exactly.`,
    why: "A comparison with it would be true or false by accident.",
    type: "Use an ordinary number of at most fifteen digits, or put the text in quotes.",
  }),
} satisfies Partial<Messages>;
