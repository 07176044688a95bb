import type { Owners, Person } from "../generated/facts.ts";

/** One owner as the owners file names it; `id` is null where the file gives none. */
export interface NamedOwner {
  readonly login: string;
  readonly id: number | null;
}

/** The owners of one function. */
export interface FunctionOwners {
  readonly function: string;
  readonly owners: readonly NamedOwner[];
}

/**
 * The form in which logins are compared: without case and without a leading @. Only A to Z are folded, so that
 * no other letter can pass for one of them.
 */
export function loginKey(login: string): string {
  return login.replace(/^@/, "").replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Whether two accounts are the same; either half alone is enough, because this only ever takes rights away. */
export function sameAccount(a: Person, b: Person): boolean {
  return a.id === b.id || loginKey(a.login) === loginKey(b.login);
}

/** The functions that have to sign, sales and marketing first, with the people who may sign for them. */
export function functionOwners(owners: Owners): readonly FunctionOwners[] {
  const { sales, marketing, ...further } = owners.functions;
  const functions = [
    ["sales", sales] as const,
    ["marketing", marketing] as const,
    ...Object.entries(further).sort(([a], [b]) => (a < b ? -1 : 1)),
  ];
  return functions.map(([name, held]) => ({
    function: name,
    owners: (held?.owners ?? []).flatMap(({ login, id }) =>
      login === undefined ? [] : [{ login: login.replace(/^@/, ""), id: id ?? null }],
    ),
  }));
}

/** Whether an account is the owner that the file names: a login alone is not enough where an id is given. */
export function isOwner({ login, id }: NamedOwner, person: Person): boolean {
  return (
    person.type === "User" && loginKey(login) === loginKey(person.login) && (id === null || id === person.id)
  );
}

/** The functions that an account owns. */
export function functionsOf(functions: readonly FunctionOwners[], person: Person): readonly string[] {
  return functions
    .filter(({ owners }) => owners.some((owner) => isOwner(owner, person)))
    .map((held) => held.function);
}
