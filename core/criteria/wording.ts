import type { Activity, CriteriaSet, Dictionary, Field } from "./model.ts";

/** How sentences name a field. */
export const labelOf = (field: { readonly id: string; readonly label?: string }): string =>
  field.label ?? field.id.replaceAll("_", " ");

/**
 * Whether a number counts things that the label names: `at least 200 employees`, but `age of at least 18 years`. What
 * is counted is whole and the first or the last word of its label is a plural; an amount of money never is.
 */
export const isCounted = (field: Field): boolean =>
  field.whole === true &&
  field.unit !== undefined &&
  !/^[A-Z]{3}$/.test(field.unit) &&
  labelOf(field)
    .split(" ")
    .some((word, index, words) => (index === 0 || index === words.length - 1) && /[^s]s$/.test(word));

/** The field as the subject of a sentence with "is". */
export const subjectOf = (field: Field): string =>
  isCounted(field) ? `number of ${labelOf(field)}` : labelOf(field);

/** How sentences name a stage, profile or criteria set: its abbreviation, or its name in quotes. */
export const nameOfSet = ({ abbreviation, name }: Pick<CriteriaSet, "abbreviation" | "name">): string =>
  abbreviation ?? `“${name}”`;

/** The same by its id. */
export const setName = (id: string, dictionary: Dictionary): string =>
  nameOfSet(dictionary.sets.get(id) ?? { abbreviation: undefined, name: id });

/** How sentences name a score. */
export const scoreName = (id: string, dictionary: Dictionary): string =>
  lowerFirst(dictionary.scores.get(id)?.name ?? id);

/** A number with separators, as in 5,000,000. */
export const sayNumber = (value: number): string =>
  value.toLocaleString("en-US", { maximumFractionDigits: 10 });

/** A number that a field holds: as in 5,000,000, but a year as in 2015. */
export const sayNumberOf = ({ unit }: Field, value: number): string =>
  unit === "year" ? String(value) : sayNumber(value);

/** The unit of a field with the space in front of it; nothing where there is none, or where the number says it. */
export const unitOf = ({ unit }: Field): string => (unit === undefined || unit === "year" ? "" : ` ${unit}`);

/** `attended a webinar or downloaded a guide` */
export const sayActivities = (activities: readonly Activity[]): string =>
  orList(activities.map(({ label }) => label));

/** `a, b or c` */
export const orList = (items: readonly string[], word = "or"): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} ${word} ${items.at(-1) ?? ""}`;

/** Text as it begins a sentence. */
export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Puts the first letter in lower case, unless the word is all capitals. */
export const lowerFirst = (text: string): string =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
