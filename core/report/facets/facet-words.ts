import type { Facet } from "../../change/facets/facets-of.ts";
import { orList, setName } from "../../criteria/say.ts";
import { formulaWords } from "../../plan/metric-words.ts";
import type { About } from "./about.ts";
import { amountWords } from "./amount-words.ts";
import { conditionEditWords } from "./condition-edit-words.ts";
import { criteriaWords, joined } from "./criteria-words.ts";
import { handoffWords } from "./handoff-words.ts";
import { metricName } from "./metric-name.ts";
import { dayWords } from "./months-words.ts";
import { ownersWords } from "./owners-words.ts";
import { entryName, plainWords } from "./plain-words.ts";
import { quoted } from "./quoted.ts";
import { scoreWords } from "./score-words.ts";

/** One thing that a change does, as a short verb phrase: `Adds 3 domains to the list “Free e-mail domains”`. */
export function facetWords(facet: Facet, about: About): string {
  const { before, after } = about;
  const label = (id: string): string => entryName("field", id, after);
  switch (facet.of) {
    case "amount":
    case "moved-amount":
    case "weight":
    case "measures":
    case "factor":
    case "derivation":
      return amountWords(facet, about);
    case "due": {
      const [from, to] = [dayWords(facet.from), dayWords(facet.to)];
      const what = entryName("agreement", facet.agreement, after);
      return facet.direction === "earlier"
        ? `Wants ${what} agreed earlier, by ${to} instead of ${from}`
        : `Leaves more time to agree on ${what}, until ${to} instead of ${from}`;
    }
    case "reviewed":
      return `Records that ${entryName("agreement", facet.agreement, after)} was looked at again on ${dayWords(facet.on)}`;
    case "criteria":
    case "criteria-came-or-went":
      return criteriaWords(facet, about);
    case "field-type":
      return `Makes ${label(facet.field)} a ${facet.to} instead of a ${facet.from}`;
    case "blank-means":
      return facet.to === undefined
        ? `No longer takes a blank ${label(facet.field)} for ${quoted(facet.from ?? "")}`
        : `Takes a blank ${label(facet.field)} for ${quoted(facet.to)}${facet.from === undefined ? "" : ` instead of ${quoted(facet.from)}`}`;
    case "field-origin":
      return `Reads ${label(facet.field)} from another place`;
    case "time-allowed":
    case "reasons":
    case "route":
    case "ending":
    case "clock":
    case "working-time":
      return handoffWords(facet, about);
    case "tier-moved":
      return `Moves ${quoted(facet.account)} from ${quoted(facet.from)} to ${quoted(facet.to)} in ${about.name}`;
    case "denominator": {
      const [from, to] = [facet.from, facet.to].map((ids) =>
        orList(
          ids.map((id) => metricName(id, after)),
          "plus",
        ),
      );
      return `Divides ${quoted(facet.metric)} by ${to ?? ""} instead of ${from ?? ""}`;
    }
    case "formula":
      return `Works out ${quoted(facet.metric)} otherwise: ${quoted(formulaWords(facet.after, after))} instead of ${quoted(formulaWords(facet.before, before))}`;
    case "cohort":
      return facet.to === "cohort"
        ? `Follows ${quoted(facet.metric)} by cohort instead of by period`
        : `Counts ${quoted(facet.metric)} by period instead of by cohort`;
    case "owners":
    case "arbiter":
      return ownersWords(facet, about);
    case "name":
    case "handed-over":
    case "entries":
    case "order":
    case "setting":
    case "wording":
      return plainWords(facet, about);
    case "points":
    case "rule":
    case "rule-criteria":
    case "rule-count":
    case "rule-changed":
    case "band":
    case "bound":
    case "score-part":
      return scoreWords(facet, about);
    case "segment-criteria": {
      const words = conditionEditWords(facet.edits, {
        before: before.dictionary,
        after: after.dictionary,
      });
      return `Moves the border of ${quoted(facet.segment)} in ${about.short}: ${joined(words)}`.replace(
        /: $/,
        "",
      );
    }
    case "segment-source":
      return `Changes what ${about.name} are taken from`;
    case "follows":
      return facet.to === undefined
        ? `No longer lets ${about.name} follow another stage`
        : `Lets ${about.name} follow ${setName(facet.to, after.dictionary)}${facet.from === undefined ? "" : ` instead of ${setName(facet.from, before.dictionary)}`}`;
  }
}
