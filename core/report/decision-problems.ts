import type { Problem, WayOut } from "../generated/decision.ts";
import { oneLine } from "./code.ts";
import { aside, commit, inARow, pathInWords, placeInWords, placesInWords } from "./decision-parts.ts";
import type { Message } from "./messages/message.ts";

type Of<C extends Problem["code"]> = Extract<Problem, { code: C }>;
type Say<C extends Problem["code"]> = (problem: Of<C>, base: string) => Message;

const file = "definitions/owners.yaml";
const tryAgain = "Comment /countersign to try again.";

const waysOut = {
  "separate-pull-requests": "Or change these files in separate pull requests: each of them can be signed.",
  "own-pull-request": "Do that in a pull request of its own, which can be signed.",
  administrator:
    "No pull request can be signed until then, so a repository administrator has to merge that change.",
} as const satisfies Readonly<Record<WayOut, string>>;

const whyRead = {
  owners: "An objection of a member could not be seen, so nothing is approved, whoever else has signed.",
  incoming: "Who comes in with this pull request is not known.",
  arbiter: "Whether an arbiter stands in for the missing function is not known.",
} as const satisfies Readonly<Record<Of<"team-unreadable">["role"], string>>;

const commitsMissing = {
  "not-read": ["The commits of this pull request were not read.", tryAgain],
  "cut-short": [
    "This pull request has 250 commits or more, and GitHub does not list them all.",
    "Squash them into fewer than 250 commits, or let somebody else propose the change.",
  ],
  head: ["The newest commit is not among the commits that were read.", tryAgain],
} as const satisfies Readonly<Record<Of<"commits-unreadable">["missing"], readonly [string, string]>>;

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
  "team-unreadable": ({ team, reason, role }) => ({
    saw: `The members of the team ${oneLine(team)} could not be read ${aside(reason)}.`,
    why: whyRead[role],
    type: `Give Countersign a token that has the permission Members: read in the organisation, or name people by login in ${file}.`,
  }),
  "commits-unreadable": ({ login, missing }) => {
    const [saw, type] = commitsMissing[missing];
    const who = oneLine(login);
    return { saw, why: `${who} signs by proposing only if every commit is ${who}'s own.`, type };
  },
  "not-settled": () => ({
    saw: "Who signs for which function could not be worked out: too many people own several of them.",
    why: "Nothing is approved on a guess.",
    type: `Name fewer people for more than one function in ${file}.`,
  }),
  "no-owner": ({ function: name, files, teams, way_out }) => {
    const place = placeInWords({ function: name, files });
    return {
      saw:
        teams.length === 0
          ? `No owner is named for ${place}.`
          : `Nobody is in ${inARow(teams, "and")}, which signs for ${place}.`,
      why: `Nobody can sign for ${place}, whoever proposes a change.`,
      type: `Add an owner for ${place} in ${file}. ${waysOut[way_out]}`,
    };
  },
  "too-few-owners": ({ places, people, way_out }) => ({
    saw: `Only ${inARow(people, "and")} can sign for ${placesInWords(places, "and")}.`,
    why: "Each function needs a person of its own.",
    type: `Add another owner for ${placesInWords(places, "or")} in ${file}. ${waysOut[way_out]}`,
  }),
  "author-needed": ({ places, people, author }) => ({
    saw: `Without ${oneLine(author)}, who opened this pull request, ${
      people.length === 0 ? "nobody" : `only ${inARow(people, "and")}`
    } can sign for ${placesInWords(places, "and")}.`,
    why: "The author's own approval does not count, and nobody signs for two functions.",
    type: `Let somebody else propose this change, or let somebody else first add another owner for ${placesInWords(places, "or")} in ${file}.`,
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
  "no-incoming-owner": (place) => ({
    saw: `No owner of ${placeInWords(place)} is left after this change.`,
    why: `Nobody could sign for ${placeInWords(place)} in the next change.`,
    type: `Name at least one owner for ${placeInWords(place)} in ${file}.`,
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
