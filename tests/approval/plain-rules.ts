import type { Facts, Person, Review } from "../../core/generated/facts.ts";

/**
 * The rules once more, written down as plainly as possible and without any code of the product: only whether a
 * pull request that changes a guarded path is approved, and by trying everything.
 */
export function plainlyApproved(facts: Facts): boolean {
  const { base, head: proposed } = facts.owners;
  if (base.status !== "read" || facts.reviews.status !== "read" || facts.check.status !== "clean")
    return false;
  if (facts.guarded.status !== "listed" || ["pending", "truncated"].includes(facts.test_merge.status))
    return false;
  if (hasUnenforcedKey(base.owners)) return false;

  const { items } = facts.reviews;
  const opinions = items.filter(({ state }) => !["COMMENTED", "PENDING"].includes(state));
  if (items.some((one) => items.some((other) => other.id === one.id && !same(one, other)))) return false;
  const people = [facts.pull_request.author, ...items.map(({ person }) => person)];
  if (people.some((a) => people.some((b) => a && b && (a.id === b.id) !== (name(a.login) === name(b.login)))))
    return false;
  if (opinions.some(({ submitted_at }) => Number.isNaN(Date.parse(submitted_at ?? "")))) return false;

  const isLatest = (review: Review): boolean =>
    !opinions.some((other) => other.person?.id === review.person?.id && isLater(other, review));
  const standing = opinions.filter((review) => review.person !== null && isLatest(review));
  const functions = Object.keys(base.owners.functions);
  const owns = (person: Person | null, name: string, file = base.owners): boolean =>
    person !== null && ownersOf(file, name).some((owner) => matches(owner, person));

  const objected = standing.some(
    ({ state, person }) => state === "CHANGES_REQUESTED" && functions.some((name) => owns(person, name)),
  );
  const signers = standing.filter((review) => review.state === "APPROVED" && isOfThisContent(facts, review));
  const { author } = facts.pull_request;
  const others = signers.map(({ person }) => person).filter((person) => person?.id !== author?.id);
  const covered = arrangements(functions.length, others).some((row) =>
    functions.every((name, index) => owns(row[index] ?? null, name)),
  );

  const changed = [
    ...facts.guarded.paths,
    ...(facts.test_merge.status === "listed" ? facts.test_merge.paths : []),
  ];
  if (!changed.some(({ path, before, after }) => path === "definitions/owners.yaml" && !same(before, after)))
    return covered && !objected && !changed.some(notPlain);
  if (proposed.status !== "read" || hasUnenforcedKey(proposed.owners)) return false;
  const handedOver = Object.keys(proposed.owners.functions).every((name) => {
    const before = ownersOf(base.owners, name);
    const stays = ownersOf(proposed.owners, name).some((next) =>
      before.some((owner) =>
        owner.id !== undefined && next.id !== undefined
          ? owner.id === next.id
          : loginOf(owner) === loginOf(next),
      ),
    );
    return (
      before.length === 0 ||
      stays ||
      [author, ...others].some((person) => owns(person, name, proposed.owners))
    );
  });
  return covered && !objected && handedOver && !changed.some(notPlain);
}

type File = Extract<Facts["owners"]["base"], { status: "read" }>["owners"];
type Owner = File["functions"]["sales"]["owners"][number];

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const name = (login: string): string => login.toLowerCase().replace(/^@/, "");
const loginOf = (owner: Owner): string => name(owner.login ?? "");
const ownersOf = (file: File, named: string): Owner[] => file.functions[named]?.owners ?? [];

const matches = (owner: Owner, person: Person): boolean =>
  person.type === "User" &&
  loginOf(owner) === name(person.login) &&
  (owner.id === undefined || owner.id === person.id);

const hasUnenforcedKey = (file: File): boolean =>
  file.also !== undefined ||
  file.scopes !== undefined ||
  file.arbiter !== undefined ||
  file.author === "signs-for-own-function" ||
  Object.values(file.functions).some((held) => held?.owners.some(({ team }) => team !== undefined));

const notPlain = ({
  path,
  before,
  after,
}: {
  path: string;
  before: unknown;
  after: { mode: string } | null;
}): boolean =>
  path.startsWith("definitions/") && after !== null && !same(before, after) && after.mode !== "100644";

const isLater = (a: Review, b: Review): boolean => {
  const [x, y] = [Date.parse(a.submitted_at ?? ""), Date.parse(b.submitted_at ?? "")];
  return x > y || (x === y && a.id > b.id);
};

/** By seconds: whatever may have been the head when the review came in has to have had this content. */
function isOfThisContent(facts: Facts, { commit_id, submitted_at }: Review): boolean {
  const contents = (commit: string | null): (string | null)[] => [
    ...new Set(facts.contents.filter(({ sha }) => sha === commit).map(({ content }) => content)),
  ];
  const of = (commit: string | null): string | null => {
    const [content, ...more] = contents(commit);
    return more.length > 0 ? null : (content ?? null);
  };
  const content = of(facts.pull_request.head);
  if (content === null || of(commit_id) !== content) return false;
  const seconds = (time: string): number => Math.floor(Date.parse(time) / 1000);
  const then = seconds(submitted_at ?? "");
  const earlier = facts.heads.filter(({ since }) => seconds(since) < then);
  const isOvertaken = (time: string): boolean => earlier.some(({ since }) => seconds(since) > seconds(time));
  const maybe = facts.heads.filter(({ since }) => !(seconds(since) > then) && !isOvertaken(since));
  const holds = (record: Facts["heads"][number]): boolean =>
    record.content === content && (contents(record.sha).length === 0 || of(record.sha) === content);
  return earlier.some(holds) && maybe.every(holds);
}

/** All ways to choose so many of the people, in order. */
function arrangements<T>(size: number, people: readonly T[]): T[][] {
  if (size === 0) return [[]];
  return people.flatMap((person, index) =>
    arrangements(size - 1, [...people.slice(0, index), ...people.slice(index + 1)]).map((rest) => [
      person,
      ...rest,
    ]),
  );
}
