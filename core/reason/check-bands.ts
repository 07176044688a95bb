import { type Catalog, filesOf } from "../catalog/catalog.ts";
import type { Condition, Dictionary } from "../criteria/model.ts";
import type { Finding } from "../finding.ts";
import { assumedBy } from "./assumed-by.ts";
import { type Ground, demand } from "./ground.ts";
import { notSettled } from "./not-settled.ts";
import { findLead } from "./prove.ts";

/**
 * Proves that every band of a score can be reached, where the points rest on what is so and not on how often and when
 * something happened. That all points together are too few for a band is seen without a proof, for every score; here
 * are the bands over which rules jump, and those whose points no lead can have at the same time.
 */
export function checkBands(catalog: Catalog, ground: Ground): readonly Finding[] {
  const { dictionary } = catalog;
  const timeless = filesOf(catalog.files, "score").filter(({ id }) => isTimeless(id, dictionary));
  return timeless.flatMap((file) =>
    (dictionary.scores.get(file.id)?.bands ?? []).flatMap(({ id }, index): readonly Finding[] => {
      const condition: Condition = {
        kind: "band",
        score: file.id,
        bands: [id],
        pointer: [],
        ifUnknown: undefined,
      };
      const demands = [demand(condition, "true", ground)];
      const answer = findLead(demands, ground.assumptions, ground.now);
      if (answer.status === "lead") return [];
      const at = file.locate(["bands", index, "id"]);
      if (answer.status === "no-lead") {
        const args = { band: id, assuming: assumedBy(demands, ground) };
        return [{ code: "band-unreachable", severity: "error", at, args }];
      }
      return [notSettled(id, `whether anybody can be in the band \`${id}\``, answer.reason, at)];
    }),
  );
}

/** Whether nothing that a score adds up is counted, lost or begun anew in the course of time. */
function isTimeless(id: string, dictionary: Dictionary): boolean {
  const model = dictionary.scores.get(id);
  return (
    model?.decay === undefined &&
    model?.reset.length === 0 &&
    model.rules.every(({ kind }) => kind !== "each") &&
    model.parts.every((part) => isTimeless(part, dictionary))
  );
}
