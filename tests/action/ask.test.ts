import { describe, expect, it, vi } from "vitest";
import { patiently, type Call, type Reply } from "../../action/github/ask.ts";

const call: Call = {
  route: "GET /repos/{owner}/{repo}/pulls",
  parameters: {},
  purpose: "list the open pull requests",
  permission: "pull-requests: read",
  repeat: "safe",
};
const reply: Reply = { data: [], headers: {} };

const failure = (status: number, message: string, headers: Record<string, string> = {}): unknown => ({
  status,
  message,
  response: { headers },
});

/** Asks a GitHub that fails in this order and then answers; tells how long the waits were. */
async function ask(
  failures: readonly unknown[],
  asked = call,
): Promise<{ waits: number[]; answer: Reply | string }> {
  const waits: number[] = [];
  // A refusal of GitHub is not always an Error.
  const send = vi.fn<() => Promise<Reply>>().mockResolvedValue(reply);
  for (const failure of failures) send.mockRejectedValueOnce(failure);
  const patience = {
    attempts: 4,
    random: () => 1,
    now: () => 1_000_000,
    wait: (milliseconds: number) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
  };
  const answer = await patiently(send, patience)(asked).catch((thrown: unknown) => (thrown as Error).message);
  return { waits, answer };
}

const server = failure(502, "Bad gateway");
const refusal = (reason: string, remedy: string): string =>
  `We asked GitHub to list the open pull requests and it answered ${reason}. Nothing is approved without that answer. ${remedy}`;
const later = "Run the job again in a few minutes.";

describe("asking GitHub", () => {
  it("tries again after server errors, with longer and longer waits", async () => {
    expect(await ask([server, server, server])).toEqual({ waits: [1000, 2000, 4000], answer: reply });
  });

  it("gives up after a bounded number of attempts", async () => {
    const { waits, answer } = await ask([server, server, server, server]);
    expect(waits).toHaveLength(3);
    expect(answer).toBe(refusal("502: Bad gateway", later));
  });

  it("tries again when there was no answer at all", async () => {
    expect((await ask([new TypeError("fetch failed")])).answer).toBe(reply);
  });

  it("waits as long as GitHub asks for", async () => {
    expect(await ask([failure(403, "secondary rate limit", { "retry-after": "30" })])).toEqual({
      waits: [30_000],
      answer: reply,
    });
  });

  it("does not wait for an hour", async () => {
    const limit = failure(403, "API rate limit exceeded", {
      "x-ratelimit-remaining": "0",
      "x-ratelimit-reset": "4600",
    });
    const { waits, answer } = await ask([limit]);
    expect(waits).toEqual([]);
    expect(answer).toContain("it answered 403: API rate limit exceeded.");
  });

  it("waits for a limit that ends soon", async () => {
    const limit = failure(403, "API rate limit exceeded", {
      "x-ratelimit-remaining": "0",
      "x-ratelimit-reset": "1010",
    });
    expect((await ask([limit])).waits).toEqual([10_000]);
  });

  it("never tries a refusal again, and names the permission that is missing", async () => {
    const { waits, answer } = await ask([
      failure(403, "Resource not accessible by integration - https://docs.github.com/rest"),
    ]);
    expect(waits).toEqual([]);
    expect(answer).toBe(
      refusal(
        "403: Resource not accessible by integration",
        "Give the job `pull-requests: read` under `permissions:`, or a token that has it.",
      ),
    );
  });

  it("sends a comment only once when it is not known whether it arrived", async () => {
    const once: Call = { ...call, repeat: "only-when-refused" };
    expect((await ask([server], once)).waits).toEqual([]);
    expect((await ask([failure(429, "Too many requests")], once)).answer).toBe(reply);
  });
});
