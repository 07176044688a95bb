import type { Ending, HandoffFacet } from "../../change/facets/handoff-facets.ts";
import { orList } from "../../criteria/say.ts";
import type { About } from "./about.ts";
import { clip, quoted } from "./quoted.ts";

const verbs: { readonly [E in Ending]: string } = {
  accepted: "accepting",
  rejected: "rejecting",
  recycled: "recycling",
  disqualified: "disqualifying",
};

/** Says how a hand-off changes: `Gives sales 4 instead of 2 business hours for “MQL to sales”`. */
export function handoffWords(facet: HandoffFacet, { short }: About): string {
  switch (facet.of) {
    case "time-allowed": {
      const only = facet.direction === "faster" ? "only " : "";
      return `Gives ${clip(facet.to)} ${only}${instead(facet.before, facet.after)} for ${short}`;
    }
    case "reasons": {
      const of = `for ${verbs[facet.ending]} a lead in ${short}`;
      const added = some(facet.added);
      const removed = some(facet.removed);
      if (facet.removed.length === 0) return `Adds ${added} ${of}`;
      if (facet.added.length === 0) return `Removes ${removed} ${of}`;
      return `Adds ${added} ${of} and removes ${removed}`;
    }
    case "route":
      return `Sends ${short} from ${clip(facet.from)} to ${clip(facet.to)}`;
    case "ending":
      return {
        added: `Lets ${short} end with ${verbs[facet.ending]} the lead, too`,
        removed: `No longer lets ${short} end with ${verbs[facet.ending]} the lead`,
        changed: `Changes what ${verbs[facet.ending]} a lead means in ${short}`,
      }[facet.status];
    case "clock":
      return `Changes what ${facet.part} the clock of ${short}`;
    case "working-time":
      return `Changes the working time of ${quoted(facet.calendar)} in ${short}`;
  }
}

/** `4 instead of 2 business hours`; in full where the units differ. */
function instead(before: string, after: string): string {
  const [was, is] = [before, after].map((text) => /^(\d+) (.+?)s?$/.exec(text));
  return was?.[2] !== undefined && was[2] === is?.[2]
    ? `${is[1] ?? ""} instead of ${was[1] ?? ""} ${is[2]}s`
    : `${clip(after)} instead of ${clip(before)}`;
}

function some(reasons: readonly string[]): string {
  if (reasons.length > 2) return `${reasons.length} reasons`;
  return `the ${reasons.length === 1 ? "reason" : "reasons"} ${orList(reasons.map(quoted), "and")}`;
}
