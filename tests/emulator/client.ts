import { description } from "../contract/description.ts";
import type { OperationId } from "../contract/operations.ts";

type Params = Readonly<Record<string, string | number>>;

/** What GitHub answered. */
export interface Response {
  readonly status: number;
  readonly body: unknown;
}

/** Calls one operation with a token. Values that the path of the operation does not name go into the query. */
export type Client = (
  token: string,
  operation: OperationId,
  params: Params,
  body?: object,
) => Promise<Response>;

/** Speaks to GitHub at this address. */
export function client(url: string): Client {
  return async (token, operation, params, body) => {
    const { method, path } = description.operations[operation];
    const rest = new Map(Object.entries(params));
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = rest.get(name) ?? "";
      rest.delete(name);
      return encodeURIComponent(value);
    });
    const query = new URLSearchParams(
      [...rest].map(([name, value]): [string, string] => [name, String(value)]),
    );
    const response = await fetch(`${url}${filled}${query.size > 0 ? `?${query.toString()}` : ""}`, {
      method,
      redirect: "manual",
      headers: {
        authorization: `Bearer ${token}`,
        "user-agent": "countersign-tests",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : (JSON.parse(text) as unknown) };
  };
}

/** Somebody at work in one repository. */
export interface Actor {
  readonly owner: string;
  readonly repo: string;
  /** Calls an operation of the repository, whatever comes of it. */
  readonly attempt: (operation: OperationId, params?: Params, body?: object) => Promise<Response>;
  /** Calls an operation that must go well: anything else is a mistake of the test. */
  readonly act: (operation: OperationId, params?: Params, body?: object) => Promise<unknown>;
}

/** Puts somebody to work in a repository. */
export function actor(call: Client, token: string, owner: string, repo: string): Actor {
  const attempt: Actor["attempt"] = (operation, params, body) =>
    call(token, operation, { owner, repo, ...params }, body);
  return {
    owner,
    repo,
    attempt,
    act: async (operation, params, body) => succeeded(await attempt(operation, params, body), operation),
  };
}

/** The body of an answer that went well; throws for any other. */
export function succeeded({ status, body }: Response, what: string): unknown {
  if (status < 300) return body;
  throw new Error(`GitHub answers ${status} to ${what}: ${JSON.stringify(body)}`);
}
