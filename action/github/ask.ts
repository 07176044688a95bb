/** A reply of GitHub, before anything in it is trusted. */
export interface Reply {
  readonly data: unknown;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** One call, said twice: for GitHub, and for the sentence that a refusal ends in. */
export interface Call {
  /** Method and path template, such as `GET /repos/{owner}/{repo}/pulls`. */
  readonly route: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** What it is for: "read the reviews of #7". */
  readonly purpose: string;
  /** The permission of the job's token that it needs. */
  readonly permission: string;
  /** A call that may be sent twice is tried again after a server error; a new comment would then appear twice. */
  readonly repeat: "safe" | "only-when-refused";
}

export type Ask = (call: Call) => Promise<Reply>;

/** A call that GitHub did not grant; the message is a sentence for people. */
export class Refused extends Error {
  override readonly name = "Refused";
  /** Null where nothing was answered at all. */
  readonly status: number | null;
  /** What was asked and what came of it, without what to do about it. */
  readonly saw: string;
  /** The permission that the call needs. */
  readonly permission: string;

  constructor(call: Call, status: number | null, reason: string) {
    const what = status === null ? `did not answer (${reason})` : `answered ${status}: ${reason}`;
    const saw = `We asked GitHub to ${call.purpose} and it ${what.replace(/\.$/u, "")}.`;
    const remedy =
      status === 401 || status === 403 || status === 404
        ? `Give the job \`${call.permission}\` under \`permissions:\`, or a token that has it.`
        : "Run the job again in a few minutes.";
    super(`${saw} Nothing is approved without that answer. ${remedy}`);
    this.status = status;
    this.saw = saw;
    this.permission = call.permission;
  }
}

export interface Patience {
  readonly attempts: number;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** From 0 to 1: spreads the runs that GitHub slowed down at the same moment. */
  readonly random: () => number;
  readonly now: () => number;
}

/** What octokit throws, as far as it is used here. */
interface Failure {
  readonly status: number | null;
  readonly message: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

const failure = (thrown: unknown): Failure => {
  const value = (typeof thrown === "object" && thrown !== null ? thrown : {}) as {
    readonly status?: unknown;
    readonly message?: unknown;
    readonly response?: { readonly headers?: Readonly<Record<string, unknown>> };
  };
  return {
    // Where nothing was answered octokit gives a status of its own.
    status: value.response !== undefined && typeof value.status === "number" ? value.status : null,
    // GitHub's own messages end in a link to its reference, which helps nobody who reads a verdict.
    message: (typeof value.message === "string" ? value.message : String(thrown)).replace(
      / - https?:\S+$/u,
      "",
    ),
    headers: value.response?.headers ?? {},
  };
};

const longestWait = 60_000;

/** How long to wait before trying again, or null when waiting would not help. */
function delay(problem: Failure, call: Call, attempt: number, patience: Patience): number | null {
  const seconds = Number(problem.headers["retry-after"] ?? Number.NaN);
  if (Number.isFinite(seconds)) return seconds * 1000 <= longestWait ? seconds * 1000 : null;
  if (problem.headers["x-ratelimit-remaining"] === "0") {
    const until = Number(problem.headers["x-ratelimit-reset"] ?? Number.NaN) * 1000 - patience.now();
    return until <= longestWait ? Math.max(until, 1000) : null;
  }
  const slowedDown = problem.status === 429 || /secondary rate limit/iu.test(problem.message);
  // No answer at all is as good as a server error.
  const mayPass = problem.status === null || problem.status >= 500;
  if (!slowedDown && !(mayPass && call.repeat === "safe")) return null;
  return 1000 * 2 ** attempt * (0.5 + patience.random() / 2);
}

/** Asks with patience: server errors and limits are tried again, a bounded number of times; the rest is refused. */
export function patiently(send: (call: Call) => Promise<Reply>, patience: Patience): Ask {
  const ask = async (call: Call, attempt: number): Promise<Reply> => {
    try {
      return await send(call);
    } catch (thrown) {
      const problem = failure(thrown);
      const milliseconds = attempt + 1 < patience.attempts ? delay(problem, call, attempt, patience) : null;
      if (milliseconds === null) throw new Refused(call, problem.status, problem.message);
      await patience.wait(milliseconds);
      return ask(call, attempt + 1);
    }
  };
  return (call) => ask(call, 0);
}
