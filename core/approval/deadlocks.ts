import type { Problem } from "../generated/decision.ts";
import type { Owners } from "../generated/facts.ts";
import { shortages } from "./assign.ts";
import type { Candidate, Shortage } from "./assign.ts";
import { functionOwners, loginKey } from "./people.ts";
import type { FunctionOwners } from "./people.ts";
import { unenforced } from "./unenforced.ts";

/** A reason why no approval of whomever could ever be enough. */
export type Deadlock = Extract<Problem, { code: "no-owner" | "too-few-owners" | "author-needed" }>;

/**
 * What makes an owners file impossible to satisfy, before there is any pull request: for everybody, or
 * (`author-needed`) for the pull requests of one owner, whose own approval never counts.
 */
export function deadlocks(owners: Owners): readonly Deadlock[] {
  // Who is in a team is not known from the file.
  if (unenforced(owners).length > 0) return [];
  const functions = functionOwners(owners);
  const everybody = allOwners(functions);
  const nobodyIn = deadlocksWithout(functions, everybody, null);
  if (nobodyIn.length > 0) return nobodyIn;
  return everybody.flatMap((author) =>
    deadlocksWithout(
      functions,
      everybody.filter((other) => other !== author),
      author,
    ),
  );
}

/** What cannot be satisfied by these people; `author` is who is left out, if that person is an owner. */
export function deadlocksWithout(
  functions: readonly FunctionOwners[],
  people: readonly Candidate[],
  author: Candidate | null,
): readonly Deadlock[] {
  const names = functions.map((held) => held.function);
  const everybody = author === null ? people : [...people, author];
  const always = shortages(names, everybody);
  if (always.length > 0) return always.map(inWords);
  if (author === null) return [];
  return shortages(names, people).map((shortage) => ({
    code: "author-needed",
    functions: [...shortage.functions],
    people: [...shortage.people],
    author: author.login,
  }));
}

/** Everybody whom the owners file names, once each, in the order of the file. */
export function allOwners(functions: readonly FunctionOwners[]): readonly Candidate[] {
  const logins = new Map(
    functions.flatMap(({ owners }) => owners.map(({ login }) => [loginKey(login), login] as const)),
  );
  return [...logins].map(([key, login]) => ({
    login,
    functions: functions
      .filter(({ owners }) => owners.some((owner) => loginKey(owner.login) === key))
      .map((held) => held.function),
  }));
}

function inWords({ functions, people }: Shortage): Deadlock {
  const [only] = functions;
  return only !== undefined && people.length === 0
    ? { code: "no-owner", function: only }
    : { code: "too-few-owners", functions: [...functions], people: [...people] };
}
