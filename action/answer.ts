import type { Person, Sha } from "./github/port.ts";

const commitId = /^[0-9a-f]{40}$/;
const serverTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** An answer, an event or a page that cannot be relied on; the message is a sentence for people. */
export class UnusableAnswer extends Error {
  override readonly name = "UnusableAnswer";
}

/** Checked access to a value that came from outside: every method returns what it promises, or throws. */
export interface Answer {
  readonly text: (path: string) => string;
  readonly optionalText: (path: string) => string | null;
  readonly integer: (path: string) => number;
  readonly optionalInteger: (path: string) => number | null;
  readonly flag: (path: string) => boolean;
  readonly optionalFlag: (path: string) => boolean | null;
  readonly sha: (path: string) => Sha;
  readonly optionalSha: (path: string) => Sha | null;
  readonly time: (path: string) => string;
  readonly optionalTime: (path: string) => string | null;
  readonly oneOf: <T extends string>(path: string, allowed: readonly T[]) => T;
  readonly person: (path: string) => Person | null;
  readonly at: (path: string) => Answer;
  readonly optional: (path: string) => Answer | null;
  readonly list: (path: string) => readonly Answer[];
  readonly optionalList: (path: string) => readonly Answer[] | null;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Own properties only: a key such as `__proto__` must not reach what every object inherits. */
const step = (value: unknown, key: string): unknown =>
  isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;

const follow = (value: unknown, path: string): unknown =>
  path === "" ? value : path.split(".").reduce<unknown>(step, value);

/**
 * Wraps a value from outside. `what` names it in the sentence that a wrong value ends in; a path such as `head.sha`
 * walks into it, and the empty path is the value itself.
 */
export function read(value: unknown, what: string): Answer {
  const refuse = (path: string, wanted: string): never => {
    const place = path === "" ? "it" : `\`${path}\``;
    throw new UnusableAnswer(
      `We could not understand ${what}: ${place} is not ${wanted}. Nothing is approved on a guess. ` +
        "Run the job again; if it stays so, tell the people who maintain Countersign.",
    );
  };
  const text = (path: string): string => {
    const found = follow(value, path);
    return typeof found === "string" ? found : refuse(path, "a text");
  };
  const matching = (path: string, pattern: RegExp, wanted: string): string => {
    const found = text(path);
    return pattern.test(found) ? found : refuse(path, wanted);
  };
  const absent = (path: string): boolean => (follow(value, path) ?? null) === null;
  const integer = (path: string): number => {
    const found = follow(value, path);
    return Number.isSafeInteger(found) ? (found as number) : refuse(path, "a whole number");
  };
  const flag = (path: string): boolean => {
    const found = follow(value, path);
    return typeof found === "boolean" ? found : refuse(path, "true or false");
  };
  const time = (path: string): string => matching(path, serverTime, "a time in UTC");
  const sha = (path: string): Sha => matching(path, commitId, "the id of a git object (40 characters)");
  const at = (path: string): Answer => {
    const found = follow(value, path);
    return isObject(found) ? read(found, what) : refuse(path, "an object");
  };
  const list = (path: string): readonly Answer[] => {
    const found = follow(value, path);
    return Array.isArray(found) ? found.map((item: unknown) => read(item, what)) : refuse(path, "a list");
  };
  return {
    text,
    integer,
    sha,
    at,
    optionalText: (path) => (absent(path) ? null : text(path)),
    flag,
    time,
    optionalInteger: (path) => (absent(path) ? null : integer(path)),
    optionalFlag: (path) => (absent(path) ? null : flag(path)),
    optionalTime: (path) => (absent(path) ? null : time(path)),
    optionalSha: (path) => (absent(path) ? null : sha(path)),
    oneOf: (path, allowed) => {
      const found = text(path);
      return allowed.find((candidate) => candidate === found) ?? refuse(path, `one of ${allowed.join(", ")}`);
    },
    person: (path) => {
      if (absent(path)) return null;
      const account = at(path);
      return { login: account.text("login"), id: account.integer("id"), type: account.text("type") };
    },
    optional: (path) => (absent(path) ? null : at(path)),
    list,
    optionalList: (path) => (absent(path) ? null : list(path)),
  };
}
