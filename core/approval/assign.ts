/** Somebody who could sign, and the functions that this person owns. */
export interface Candidate {
  readonly login: string;
  readonly functions: readonly string[];
}

export type Assignment = ReadonlyMap<string, Candidate>;

/** Functions that cannot all be signed, and everybody who could sign for any of them. */
export interface Shortage {
  readonly functions: readonly string[];
  readonly people: readonly string[];
}

/**
 * Gives each function a person of its own, for as many functions as possible (an exact search, not first fit).
 * Whoever has a place in `start` keeps one, though perhaps for another function.
 */
export function assign(
  functions: readonly string[],
  candidates: readonly Candidate[],
  start: Assignment = new Map(),
): Assignment {
  const assignment = new Map(start);
  const place = (name: string, tried: Set<Candidate>): boolean => {
    for (const candidate of candidates) {
      if (tried.has(candidate) || !candidate.functions.includes(name)) continue;
      tried.add(candidate);
      const held = functions.find((other) => assignment.get(other) === candidate);
      // Somebody who signs elsewhere is free for this function if that other one finds somebody else.
      if (held !== undefined && !place(held, tried)) continue;
      assignment.set(name, candidate);
      return true;
    }
    return false;
  };
  for (const name of functions) if (!assignment.has(name)) place(name, new Set());
  return assignment;
}

/** The groups of functions that have fewer people than functions, whoever signs for which. */
export function shortages(
  functions: readonly string[],
  candidates: readonly Candidate[],
): readonly Shortage[] {
  const assignment = assign(functions, candidates);
  const groups = functions
    .filter((name) => !assignment.has(name))
    .map((name) => entangled(new Set([name]), functions, candidates, assignment));
  return merged(groups).map((group) => ({
    functions: functions.filter((name) => group.has(name)),
    people: candidates
      .filter((candidate) => candidate.functions.some((name) => group.has(name)))
      .map(({ login }) => login),
  }));
}

/** A function without a person, together with the functions that hold everybody who could sign for it. */
function entangled(
  group: ReadonlySet<string>,
  functions: readonly string[],
  candidates: readonly Candidate[],
  assignment: Assignment,
): ReadonlySet<string> {
  const wanted = candidates.filter((candidate) => candidate.functions.some((name) => group.has(name)));
  const holding = functions.filter((name) => wanted.some((candidate) => assignment.get(name) === candidate));
  const larger = new Set([...group, ...holding]);
  return larger.size === group.size ? group : entangled(larger, functions, candidates, assignment);
}

function merged(groups: readonly ReadonlySet<string>[]): readonly ReadonlySet<string>[] {
  return groups.reduce<readonly ReadonlySet<string>[]>((known, group) => {
    const touching = known.filter((other) => [...group].some((name) => other.has(name)));
    const union = new Set([...touching.flatMap((other) => [...other]), ...group]);
    return [...known.filter((other) => !touching.includes(other)), union];
  }, []);
}
