import type { OwnedFiles } from "../../finding-args.ts";
import type { Messages } from "./message.ts";
import { code } from "../code.ts";
import { didYouMean, listed } from "./words.ts";

/** Who signs. */
export const ownersMessages = {
  "owners-none": (place) => ({
    saw: `Nobody signs for ${inWords(place)}.`,
    why:
      place.files.length === 0
        ? "No pull request could ever be signed by both sides."
        : "No change of these files could ever be signed.",
    type: `Add an owner below ${code(place.function)}, such as \`{ login: rae }\`.`,
  }),
  "owners-too-few": ({ places, people }) => ({
    saw: `${all(places)} share ${people.length === 1 ? "one person" : "too few people"}: ${listed(people, "and")}.`,
    why: `One person cannot sign for both sides, so no ${
      places.some(({ files }) => files.length > 0) ? "change of these files" : "pull request"
    } could ever be signed.`,
    type: "Name another person for one of them.",
  }),
  "owners-author-needed": ({ places, author }) => ({
    saw: `When ${code(author)} proposes a change, nobody else can sign for ${all(places)}.`,
    why: "An author's own approval never counts, so such a pull request waits for ever.",
    type: "Name one more person there.",
  }),
  "owners-arbiter-none": () => ({
    saw: "`arbiter` names nobody.",
    why: "Who reads it counts on somebody who stands in when one side does not answer.",
    type: "Add an owner, such as `{ login: kim }`, or delete `arbiter`.",
  }),
  "owners-arbiter-bound": ({ functions }) => ({
    saw: `No arbiter could ever stand in for ${listed(functions)}.`,
    why: "Whoever signs for one function cannot stand in for another, and each arbiter is needed to sign.",
    type: "Name an arbiter who owns no function.",
  }),
  "owners-function-unknown": ({ function: name, near, known }) => ({
    saw: `There is no function ${code(name)}.`,
    why: "A scope replaces the owners of a function, and this one has none.",
    type: didYouMean(near, `Use ${listed(known)}.`),
  }),
  "owners-not-settled": () => ({
    saw: "Too many people own several functions to find out whether every change can be signed.",
    why: "A pull request could wait for ever, and nobody would have said so before.",
    type: "Name fewer people for more than one function.",
  }),
  "owners-no-such-file": ({ pattern }) => ({
    saw: `${code(pattern)} means no file that is here.`,
    why: "Whoever reads it believes that these owners are asked to sign, and they never are.",
    type: "Correct the path, or delete the line. Paths start inside `definitions/`.",
  }),
} satisfies Partial<Messages>;

const inWords = ({ function: name, files }: OwnedFiles): string =>
  files.length === 0 ? code(name) : `${code(name)} on ${listed(files, "and")}`;

/** Several of them: those of the same files together, those of every file last. */
function all(places: readonly OwnedFiles[]): string {
  const groups = new Map<string, OwnedFiles[]>();
  for (const place of [...places].sort((a, b) => Math.sign(b.files.length) - Math.sign(a.files.length)))
    groups.set(place.files.join(), [...(groups.get(place.files.join()) ?? []), place]);
  const words = [...groups.values()].map((group) => {
    const names = listed([...new Set(group.map((place) => place.function))], "and");
    const [{ files } = { files: [] }] = group;
    return files.length === 0 ? names : `${names} on ${listed(files, "and")}`;
  });
  return words.join(" and ");
}
