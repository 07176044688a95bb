import type { Person } from "../generated/facts.ts";
import { candidatesOf, type Candidate } from "./candidates.ts";
import type { Signer } from "./coverage.ts";
import { instant } from "./instant.ts";
import { setsOf, type Electorate, type Signed } from "./judge.ts";
import { arbitersIn } from "./owner-sets.ts";
import { loginKey } from "./people.ts";
import type { Proposal } from "./proposal.ts";

/** Everybody who has a say in a pull request. */
export interface Electors {
  /** Who has signed, the earliest first. */
  readonly signers: readonly Signer[];
  /** Who could still sign. */
  readonly free: readonly Candidate[];
  /** The author, if this person is an owner and does not sign by proposing. */
  readonly author: Candidate | null;
  /** Who could stand in as the arbiter, whether this person has approved or not. */
  readonly arbiters: readonly Candidate[];
}

/** Sorts everybody whom the owners file names by what they have done and may still do. */
export function electorsOf(
  { needed, held }: Electorate,
  signed: readonly Signed[],
  proposal: Proposal,
  author: Person | null,
): Electors {
  const arbiters = arbitersIn(held);
  const signers = [...byProposal(proposal), ...[...signed].sort(earlier).map(byReview)].map(
    ({ person, ...signer }): Signer => ({
      ...signer,
      login: person.login,
      ids: [person.id],
      sets: [...signer.sets, ...setsOf(arbiters, person)],
    }),
  );
  const others = candidatesOf([...needed, ...arbiters]).filter(
    ({ login }) => !signers.some((signer) => sameLogin(signer, login)),
  );
  const authors = others.filter((owner) => author !== null && isAuthor(owner, author));
  const free = others.filter((owner) => !authors.includes(owner));
  const isArbiter = ({ sets }: Candidate): boolean => sets.some((set) => arbiters.includes(set));
  const standIns = signers.filter(({ signature }) => signature.via !== "author");
  return {
    signers,
    free,
    author: authors[0] ?? null,
    arbiters: [...standIns, ...free].filter(isArbiter),
  };
}

type Unnamed = Omit<Signer, "login" | "ids"> & { readonly person: Person };

function byProposal(proposal: Proposal): readonly Unnamed[] {
  if (proposal.status !== "signs") return [];
  const { person, sets } = proposal;
  return [{ person, sets, reason: null, signature: { via: "author", login: person.login, id: person.id } }];
}

const byReview = ({ person, sets, reason, signature }: Signed): Unnamed => ({
  person,
  sets,
  reason,
  signature,
});

const sameLogin = (candidate: Candidate, login: string): boolean =>
  loginKey(candidate.login) === loginKey(login);

/** The author is recognised by login or by number: in doubt somebody else has to sign. */
const isAuthor = (owner: Candidate, author: Person): boolean =>
  sameLogin(owner, author.login) || owner.ids.includes(author.id);

/** Orders signatures by time, then by the number of the review. */
export const earlier = ({ signature: a }: Signed, { signature: b }: Signed): number =>
  (instant(a.submitted_at) ?? 0) - (instant(b.submitted_at) ?? 0) || a.review - b.review;
