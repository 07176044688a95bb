import { describe, expect, it } from "vitest";
import { Bounds } from "../../core/reason/bounds.ts";
import { candidates } from "../../core/reason/candidates.ts";
import { explain } from "../../core/reason/explanation.ts";
import type { Sum } from "../../core/reason/sum.ts";
import { within } from "../../core/reason/within.ts";

describe("a proof", () => {
  it.each([2, 100, 1000, 100_000])("says why a count of %d points each cannot be higher", (points) => {
    const count: Sum = { kind: "table", variable: 0, values: [0, 1] };
    const sum: Sum = { kind: "scale", inner: { kind: "clamp", inner: count, min: 0, max: 1 }, by: points };
    const none = new Bounds({ cells: () => 1, verdict: () => undefined });
    const reasons: number[] = [];
    explain(
      sum,
      1,
      points - 5e-7,
      { bounds: none, always: within(() => 3) },
      { outside: (_, cells) => reasons.push(cells), holds: () => undefined },
    );
    expect(reasons).toEqual([2]);
  });

  it("finds the whole number that lies above a fraction", () => {
    const field = {
      type: "number",
      whole: true,
      about: "account",
      description: "Size.",
      id: "size",
    } as const;
    const { values } = candidates(
      field,
      [{ of: "number", test: { op: "between", low: 2.5, high: 3.9 } }],
      () => [],
      0,
    );
    expect(values).toContain(3);
  });
});
