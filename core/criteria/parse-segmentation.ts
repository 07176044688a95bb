import type * as raw from "../generated/definitions.ts";
import type { Segmentation } from "./model.ts";
import type { Names } from "./parse-condition.ts";
import { optional } from "./parse-score.ts";
import { type Reporter, reportRepeated } from "./report-problem.ts";

/** Reads a segmentation that the schema has accepted; segments with mistakes are reported and left out. */
export function parseSegmentation(
  id: string,
  value: raw.Segmentation,
  names: Names,
  report: Reporter,
): Segmentation {
  const base = { id, name: value.name, names: names.segments.get(id) ?? new Map<string, string>() };
  if (value.highest_of !== undefined) {
    checkAlike(value.highest_of, names, report);
    return { ...base, order: "highest-of", of: value.highest_of };
  }
  const order = value.exclusive === undefined ? "first" : "exclusive";
  const listed = value[order] ?? [];
  const named = listed.flatMap((segment) => (segment.id === undefined ? [] : [{ id: segment.id }]));
  reportRepeated(named, order, "segment", report);
  let matrix: readonly [string, string] | undefined;
  const segments = listed.flatMap((segment, index) => {
    const last = order === "first" && index === listed.length - 1;
    const takesAll = segment.matrix === undefined ? (segment.otherwise ? "otherwise" : undefined) : "matrix";
    if (takesAll !== undefined && !last)
      report("otherwise-not-last", [order, index, takesAll], { id: segment.id ?? "matrix" }, "key");
    if (segment.matrix !== undefined) {
      matrix = segment.matrix;
      for (const [place, score] of segment.matrix.entries())
        if (names.bands.get(score)?.length === 0)
          report("score-without-bands", [order, index, "matrix", place], { score });
      return [];
    }
    const when = optional(segment.when, [order, index, "when"], names, report);
    const { id: segmentId = "", name = "" } = segment;
    return when === undefined ? [] : [{ id: segmentId, name, when: when.condition }];
  });
  return { ...base, order, segments, matrix };
}

/**
 * The best of several grades makes sense only if all of them use the grades of the first, in its order. They need not
 * use every one.
 */
function checkAlike(ids: readonly string[], names: Names, report: Reporter): void {
  const [first = "", ...others] = ids;
  const grades = [...(names.segments.get(first) ?? new Map<string, string>()).keys()];
  for (const [index, other] of others.entries()) {
    const places = [...(names.segments.get(other)?.keys() ?? [])].map((id) => grades.indexOf(id));
    if (places.some((place, at) => place <= (places[at - 1] ?? -1)))
      report("segments-differ", ["highest_of", index + 1], { first, other });
  }
}
