import { requestFaults, responseFaults } from "../contract/contract.ts";
import { route } from "../contract/route.ts";
import { activity } from "./activity.ts";
import { archives } from "./archives.ts";
import type { Clock } from "./clock.ts";
import { refusal, type Answer, type Call, type Identity, type Request } from "./exchange.ts";
import { answerOf, type Faults } from "./faults.ts";
import { forward, upstreamFor } from "./forward.ts";
import type { OwnOperation, OwnRoute } from "./own-route.ts";
import { rulesetRoutes } from "./rulesets.ts";
import { address, listen, stop } from "./serve.ts";
import { statusRoutes } from "./statuses.ts";

/** What stands between the Action and the emulator, and what it has seen. */
export interface Proxy {
  readonly url: string;
  readonly calls: readonly Call[];
  readonly violations: readonly string[];
  /** Says where the emulator listens; it needs the proxy's own address first, for the links in its answers. */
  connect(upstream: string): void;
  close(): Promise<void>;
}

/** Who is behind a token; undefined for a token that nobody was given. */
export type Identify = (token: string) => Identity | undefined;

/**
 * Starts the contract proxy: it holds every request and every answer against GitHub's own description, records them,
 * and passes them on. It answers statuses, archives, rulesets and the list of pushes itself, and nothing else.
 */
export async function startProxy(clock: Clock, identify: Identify, faults: Faults): Promise<Proxy> {
  const calls: Call[] = [];
  const violations: string[] = [];
  let emulator = "";

  const files = archives(() => address(downloads));
  const moves = activity(clock);
  const own: Readonly<Record<OwnOperation, OwnRoute>> = {
    ...statusRoutes(clock),
    ...rulesetRoutes(),
    "repos/list-activities": moves.list,
    "repos/download-tarball-archive": files.redirect,
  };

  /** Undefined: the connection is dropped without an answer. */
  async function api(request: Request): Promise<Answer | undefined> {
    const { method, url, headers } = request;
    const path = url.pathname;
    const report = (where: string, found: readonly string[]): void => {
      violations.push(...found.map((fault) => `${method} ${path}, ${where}: ${fault}`));
    };
    const token = /^(?:token|bearer) (.+)$/i.exec(headers["authorization"] ?? "")?.[1];
    const by = token === undefined ? undefined : identify(token);
    const body = parse(request.text);
    const record = (operation: Call["operation"], answer: Answer | undefined): Answer | undefined => {
      calls.push({ operation, method, path, query: url.search, by, body, status: answer?.status ?? 0 });
      return answer;
    };

    const found = route(method, path);
    if (found === undefined) {
      report("request", ["it is none of the operations in tests/contract/operations.ts."]);
      return record("unknown", refusal(404, "Not Found"));
    }
    const { operation, params } = found;
    report(
      "request",
      requestFaults({ operation, params, query: url.searchParams, agent: headers["user-agent"], body }),
    );
    // The emulator takes any text for a token of its first user; GitHub does not. A signed app token is its to judge.
    if (token !== undefined && by === undefined && !token.startsWith("eyJ")) {
      return record(operation, refusal(401, "Bad credentials"));
    }

    const fault = faults.next(operation, path + url.search);
    if (fault?.kind === "before") await fault.happens();
    const injected = fault === undefined ? undefined : answerOf(fault);
    if (injected !== undefined || fault?.kind === "hang-up") return record(operation, injected);

    const asked = { params, url, body, by, upstream: upstreamFor(emulator, headers) };
    const noteMove = await moves.watch(operation, asked);
    const genuine = isOwn(operation) ? await own[operation](asked) : await forward(emulator, request);
    noteMove?.(genuine);
    const answer = fault?.kind === "edited" ? edited(genuine, fault.edit) : genuine;
    const location = answer.headers["location"] ?? null;
    report(
      "answer",
      responseFaults({ operation, status: answer.status, location, body: parse(answer.body) }),
    );
    if (method !== "GET") clock.pass({ seconds: 1 });
    record(operation, answer);
    if (fault?.kind === "after") await fault.happens();
    return answer;
  }

  async function download({ method, url, headers }: Request): Promise<Answer> {
    // Downloads are on a server of their own, and a token is for the API alone.
    if (headers["authorization"] !== undefined) {
      violations.push(`${method} ${url.pathname}, download: the token was sent to the download server.`);
    }
    const answer = await files.download(url.pathname);
    const seen = {
      path: url.pathname,
      query: url.search,
      by: undefined,
      body: undefined,
      status: answer.status,
    };
    calls.push({ operation: "download", method, ...seen });
    return answer;
  }

  /** A mistake of the proxy must fail the test that meets it, even if the Action copes with the answer. */
  const guarded = (serve: typeof api) => (request: Request) =>
    serve(request).catch((cause: unknown) => {
      violations.push(`${request.method} ${request.url.pathname}, the proxy itself: ${String(cause)}`);
      return refusal(500, "The proxy failed.");
    });

  const isOwn = (operation: string): operation is OwnOperation => operation in own;
  const [main, downloads] = await Promise.all([listen(guarded(api)), listen(guarded(download))]);
  return {
    url: address(main),
    calls,
    violations,
    connect: (upstream) => {
      emulator = upstream;
    },
    close: async () => {
      await Promise.all([main, downloads].map(stop));
    },
  };
}

function edited(answer: Answer, edit: (body: unknown) => unknown): Answer {
  const body = JSON.stringify(edit(parse(answer.body)));
  return {
    ...answer,
    headers: { ...answer.headers, "content-length": String(Buffer.byteLength(body)) },
    body,
  };
}

/** Text that is no JSON is handed on as text: the description says what it should have been. */
function parse(body: string | Uint8Array): unknown {
  if (body.length === 0) return undefined;
  const text = Buffer.from(body).toString();
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
