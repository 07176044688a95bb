import type { Facts, Owners, Person, Review } from "../../core/generated/facts.ts";

/** What a pull request that changes a guarded path comes to, by the rules alone. */
export type PlainVerdict = "approved" | "overridden" | "not approved";

/**
 * The rules once more, written down as plainly as possible and without any code of the product: only whether a
 * pull request that changes a guarded path is approved, and by trying everything. `everywhere` are paths that stand
 * for all that patterns can tell apart.
 */
export function plainVerdict(facts: Facts, everywhere: readonly string[]): PlainVerdict {
  const { base, head: proposed } = facts.owners;
  if (base.status !== "read" || facts.reviews.status !== "read" || facts.check.status !== "clean")
    return "not approved";
  if (facts.guarded.status !== "listed" || ["pending", "truncated"].includes(facts.test_merge.status))
    return "not approved";
  const { items } = facts.reviews;
  if (contradicts(facts, items)) return "not approved";
  const file = base.owners;
  const changed = [
    ...facts.guarded.paths,
    ...(facts.test_merge.status === "listed" ? facts.test_merge.paths : []),
  ].filter(({ before, after }) => !same(before, after));
  if (changed.some(({ path, after }) => after !== null && isOdd(path, after.mode))) return "not approved";
  const guarded = changed.map(({ path }) => path).filter((path) => !path.startsWith("README"));
  const needed = guarded.flatMap((path) => listsFor(file, path));
  if (
    needed.some(({ list }) => list.some(({ team }) => team !== undefined && membersOf(facts, team) === null))
  )
    return "not approved";

  const opinions = items.filter(({ state }) => !["COMMENTED", "PENDING"].includes(state));
  if (opinions.some(({ submitted_at }) => Number.isNaN(Date.parse(submitted_at ?? ""))))
    return "not approved";
  const isLatest = (review: Review): boolean =>
    !opinions.some((other) => other.person?.id === review.person?.id && isLater(other, review));
  const standing = opinions.filter((review) => review.person !== null && isLatest(review));
  const isIn = (list: List, person: Person | null): boolean => person !== null && among(facts, list, person);
  if (
    standing.some(
      ({ state, person }) => state === "CHANGES_REQUESTED" && needed.some(({ list }) => isIn(list, person)),
    )
  )
    return "not approved";

  const { author } = facts.pull_request;
  const approvals = standing
    .filter((review) => review.state === "APPROVED" && isOfThisContent(facts, review))
    .filter(({ person }) => person?.id !== author?.id);
  const people = approvals.flatMap(({ person }) => person ?? []);
  const authorOwns = needed.some(({ list }) => isIn(list, author));
  if (file.author === "signs-for-own-function" && author !== null && authorOwns) {
    const { commits } = facts;
    if (commits.status !== "listed" || commits.items.length >= 250) return "not approved";
    if (!commits.items.some(({ sha }) => sha === facts.pull_request.head)) return "not approved";
    const isOwn = (login: string | null): boolean => login !== null && name(login) === name(author.login);
    if (
      commits.items.every(
        (each) => isOwn(each.author) && (isOwn(each.committer) || each.committer === "web-flow"),
      )
    )
      people.push(author);
  }
  if (changed.some(({ path }) => path === "definitions/owners.yaml")) {
    if (proposed.status !== "read") return "not approved";
    const present = [author, ...approvals.map(({ person }) => person)];
    if (!handedOver(facts, file, proposed.owners, present, [...everywhere, ...guarded]))
      return "not approved";
  }

  if (covers(facts, needed, people, new Map())) return "approved";
  const arbiters = approvals.filter(
    ({ person, body }) =>
      isIn(file.arbiter?.owners ?? [], person) &&
      /[\p{L}\p{N}]/u.test(body ?? "") &&
      waitedLongEnough(facts, file),
  );
  const functions = [...new Set(needed.map((each) => each.name))];
  const isOverridden = arbiters.some(({ person }) =>
    functions.some((missing) =>
      covers(
        facts,
        needed.filter((each) => each.name !== missing),
        people.filter((other) => other.id !== person?.id),
        new Map(),
      ),
    ),
  );
  return isOverridden ? "overridden" : "not approved";
}

type List = Owners["functions"]["sales"]["owners"];

interface Needed {
  readonly name: string;
  readonly list: List;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const name = (login: string): string => login.toLowerCase().replace(/^@/, "");
const seconds = (time: string): number => Math.floor(Date.parse(time) / 1000);

const isOdd = (path: string, mode: string): boolean =>
  path.startsWith("definitions/") && mode !== "100644" && mode !== "040000";

function contradicts({ pull_request, teams }: Facts, items: readonly Review[]): boolean {
  if (items.some((one) => items.some((other) => other.id === one.id && !same(one, other)))) return true;
  const members = Object.values(teams).flatMap((team) => (team?.status === "read" ? team.members : []));
  const people = [pull_request.author, ...items.map(({ person }) => person), ...members];
  return people.some((a) =>
    people.some((b) => a && b && (a.id === b.id) !== (name(a.login) === name(b.login))),
  );
}

/** One list for each signature that a change of this path needs. */
function listsFor(file: Owners, path: string): Needed[] {
  const scopes = (file.scopes ?? []).filter((scope) => scope.for.some((pattern) => means(pattern, path)));
  const scoped = scopes.flatMap((scope) =>
    Object.entries(scope)
      .filter(([key]) => key !== "for")
      .map(([key, list]) => ({ name: key, list: (list ?? []).filter((entry) => typeof entry !== "string") })),
  );
  const usual = [
    ...Object.entries(file.functions).map(([key, held]) => ({ name: key, list: held?.owners ?? [] })),
    ...(file.also ?? [])
      .filter((also) => also.for.some((pattern) => means(pattern, path)))
      .flatMap(({ need }) => Object.entries(need).map(([key, list]) => ({ name: key, list: list ?? [] }))),
  ];
  return [...scoped, ...usual.filter((each) => !scoped.some((scope) => scope.name === each.name))];
}

/** By parts of the path: `**` is any number of them, `*` any part of one. */
function means(pattern: string, path: string): boolean {
  if (!path.startsWith("definitions/")) return false;
  const fits = ([first, ...rest]: string[], parts: string[]): boolean => {
    if (first === undefined) return parts.length === 0;
    if (first === "**")
      return fits(rest, parts) || (parts.length > 0 && fits([first, ...rest], parts.slice(1)));
    const [part, ...others] = parts;
    if (part === undefined) return false;
    const [start = "", end] = first.split("*");
    const isPart =
      end === undefined
        ? part === first
        : part.length >= start.length + end.length && part.startsWith(start) && part.endsWith(end);
    return isPart && fits(rest, others);
  };
  return fits(pattern.split("/"), path.split("/").slice(1));
}

/** The members of a team, or null if they are not known for certain. */
function membersOf({ teams }: Facts, team: string): Person[] | null {
  const answers = Object.keys(teams).filter((key) => name(key) === name(team));
  const [answer] = answers.map((key) => teams[key]);
  return answers.length === 1 && answer?.status === "read" ? answer.members : null;
}

const among = (facts: Facts, list: List, person: Person): boolean =>
  person.type === "User" &&
  list.some(({ login, id, team }) =>
    team === undefined
      ? name(login ?? "") === name(person.login) && (id === undefined || id === person.id)
      : (membersOf(facts, team) ?? []).some((member) => member.id === person.id && member.type === "User"),
  );

/** Tries every way in which each person signs for one function at most. */
function covers(
  facts: Facts,
  needed: readonly Needed[],
  people: readonly Person[],
  signs: ReadonlyMap<Person, string>,
): boolean {
  const [person, ...others] = people;
  if (person === undefined)
    return needed.every((each) =>
      [...signs].some(([signer, named]) => named === each.name && among(facts, each.list, signer)),
    );
  const own = needed.filter(({ list }) => among(facts, list, person)).map((each) => each.name);
  const choices = [...new Set(own)].map((choice) => new Map([...signs, [person, choice] as const]));
  return [...choices, signs].some((choice) => covers(facts, needed, others, choice));
}

/** Whether somebody who comes in has agreed, wherever nobody remains of those who own a path for a function. */
function handedOver(
  facts: Facts,
  before: Owners,
  after: Owners,
  present: readonly (Person | null)[],
  paths: readonly string[],
): boolean {
  const entries = JSON.stringify(after).matchAll(/"team":"([^"]+)"/g);
  if ([...entries].some(([, team]) => membersOf(facts, team ?? "") === null)) return false;
  const identities = (list: List): { login: string; id: number | undefined }[] =>
    list.flatMap(({ login, id, team }) =>
      team === undefined
        ? [{ login: name(login ?? ""), id }]
        : (membersOf(facts, team) ?? [])
            .filter(({ type }) => type === "User")
            .map((member) => ({ login: name(member.login), id: member.id })),
    );
  return paths.every((path) =>
    listsFor(after, path).every((next) => {
      const left = listsFor(before, path).filter((each) => each.name === next.name);
      const isUnknown = left.some(({ list }) =>
        list.some(({ team }) => team !== undefined && membersOf(facts, team) === null),
      );
      const had = left.flatMap(({ list }) => identities(list));
      const stays = had.some((owner) =>
        identities(next.list).some((other) =>
          owner.id !== undefined && other.id !== undefined
            ? owner.id === other.id
            : owner.login === other.login,
        ),
      );
      const agreed = present.some((person) => person !== null && among(facts, next.list, person));
      return (had.length === 0 && !isUnknown) || stays || agreed;
    }),
  );
}

const isLater = (a: Review, b: Review): boolean => {
  const [x, y] = [Date.parse(a.submitted_at ?? ""), Date.parse(b.submitted_at ?? "")];
  return x > y || (x === y && a.id > b.id);
};

/** The one content that the facts give for a commit. */
function contentOf({ contents }: Facts, commit: string | null): string | null {
  const [content, ...more] = new Set(
    contents.filter(({ sha }) => sha === commit).map((each) => each.content),
  );
  return more.length > 0 ? null : (content ?? null);
}

/** Whether a record is one of this content, and nothing that is known of its commit says otherwise. */
const holds = (facts: Facts, { sha, content: recorded }: Facts["heads"][number], content: string): boolean =>
  recorded === content &&
  (!facts.contents.some((each) => each.sha === sha) || contentOf(facts, sha) === content);

/** By seconds: whatever may have been the head when the review came in has to have had this content. */
function isOfThisContent(facts: Facts, { commit_id, submitted_at }: Review): boolean {
  const content = contentOf(facts, facts.pull_request.head);
  if (content === null || contentOf(facts, commit_id) !== content) return false;
  const then = seconds(submitted_at ?? "");
  const earlier = facts.heads.filter(({ since }) => seconds(since) < then);
  const isOvertaken = (time: string): boolean => earlier.some(({ since }) => seconds(since) > seconds(time));
  const maybe = facts.heads.filter(({ since }) => !(seconds(since) > then) && !isOvertaken(since));
  return (
    earlier.some((record) => holds(facts, record, content)) &&
    maybe.every((record) => holds(facts, record, content))
  );
}

const hour = 60 * 60 * 1000;

/** Counts the hours from Monday to Friday since the content at the head came up, without a break. */
function waitedLongEnough(facts: Facts, { arbiter }: Owners): boolean {
  const content = contentOf(facts, facts.pull_request.head);
  if (content === null || arbiter === undefined) return false;
  const others = facts.heads.filter((record) => !holds(facts, record, content));
  const unbroken = facts.heads
    .filter((record) => holds(facts, record, content) && !Number.isNaN(Date.parse(record.since)))
    .filter(({ since }) => others.every((other) => seconds(other.since) <= seconds(since)));
  if (unbroken.length === 0) return false;
  const start = Math.min(...unbroken.map(({ since }) => Date.parse(since)));
  const now = Date.parse(facts.decided_at);
  const weekday = (at: number): boolean => ![0, 6].includes(new Date(at).getUTCDay());
  let counted = 0;
  let at = start;
  while (at < now) {
    const next = Math.min(now, (Math.floor(at / hour) + 1) * hour);
    if (weekday(at)) counted += next - at;
    at = next;
  }
  const asked = Number.parseInt(arbiter.may_stand_in_after, 10) * 24 * hour;
  // A wait that ends with a Friday ends when Monday begins.
  return counted > asked || (counted === asked && weekday(now));
}
