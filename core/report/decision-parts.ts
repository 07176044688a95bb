import type { Place } from "../generated/decision.ts";
import { oneLine } from "./code.ts";

const months = [
  ...["January", "February", "March", "April", "May", "June"],
  ...["July", "August", "September", "October", "November", "December"],
];

/** A moment for people, always in UTC: "2 March 2026, 09:10 UTC", or to the second. */
export function moment(text: string, precision: "minute" | "second" = "minute"): string {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) return "an unknown day";
  const day = `${date.getUTCDate()} ${months[date.getUTCMonth()] ?? ""} ${date.getUTCFullYear()}`;
  const units = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()];
  const shown = units.slice(0, precision === "second" ? 3 : 2).map((unit) => String(unit).padStart(2, "0"));
  return `${day}, ${shown.join(":")} UTC`;
}

/** From when on something holds, in full minutes: never earlier than it really does. */
export const fromOn = (text: string): string =>
  moment(new Date(Math.ceil(Date.parse(text) / 60_000) * 60_000).toISOString());

/** Names in a row, at most `most` of them: "rae, sam or kim". */
export function inARow(names: readonly string[], joiner: "and" | "or", most = 6): string {
  const shown = names.slice(0, most).map((name) => oneLine(name));
  const more = names.length - shown.length;
  const words = more > 0 ? [...shown, `${more} more`] : shown;
  return words.length < 2
    ? words.join("")
    : `${words.slice(0, -1).join(", ")} ${more > 0 ? "and" : joiner} ${words.at(-1) ?? ""}`;
}

/** A path as its readers know it: definitions are named from their own folder. */
export function pathInWords(path: string): string {
  return oneLine(path.replace(/^definitions\//, ""));
}

/** A function as its readers know it, with its files where it is not about all: "sales on stages/emea-*.yaml". */
export const placeInWords = ({ function: name, files }: Place): string =>
  files.length === 0 ? oneLine(name) : `${oneLine(name)} on ${inARow(files, "and", 3)}`;

/** The same for several of them. */
export const placesInWords = (places: readonly Place[], joiner: "and" | "or"): string =>
  inARow([...new Set(places.map(placeInWords))], joiner);

/** A commit as people know it. */
export const commit = (sha: string): string => sha.slice(0, 7);

/** A sentence inside brackets: without the full stop that it may bring along. */
export const aside = (text: string): string => `(${oneLine(text, 300).replace(/\.$/, "")})`;
