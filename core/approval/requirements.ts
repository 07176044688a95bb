import type { Requirement, Signature } from "../generated/decision.ts";
import type { Person } from "../generated/facts.ts";
import type { Candidate } from "./candidates.ts";
import type { Covered, Signer } from "./coverage.ts";
import { earlier, type Electors } from "./electors.ts";
import type { HandOver } from "./hand-overs.ts";
import type { Signed } from "./judge.ts";
import type { OwnerSet } from "./owner-sets.ts";
import { isOwner, loginKey } from "./people.ts";

/** What has become of the signature that a set asks for, with everybody who gave one or still may. */
export function requirementOf(covered: Covered, { signers, free }: Electors): Requirement {
  const { set, state } = covered;
  const owners = signers.filter(({ sets }) => sets.includes(set));
  const files = [...set.files];
  const place = { kind: "function" as const, function: set.function, files, state };
  switch (covered.state) {
    case "SATISFIED":
      return { ...place, signed_by: covered.by.login, counted: owners.map(signatureOf), may_sign: [] };
    case "OVERRIDDEN": {
      const counted = [...owners.map(signatureOf), inPlaceOf(covered.by)];
      return { ...place, signed_by: covered.by.login, counted, may_sign: [] };
    }
    case "UNSATISFIED":
    case "ERROR": {
      const may_sign = named(set, free);
      const open: Requirement = { ...place, signed_by: null, counted: owners.map(signatureOf), may_sign };
      // Somebody in a team that cannot be read could sign once it can.
      return set.unreadable.length > 0 ? { ...open, state: "UNSATISFIED" } : open;
    }
  }
}

/** Whether one of those who come in has approved the hand-over to them, or proposes it. */
export function handOverOf(
  { set, files }: HandOver,
  signed: readonly Signed[],
  author: Person | null,
): Requirement {
  const isIn = (person: Person): boolean => set.owners.some((owner) => isOwner(owner, person));
  const proposes: readonly Signature[] =
    author !== null && isIn(author) ? [{ via: "author", login: author.login, id: author.id }] : [];
  const approved = [...signed].sort(earlier).filter(({ person }) => isIn(person));
  const counted = [...proposes, ...approved.map(({ signature }) => signature)];
  const [first] = counted;
  const place = { kind: "hand-over" as const, function: set.function, files: [...files], counted };
  if (first !== undefined) return { ...place, state: "SATISFIED", signed_by: first.login, may_sign: [] };
  const may_sign = namesIn(set, () => true);
  return { ...place, state: may_sign.length === 0 ? "ERROR" : "UNSATISFIED", signed_by: null, may_sign };
}

/** Who of a set is among these people: logins, and the teams of those whom the file does not name itself. */
export function named(set: OwnerSet, people: readonly Candidate[]): string[] {
  const keys = new Set(people.map(({ login }) => loginKey(login)));
  return namesIn(set, (key) => keys.has(key));
}

function namesIn({ owners, unreadable }: OwnerSet, isMeant: (key: string) => boolean): string[] {
  const meant = owners.filter(({ login }) => isMeant(loginKey(login)));
  const logins = new Map(
    meant.flatMap(({ login, team }) => (team === null ? [[loginKey(login), login] as const] : [])),
  );
  const teams = meant.flatMap(({ login, team }) =>
    team === null || logins.has(loginKey(login)) ? [] : [team],
  );
  return [...logins.values(), ...new Set([...teams, ...unreadable.map(({ team }) => team)])];
}

const signatureOf = ({ signature }: Signer): Signature => signature;

/** The same signature as that of an arbiter, who has to say why. */
function inPlaceOf({ signature, reason }: Signer): Signature {
  return signature.via === "review" && reason !== null ? { ...signature, via: "arbiter", reason } : signature;
}
