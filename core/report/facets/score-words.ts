import type { ScoreFacet } from "../../change/facets/score-facets.ts";
import { say, sayNumber } from "../../criteria/say.ts";
import type { About } from "./about.ts";
import { conditionEditWords } from "./condition-edit-words.ts";
import { joined } from "./criteria-words.ts";
import { quoted } from "./quoted.ts";

/** Says how a score changes: `Lowers the points for “Account qualified by intent” from 20 to 15`. */
export function scoreWords(facet: ScoreFacet, { name, before, after }: About): string {
  switch (facet.of) {
    case "points": {
      const where = facet.where === undefined ? "" : `, where ${quoted(say(facet.where, after.dictionary))},`;
      return `${verbOf(facet)} the points for ${quoted(facet.rule)}${where} ${fromTo(facet)}`;
    }
    case "rule": {
      const [low, high] = [Math.min(...facet.points), Math.max(...facet.points)];
      const points = low === high ? signed(low) : `${signed(low)} to ${signed(high)}`;
      const with_ = `${points} ${Math.abs(high) === 1 && low === high ? "point" : "points"}`;
      return facet.status === "added"
        ? `Adds the rule ${quoted(facet.rule)} to ${name}, for ${with_}`
        : `Removes the rule ${quoted(facet.rule)} from ${name}, which gave ${with_}`;
    }
    case "rule-criteria": {
      const words = conditionEditWords(facet.edits, {
        before: before.dictionary,
        after: after.dictionary,
      });
      return `Changes what ${quoted(facet.rule)} counts in ${name}: ${joined(words)}`.replace(/: $/, "");
    }
    case "rule-count":
      return `Counts ${quoted(facet.rule)} ${countWords(facet)} in ${name}`;
    case "rule-changed":
      return `Changes the rule ${quoted(facet.rule)} of ${name}`;
    case "band":
      return `${verbOf(facet)} the band ${quoted(facet.band)} of ${name} ${fromTo(facet)} points`;
    case "bound": {
      const what = `the ${facet.end === "max" ? "most" : "fewest"} points that ${facet.group === undefined ? name : quoted(facet.group)} can give`;
      const { from, to } = facet;
      if (from === undefined) return `Limits ${what} to ${sayNumber(to ?? 0)}`;
      if (to === undefined) return `No longer limits ${what} to ${sayNumber(from)}`;
      return `${to > from ? "Raises" : "Lowers"} ${what} from ${sayNumber(from)} to ${sayNumber(to)}`;
    }
    case "score-part":
      return {
        decay: `Changes how ${name} wears off with time`,
        overrides: `Changes what sets ${name} whatever its rules say`,
        parts: `Changes which scores ${name} adds up`,
        reset: `Changes what starts ${name} anew`,
        time_zone: `Moves ${name} to another time zone`,
      }[facet.part];
  }
}

const verbOf = ({ direction }: { readonly direction: "raised" | "lowered" }): string =>
  direction === "raised" ? "Raises" : "Lowers";

const fromTo = ({ from, to }: { readonly from: number; readonly to: number }): string =>
  `from ${sayNumber(from)} to ${sayNumber(to)}`;

const signed = (points: number): string => `${points > 0 ? "+" : ""}${sayNumber(points)}`;

function countWords({ part, from, to }: Extract<ScoreFacet, { of: "rule-count" }>): string {
  const said = (text: string): string => (part === "limit" ? `at most ${text}` : `within the last ${text}`);
  if (to === undefined) return part === "limit" ? "every time" : "for ever";
  if (from === undefined) return said(to);
  const [was, is] = [from, to].map((text) => /^(\d+) (.+?)(?<=per \w+|s)$/.exec(text));
  // `3 instead of 2 per month`
  return was?.[2] !== undefined && was[2] === is?.[2]
    ? said(`${is[1] ?? ""} instead of ${was[1] ?? ""} ${was[2]}`)
    : `${said(to)} instead of ${from}`;
}
