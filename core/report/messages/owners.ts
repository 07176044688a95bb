import type { Messages } from "./message.ts";
import { code } from "../code.ts";
import { listed } from "./words.ts";

/** Who signs. */
export const ownersMessages = {
  "owners-none": ({ function: name }) => ({
    saw: `Nobody signs for ${code(name)}.`,
    why: "No pull request could ever be signed by both sides.",
    type: `Add an owner below ${code(name)}, such as \`{ login: rae }\`.`,
  }),
  "owners-too-few": ({ functions, people }) => ({
    saw: `${listed(functions, "and")} share ${people.length === 1 ? "one person" : "too few people"}: ${listed(people, "and")}.`,
    why: "One person cannot sign for both sides, so no pull request could ever be signed.",
    type: "Name another person for one of them.",
  }),
  "owners-author-needed": ({ functions, author }) => ({
    saw: `When ${code(author)} proposes a change, nobody else can sign for ${listed(functions, "and")}.`,
    why: "An author's own approval never counts, so such a pull request waits for ever.",
    type: "Name one more person there.",
  }),
  "owners-not-enforced": ({ key }) => ({
    saw: `${code(key)} is not enforced by this version.`,
    why: "A rule that somebody wrote down and nobody applies is worse than none.",
    type: `Delete ${code(key)}, and name people by login.`,
  }),
} satisfies Partial<Messages>;
