import type { NotRequired } from "../approval/required-teams.ts";
import { oneLine } from "./code.ts";

const because: Readonly<Record<NotRequired["because"], (note: NotRequired) => string>> = {
  people: () => "its owners are people, and GitHub can require only teams",
  "several-owners": () => "one of several teams is enough, and GitHub would ask for all of them",
  scopes: () => "some definitions have other owners for it",
  arbiter: () => "an arbiter may stand in, and GitHub would still ask for the team",
  "author-signs": () => "an owner signs by proposing the change, and GitHub would still ask for an approval",
  "unknown-team": ({ team }) => `GitHub's number of the team ${oneLine(team ?? "")} is not known`,
};

/** Why GitHub's own list of reviewers leaves a function out. */
export const notRequiredInWords = (note: NotRequired): string =>
  `GitHub itself cannot ask for ${oneLine(note.function)}: ${because[note.because](note)}. ` +
  "Countersign's status asks for it.";
