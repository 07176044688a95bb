import type { Person } from "../generated/facts.ts";

/** One owner: named by the owners file (`id` is null where it gives none), or as a member of a team. */
export interface NamedOwner {
  readonly login: string;
  readonly id: number | null;
  /** The team that makes this person an owner; null for somebody whom the file itself names. */
  readonly team: string | null;
}

/**
 * The form in which logins are compared: without case and without a leading @. Only A to Z are folded, so that
 * no other letter can pass for one of them.
 */
export function loginKey(login: string): string {
  if (isKey.test(login)) return login;
  return login.replace(/^@/, "").replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

const isKey = /^[^@A-Z]*$/;

/** Whether two accounts are the same; either half alone is enough, because this only ever takes rights away. */
export function sameAccount(a: Person, b: Person): boolean {
  return a.id === b.id || loginKey(a.login) === loginKey(b.login);
}

/** Whether an account is this owner: a login alone is not enough where a number is known. */
export function isOwner({ login, id }: NamedOwner, person: Person): boolean {
  return (
    person.type === "User" && loginKey(login) === loginKey(person.login) && (id === null || id === person.id)
  );
}

/** Whether two entries name one person: two numbers are two people, even if one has taken the other's login. */
export function sameOwner(a: NamedOwner, b: NamedOwner): boolean {
  return a.id !== null && b.id !== null ? a.id === b.id : loginKey(a.login) === loginKey(b.login);
}
