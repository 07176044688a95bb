import type { Messages } from "./message.ts";
import { code } from "../code.ts";
import { didYouMean, onlyFiles } from "./words.ts";

/** What stands where in the folder of definitions. */
export const filesMessages = {
  "not-a-file": ({ type }) => ({
    saw: `This entry is ${type === "executable" ? "an executable file" : type === "symlink" ? "a symbolic link" : "a link to another repository"}.`,
    why: onlyFiles,
    type:
      type === "executable"
        ? "Take the executable bit away: `git update-index --chmod=-x <file>`."
        : "Replace it with the file itself.",
  }),
  "wrong-ending": ({ ending }) => ({
    saw: ending === "" ? "This file has no ending." : `This file ends in ${code(ending)}.`,
    why: "Only `.yaml` files are read, so this definition would not count.",
    type: "Rename the file so that it ends in `.yaml`.",
  }),
  "file-not-read": ({ ending }) => ({
    saw: `This file ends in ${code(ending)}.`,
    why: "Only `.yaml` files and the tables in `accounts/` are read, so nobody signs what it says.",
    type: "Move it out of `definitions/`.",
  }),
  "unknown-place": ({ name, near }) => ({
    saw: `${code(name)} is not a place for definitions.`,
    why: "The folder, or the name of a file at the top, tells what a file defines.",
    type: didYouMean(near, "Move the file into a folder such as `stages/`, `criteria/` or `scores/`."),
  }),
  "bad-file-name": ({ id }) => ({
    saw: `${code(id)} cannot be the name of a definition.`,
    why: "The file's name is the definition's id, which other files refer to.",
    type: "Use small letters, digits and dashes, such as `lead-score.yaml`.",
  }),
  "file-too-large": ({ bytes, limit }) => ({
    saw: `This file has ${bytes.toLocaleString("en-US")} bytes; ${limit.toLocaleString("en-US")} are allowed.`,
    why: "Nobody can review a file of this size before signing it.",
    type: "Split it into several files.",
  }),
  "not-utf8": () => ({
    saw: "The file is not UTF-8 text from here on.",
    why: "Letters such as ä or é would be read differently on every machine.",
    type: "Save the file as UTF-8.",
  }),
  "forbidden-character": ({ name }) => ({
    saw: `The text has ${name} here.`,
    why: "It can hide words from the people who sign.",
    type: "Delete the character.",
  }),
  "file-missing": ({ file, purpose }) => ({
    saw: `There is no ${code(file)}.`,
    why: purpose,
    type: `Add ${code(`definitions/${file}`)}; \`countersign init\` writes one to start from.`,
  }),
} satisfies Partial<Messages>;
