import type { OperationId } from "../contract/operations.ts";
import { json, refusal, type Answer } from "./exchange.ts";

/** Something that goes wrong on GitHub, once or a few times. A merge is never touched. */
export interface Fault {
  readonly operation: Exclude<OperationId, "pulls/merge">;
  /** Only calls with this in their path or query. */
  readonly matching?: string;
  /** How many calls pass before it happens; none if left out. */
  readonly after?: number;
  /** How often it happens; once if left out. */
  readonly times?: number;
  readonly kind:
    | {
        readonly kind: "status";
        readonly status: number;
        readonly message?: string;
        readonly retryAfter?: number;
      }
    | { readonly kind: "not-json" }
    | { readonly kind: "empty-list" }
    | { readonly kind: "hang-up" }
    /** GitHub's own answer, changed: for limits that the emulator does not have. Nothing below `pulls/` may be. */
    | { readonly kind: "edited"; readonly edit: (body: unknown) => unknown }
    /** The call itself is answered as always, but this happens just before it, or just after. */
    | { readonly kind: "before" | "after"; readonly happens: () => Promise<unknown> };
}

/** Remembers what is to go wrong, and hands it out call by call. */
export interface Faults {
  add(fault: Fault): void;
  next(operation: OperationId, path: string): Fault["kind"] | undefined;
}

/** Starts without any fault. */
export function faults(): Faults {
  const planned: { readonly fault: Fault; seen: number }[] = [];
  return {
    add: (fault) => {
      if (fault.kind.kind === "edited" && fault.operation.startsWith("pulls/")) {
        throw new Error("A pull request, its head and its reviews always come from the emulator.");
      }
      planned.push({ fault, seen: 0 });
    },
    next: (operation, path) => {
      for (const plan of planned) {
        const { fault } = plan;
        if (fault.operation !== operation || !path.includes(fault.matching ?? "")) continue;
        const turn = plan.seen - (fault.after ?? 0);
        plan.seen += 1;
        if (turn >= 0 && turn < (fault.times ?? 1)) return fault.kind;
      }
      return undefined;
    },
  };
}

/** The answer in place of GitHub's; undefined where the fault lets the call through or drops the connection. */
export function answerOf(fault: Fault["kind"]): Answer | undefined {
  switch (fault.kind) {
    case "status": {
      const answer = refusal(fault.status, fault.message ?? "Server Error");
      if (fault.retryAfter === undefined) return answer;
      return { ...answer, headers: { ...answer.headers, "retry-after": String(fault.retryAfter) } };
    }
    case "not-json":
      return { status: 200, headers: { "content-type": "text/html" }, body: "<h1>Unicorn!</h1>" };
    case "empty-list":
      return json(200, []);
    case "hang-up":
    case "edited":
    case "before":
    case "after":
      return undefined;
  }
}
