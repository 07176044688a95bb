import { orList } from "../criteria/say.ts";
import { quoted } from "./facets/quoted.ts";

/** For whom something was proved: `This is proved for every possible lead.` */
export function provedWords(assuming: readonly string[]): string {
  if (assuming.length === 0) return "This is proved for every possible lead.";
  const names = orList(assuming.map(quoted), "and");
  return `This is proved for every lead that fits the ${assuming.length === 1 ? "assumption" : "assumptions"} ${names}.`;
}
