import { domainFields } from "./account-list.ts";
import { evaluate } from "./evaluate.ts";
import { fieldTests } from "./field-tests.ts";
import type { Condition, Dictionary, Field, Value } from "./model.ts";
import { showValue } from "./phrase.ts";
import { sampleValues } from "./sample-values.ts";
import { type Situation, situation } from "./situation.ts";
import { isCounted, labelOf } from "./wording.ts";

/** Another value of one field, and the lead with it. */
export interface SingleValue {
  readonly words: string;
  readonly after: Situation;
}

/**
 * The values of single fields that bring a condition about by themselves, one for each field. Every value is tried that
 * any question of the condition can tell apart, so that no such field is missed, however the condition is built.
 */
export function singleValues(condition: Condition, about: Situation): readonly SingleValue[] {
  const { dictionary, lead, carried, now } = about;
  const tests = fieldTests(condition, dictionary);
  const domains = domainFields(dictionary).map(({ id }) => id);
  return [...new Set([...tests.keys(), ...domains])].flatMap((id) => {
    const field = dictionary.fields.get(id);
    if (field === undefined) return [];
    const samples = [
      ...sampleValues(field, tests.get(id) ?? [], dictionary, now),
      ...(domains.includes(id) ? accountDomains(dictionary) : []).map((domain) =>
        field.type === "email" ? `somebody@${domain}` : domain,
      ),
    ];
    for (const value of new Set([...samples, undefined])) {
      const values = new Map(lead.values);
      if (value === undefined) values.delete(id);
      else values.set(id, value);
      const after = situation(dictionary, { ...lead, values }, carried, now);
      if (evaluate(condition, after) === true) return [{ words: sayValue(field, value), after }];
    }
    return [];
  });
}

/** A domain of every tier of every account list, and one of none. */
const accountDomains = ({ accountLists }: Dictionary): readonly string[] => [
  ...[...accountLists.values()].flatMap(({ tiers, domains }) =>
    tiers.flatMap((tier) => [...domains].find(([, of]) => of === tier)?.[0] ?? []),
  ),
  "elsewhere.example",
];

/** `40 employees`, `revenue is 250 EUR`, `asked for a demo`. */
function sayValue(field: Field, value: Value | undefined): string {
  const label = labelOf(field);
  if (value === undefined) return `${label} is not known`;
  if (value === true) return field.when_true ?? `${label}: yes`;
  if (value === false) return field.when_false ?? `${label}: no`;
  return isCounted(field) ? `${showValue(field, value)} ${label}` : `${label} is ${showValue(field, value)}`;
}
