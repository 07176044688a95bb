import { orList } from "../criteria/say.ts";
import { quoted } from "./facets/quoted.ts";

/** Assumptions by their ids: `the assumption “demo-includes-consent”`. */
export const assumptionsWords = (assuming: readonly string[]): string =>
  `the ${assuming.length === 1 ? "assumption" : "assumptions"} ${orList(assuming.map(quoted), "and")}`;

/** For whom something was proved: `This is proved for every possible lead.` */
export const provedWords = (assuming: readonly string[]): string =>
  assuming.length === 0
    ? "This is proved for every possible lead."
    : `This is proved for every lead that fits ${assumptionsWords(assuming)}.`;
