import { read, type Answer } from "../answer.ts";
import { Refused, type Ask, type Call, type Reply } from "./ask.ts";
import { allPages, linkedPages } from "./pages.ts";

/** A call: the path starts behind `/repos/{owner}/{repo}`, except below `/orgs/`; `/` is the repository itself. */
export type RepositoryCall = Omit<Call, "repeat"> & Partial<Pick<Call, "repeat">>;

/** The ways in which a call of one repository is asked and its answer checked. */
export interface Client {
  readonly raw: (call: RepositoryCall) => Promise<Reply>;
  readonly one: <T>(call: RepositoryCall, parse: (answer: Answer) => T) => Promise<T>;
  /** Every item of a list, to the last page; `key` names the list inside the answer where it is not the answer. */
  readonly all: <T>(call: RepositoryCall, parse: (item: Answer) => T, key?: string) => Promise<readonly T[]>;
  /** The items of a list page by page, until one of them is enough. */
  readonly until: <T>(
    call: RepositoryCall,
    parse: (item: Answer) => T,
    isEnough: (item: T) => boolean,
  ) => Promise<readonly T[]>;
  /** The same for a list whose pages have marks instead of numbers. */
  readonly linked: Client["until"];
  /** Like `one`, for what may have been deleted since it was named. */
  readonly unlessGone: <T>(
    call: RepositoryCall,
    parse: (answer: Answer) => T,
  ) => Promise<T | { readonly status: "gone" }>;
}

const gone = new Set<number | null>([404, 422]);

/** Binds calls to one repository. */
export function client(repository: { readonly owner: string; readonly repo: string }, ask: Ask): Client {
  const complete = (call: RepositoryCall): Call =>
    call.route.includes(" /orgs/")
      ? { repeat: "safe", ...call }
      : {
          repeat: "safe",
          ...call,
          route: call.route.replace(" /", " /repos/{owner}/{repo}/").replace(/\/$/u, ""),
          parameters: { ...repository, ...call.parameters },
        };
  const raw = (call: RepositoryCall): Promise<Reply> => ask(complete(call));
  const one = async <T>(call: RepositoryCall, parse: (answer: Answer) => T): Promise<T> =>
    parse(read((await raw(call)).data, `GitHub's answer when asked to ${call.purpose}`));
  return {
    raw,
    one,
    all: async (call, parse, key = "") =>
      (await allPages(ask, complete(call), (answer) => answer.list(key))).map(parse),
    until: async (call, parse, isEnough) => {
      const items = (answer: Answer): readonly Answer[] => answer.list("");
      return (await allPages(ask, complete(call), items, (item) => isEnough(parse(item)))).map(parse);
    },
    linked: async (call, parse, isEnough) =>
      (await linkedPages(ask, complete(call), (item) => isEnough(parse(item)))).map(parse),
    unlessGone: async (call, parse) => {
      try {
        return await one(call, parse);
      } catch (thrown) {
        if (thrown instanceof Refused && gone.has(thrown.status)) return { status: "gone" };
        throw thrown;
      }
    },
  };
}
