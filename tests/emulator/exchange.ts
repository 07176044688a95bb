import type { OperationId } from "../contract/operations.ts";

/** Whom a token belongs to: a person, or an app with the permissions that a workflow asked for. */
export type Identity =
  | { readonly kind: "person"; readonly login: string }
  | { readonly kind: "app"; readonly login: string; readonly permissions: Readonly<Record<string, string>> };

/** A request on its way to GitHub. */
export interface Request {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** What comes back. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** One request that the proxy saw, with the answer's status. */
export interface Call {
  readonly operation: OperationId | "download" | "unknown";
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly by: Identity | undefined;
  readonly body: unknown;
  readonly status: number;
}

/** The emulator, as the proxy's own routes ask it: with the token of whoever asks them. */
export type Upstream = (
  method: string,
  path: string,
) => Promise<{ readonly status: number; readonly json: unknown }>;

/** Builds an answer as GitHub does: JSON, with the content type that clients look at. */
export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: JSON.stringify(value),
  };
}

/** Builds the error that GitHub would send. */
export function refusal(status: number, message: string): Answer {
  return json(status, { message, documentation_url: "https://docs.github.com/rest", status: String(status) });
}
