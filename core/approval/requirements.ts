import type { Problem, Requirement, Signature } from "../generated/decision.ts";
import type { Person } from "../generated/facts.ts";
import { assign } from "./assign.ts";
import type { Candidate } from "./assign.ts";
import { allOwners, deadlocksWithout } from "./deadlocks.ts";
import { instant } from "./instant.ts";
import type { Electorate, Signed } from "./judge.ts";
import { functionsOf, isOwner, loginKey } from "./people.ts";
import type { FunctionOwners } from "./people.ts";

export interface Coverage {
  readonly requirements: readonly Requirement[];
  readonly problems: readonly Problem[];
}

/** Gives each function the signature of a person of its own, and each hand-over that of an incoming owner. */
export function cover(electorate: Electorate, signed: readonly Signed[], author: Person | null): Coverage {
  const { functions, incoming } = electorate;
  const bySigning = [...signed].sort(earlier);
  const names = functions.map((held) => held.function);
  const signers = bySigning.map(({ person, functions: owned }) => ({
    login: person.login,
    functions: owned,
  }));
  const others = allOwners(functions).filter(
    ({ login }) => !signers.some((signer) => sameLogin(signer, login)),
  );
  const authors = others.filter((owner) => author !== null && isAuthor(functions, owner, author));
  const free = others.filter((owner) => !authors.includes(owner));
  // Those who have signed take their places first; then everybody else who could, so that every place that is
  // still open is one that somebody can fill.
  const filled = assign(names, [...free, ...signers], assign(names, signers));
  const ownFunction = (name: string): Requirement => {
    const holder = filled.get(name);
    const counted = bySigning.filter((each) => each.functions.includes(name)).map(signatureOf);
    const place = { kind: "function", function: name, counted } as const;
    if (holder !== undefined && signers.includes(holder)) {
      return { ...place, state: "SATISFIED", signed_by: holder.login, may_sign: [] };
    }
    const may_sign = free.filter((owner) => owner.functions.includes(name)).map(({ login }) => login);
    return { ...place, state: holder === undefined ? "ERROR" : "UNSATISFIED", signed_by: null, may_sign };
  };
  return {
    requirements: [...names.map(ownFunction), ...incoming.map((next) => handOver(next, bySigning, author))],
    problems: deadlocksWithout(functions, [...free, ...signers], authors[0] ?? null),
  };
}

function handOver(next: FunctionOwners, signed: readonly Signed[], author: Person | null): Requirement {
  const proposes: readonly Signature[] =
    author !== null && functionsOf([next], author).length > 0
      ? [{ via: "author", login: author.login, id: author.id }]
      : [];
  const signers = signed.filter(({ person }) => next.owners.some((owner) => isOwner(owner, person)));
  const counted = [...proposes, ...signers.map(signatureOf)];
  const [first] = counted;
  const place = { kind: "hand-over", function: next.function, counted } as const;
  if (first !== undefined) return { ...place, state: "SATISFIED", signed_by: first.login, may_sign: [] };
  const may_sign = next.owners.map(({ login }) => login);
  return { ...place, state: may_sign.length === 0 ? "ERROR" : "UNSATISFIED", signed_by: null, may_sign };
}

const signatureOf = ({ signature }: Signed): Signature => signature;

const sameLogin = (candidate: Candidate, login: string): boolean =>
  loginKey(candidate.login) === loginKey(login);

/** The author is recognised by login or by number: in doubt somebody else has to sign. */
function isAuthor(functions: readonly FunctionOwners[], owner: Candidate, author: Person): boolean {
  const entries = functions.flatMap(({ owners }) => owners).filter(({ login }) => sameLogin(owner, login));
  return sameLogin(owner, author.login) || entries.some(({ id }) => id === author.id);
}

const earlier = ({ signature: a }: Signed, { signature: b }: Signed): number =>
  (instant(a.submitted_at) ?? 0) - (instant(b.submitted_at) ?? 0) || a.review - b.review;
