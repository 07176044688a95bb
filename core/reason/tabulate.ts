import { Bounds, noFacts } from "./bounds.ts";
import type { Space } from "./space.ts";
import type { Sum } from "./sum.ts";
import { variablesIn } from "./variables-in.ts";

/** The same sum as a table, where it depends on one variable only and is certain in each of its cells. */
export function tabulate(sum: Sum, { variables }: Space): Sum {
  const used = variablesIn(sum);
  const [variable] = used;
  if (used.size !== 1 || variable === undefined) return sum;
  const domains = Int32Array.from(variables, ({ size }) => 2 ** size - 1);
  const intervals = Array.from({ length: variables[variable]?.size ?? 0 }, (_, cell) => {
    domains[variable] = 1 << cell;
    return new Bounds(domains, noFacts).interval(sum);
  });
  const isExact = intervals.every(({ low, high }) => low === high && Number.isFinite(low));
  return isExact ? { kind: "table", variable, values: intervals.map(({ low }) => low) } : sum;
}
