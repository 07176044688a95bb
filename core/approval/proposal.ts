import type { Problem } from "../generated/decision.ts";
import type { Commit, Facts, Owners, Person } from "../generated/facts.ts";
import type { OwnerSet } from "./owner-sets.ts";
import { isOwner, loginKey } from "./people.ts";

/** What it is worth that this author proposes the change. */
export type Proposal =
  /** Authors do not sign here, or this one owns nothing that has to be signed. */
  | { readonly status: "counts-for-nothing" }
  | { readonly status: "signs"; readonly person: Person; readonly sets: readonly OwnerSet[] }
  | {
      readonly status: "does-not-sign";
      readonly person: Person;
      readonly sets: readonly OwnerSet[];
      readonly commit: Commit;
    }
  | { readonly status: "unknown"; readonly problem: Problem };

/** GitHub's own account, which commits what somebody does on its pages. */
const webFlow = "web-flow";

/** GitHub lists no more commits of a pull request than this. */
const mostListed = 250;

/** Whether an owner signs by proposing: only where the owners file says so, and every commit is the author's own. */
export function proposalOf(facts: Facts, file: Owners, needed: readonly OwnerSet[]): Proposal {
  const { author: person, head } = facts.pull_request;
  if (file.author !== "signs-for-own-function" || person === null) return { status: "counts-for-nothing" };
  const sets = needed.filter(({ owners }) => owners.some((owner) => isOwner(owner, person)));
  if (sets.length === 0) return { status: "counts-for-nothing" };
  const unknown = (missing: Extract<Problem, { code: "commits-unreadable" }>["missing"]): Proposal => ({
    status: "unknown",
    problem: { code: "commits-unreadable", login: person.login, missing },
  });
  const { commits } = facts;
  if (commits.status === "not-read") return unknown("not-read");
  if (commits.status === "truncated" || commits.items.length >= mostListed) return unknown("cut-short");
  if (!commits.items.some(({ sha }) => sha === head)) return unknown("head");
  const isAuthor = (login: string | null): boolean =>
    login !== null && loginKey(login) === loginKey(person.login);
  const foreign = commits.items.find(
    ({ author, committer }) => !isAuthor(author) || !(isAuthor(committer) || committer === webFlow),
  );
  return foreign === undefined
    ? { status: "signs", person, sets }
    : { status: "does-not-sign", person, sets, commit: foreign };
}
