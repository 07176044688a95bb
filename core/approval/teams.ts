import type { Facts, Owners } from "../generated/facts.ts";
import type { NamedOwner } from "./people.ts";
import { loginKey } from "./people.ts";

/** A team whose members are not known, and why. */
export interface UnreadableTeam {
  readonly team: string;
  readonly reason: string;
}

export type OwnerEntries = Owners["functions"]["sales"]["owners"];

/** Who is meant by a list of owners, once the members of its teams are known. */
export interface NamedOwners {
  readonly owners: readonly NamedOwner[];
  readonly teams: readonly string[];
  readonly unreadable: readonly UnreadableTeam[];
}

/** The form in which teams are compared: GitHub knows no upper case in their names. */
export const teamKey = loginKey;

/** Reads a list of owners; the members of a team count as if they were listed themselves. */
export function namedOwners(entries: OwnerEntries, teams: Facts["teams"]): NamedOwners {
  const named = entries.flatMap(({ login, id }): readonly NamedOwner[] =>
    login === undefined ? [] : [{ login: login.replace(/^@/, ""), id: id ?? null, team: null }],
  );
  const keys = [...new Set(entries.flatMap(({ team }) => (team === undefined ? [] : [teamKey(team)])))];
  const found = keys.map((team) => membersOf(team, teams));
  return {
    owners: [...named, ...found.flatMap((each) => (each.status === "read" ? each.members : []))],
    teams: keys,
    unreadable: found.flatMap((each) => (each.status === "unreadable" ? [each] : [])),
  };
}

type Members =
  | { readonly status: "read"; readonly members: readonly NamedOwner[] }
  | ({ readonly status: "unreadable" } & UnreadableTeam);

function membersOf(team: string, teams: Facts["teams"]): Members {
  const [fact, ...more] = Object.keys(teams)
    .filter((name) => teamKey(name) === team)
    .map((name) => teams[name]);
  if (fact === undefined) return { status: "unreadable", team, reason: "They were not asked for." };
  // Two answers about one team are no answer.
  if (more.length > 0) return { status: "unreadable", team, reason: "They were read twice." };
  if (fact.status === "unreadable") return { status: "unreadable", team, reason: fact.reason };
  const people = fact.members.filter(({ type }) => type === "User");
  return { status: "read", members: people.map(({ login, id }) => ({ login, id, team })) };
}
