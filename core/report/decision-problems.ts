import type { Problem } from "../generated/decision.ts";
import { oneLine } from "./code.ts";
import { aside, commit, inARow, pathInWords } from "./decision-parts.ts";
import type { Message } from "./messages/message.ts";

type Of<C extends Problem["code"]> = Extract<Problem, { code: C }>;
type Say<C extends Problem["code"]> = (problem: Of<C>, base: string) => Message;

const file = "definitions/owners.yaml";
const tryAgain = "Comment /countersign to try again.";
const byAdministrator =
  "No pull request can be signed until then, so a repository administrator has to merge that change.";

const messages = {
  "reviews-incomplete": ({ reason }) => ({
    saw: `The reviews could not be read to the end ${aside(reason)}.`,
    why: "An objection may be among those that are missing.",
    type: tryAgain,
  }),
  "review-contradicts-itself": ({ review }) => ({
    saw: `The review ${review} was read twice, with different answers.`,
    why: "Which of them is true is not known.",
    type: tryAgain,
  }),
  "account-contradicts-itself": ({ login }) => ({
    saw: `The account ${oneLine(login)} was read with two logins or two numbers.`,
    why: "Who signed is not certain.",
    type: tryAgain,
  }),
  "review-undated": ({ review }) => ({
    saw: `The review ${review} has no time that could be read.`,
    why: "Which review of a person is the latest is not known.",
    type: tryAgain,
  }),
  "owners-unreadable": ({ reason }, base) => ({
    saw: `The owners file of ${base} could not be read ${aside(reason)}.`,
    why: "Who may sign is not known.",
    type: `${tryAgain} If ${file} itself is broken, a repository administrator has to correct it on ${base}.`,
  }),
  "listing-truncated": ({ of }) => ({
    saw: `The list of ${of === "changes" ? "changed files" : "files that the merge would change"} is cut short.`,
    why: "A change of a definition could be in the part that is missing.",
    type: `${tryAgain} If it stays like this, split the pull request into smaller ones.`,
  }),
  "head-unreadable": ({ head }) => ({
    saw: `The definitions of the newest commit ${aside(commit(head))} could not be read.`,
    why: "No approval can be tied to what was approved.",
    type: tryAgain,
  }),
  "check-not-run": ({ reason }) => ({
    saw: `The definitions could not be checked ${aside(reason)}.`,
    why: "An error in them would go unseen.",
    type: tryAgain,
  }),
  "owners-first": (_, base) => ({
    saw: `The pull request adds the first owners file, ${file}.`,
    why: `There is no owner on ${base} yet who could sign it.`,
    type: "A repository administrator reads it and merges it once, before the status of Countersign is made required. From then on both sides sign every change.",
  }),
  "owners-absent": (_, base) => ({
    saw: `The branch ${base} has no owners file.`,
    why: "Nobody is named who could sign.",
    type: `Add ${file} in a pull request of its own. A repository administrator merges that first one.`,
  }),
  "key-not-enforced": ({ key, side }, base) => ({
    saw: `The owners file of ${side === "base" ? base : "this pull request"} uses ${oneLine(key)}, which is not enforced yet.`,
    why: "A rule that is written down and not applied is worse than none, so nothing is approved.",
    type: `Remove ${oneLine(key)} from ${file} and name people by login.${side === "base" ? ` ${byAdministrator}` : ""}`,
  }),
  "no-owner": ({ function: name }) => ({
    saw: `No owner is named for ${oneLine(name)}.`,
    why: `Nobody can sign for ${oneLine(name)}, whoever proposes a change.`,
    type: `Add an owner for ${oneLine(name)} in ${file}. ${byAdministrator}`,
  }),
  "too-few-owners": ({ functions, people }) => ({
    saw: `Only ${inARow(people, "and")} can sign for ${inARow(functions, "and")}.`,
    why: "Each function needs a person of its own.",
    type: `Add another owner for ${inARow(functions, "or")} in ${file}. ${byAdministrator}`,
  }),
  "author-needed": ({ functions, people, author }) => ({
    saw: `Without ${oneLine(author)}, who opened this pull request, ${
      people.length === 0 ? "nobody" : `only ${inARow(people, "and")}`
    } can sign for ${inARow(functions, "and")}.`,
    why: "The author's own approval does not count, and nobody signs for two functions.",
    type: `Let somebody else propose this change, or let somebody else first add another owner for ${inARow(functions, "or")} in ${file}.`,
  }),
  "owners-removed": () => ({
    saw: `The pull request removes ${file}.`,
    why: "Nobody could sign the next change.",
    type: "Put the file back. To change the owners, edit it.",
  }),
  "owners-broken": ({ reason }) => ({
    saw: `The owners file of this pull request could not be read ${aside(reason)}.`,
    why: "Nobody could sign the next change.",
    type: `Correct ${file}.`,
  }),
  "no-incoming-owner": ({ function: name }) => ({
    saw: `No owner of ${oneLine(name)} is left after this change.`,
    why: `Nobody could sign for ${oneLine(name)} in the next change.`,
    type: `Name at least one owner for ${oneLine(name)} in ${file}.`,
  }),
  "not-a-plain-file": ({ path, mode }) => ({
    saw: `The entry ${pathInWords(path)} is not a plain file in a folder: its mode in git is ${oneLine(mode)}.`,
    why: "What people read in it and what is used could differ.",
    type: "Replace it by a plain file (mode 100644).",
  }),
  "check-errors": ({ count, first }) => ({
    saw: `The definitions have ${count === 1 ? "an error" : `${count} errors, the first of them`} ${aside(first)}.`,
    why: "Nobody can sign for what cannot be understood.",
    type: "Run countersign check, and correct what it finds.",
  }),
  "test-merge-pending": (_, base) => ({
    saw: `The merge into ${base} has not been prepared by GitHub yet.`,
    why: "What it would change is not known for certain.",
    type: `Wait a moment. If the pull request conflicts with ${base}, resolve the conflict.`,
  }),
} satisfies { readonly [C in Problem["code"]]: Say<C> };

/** Says a problem in three parts: what was seen, why it matters, what to do. */
export function problemInWords(problem: Problem, base: string): Message {
  const say = messages[problem.code] as (problem: Problem, base: string) => Message;
  return say(problem, oneLine(base));
}
