import type { Space } from "./space.ts";
import type { Sum } from "./sum.ts";
import { variablesIn } from "./variables-in.ts";
import { within } from "./within.ts";

/** The same sum as a table, where it depends on one variable only and is certain in each of its cells. */
export function tabulate(sum: Sum, { variables }: Space): Sum {
  const used = variablesIn(sum);
  const [variable] = used;
  if (used.size !== 1 || variable === undefined) return sum;
  const intervals = Array.from({ length: variables[variable]?.size ?? 0 }, (_, cell) => {
    return within((index) =>
      index === variable ? 1 << cell : 2 ** (variables[index]?.size ?? 0) - 1,
    ).interval(sum);
  });
  const isExact = intervals.every(({ low, high }) => low === high && Number.isFinite(low));
  return isExact ? { kind: "table", variable, values: intervals.map(({ low }) => low) } : sum;
}
