import type { Dictionary, Field, FieldTest } from "../../../core/criteria/model.ts";
import type { Carried, Lead } from "../../../core/criteria/lead.ts";
import type { Demand } from "../../../core/reason/answer.ts";
import { type Encoder, encoder } from "./encoder.ts";
import { type AskedField, declareField, fieldFact } from "./fields.ts";
import { happeningsOf } from "./happenings.ts";
import { and, not } from "./terms.ts";

/** An SMT solver that has read some versions of the definitions. */
export interface World {
  /** The demands on a lead as one statement. */
  readonly statement: (demands: readonly Demand[]) => string;
  /** What is asked of a lead so far, as it has it, as a statement; `undefined` where its texts are too long for the encoding. */
  readonly lead: (lead: Lead, carried: Carried) => string | undefined;
  /** Everything that has to be read before the statements made so far. */
  readonly script: () => string;
}

/** Writes versions of the definitions, and questions about them, as SMT-LIB. */
export function worldOf(dictionaries: readonly Dictionary[], now: number): World {
  const happenings = happeningsOf(dictionaries, now);
  const fields = new Map<string, AskedField>();
  const asks = (field: Field, test: FieldTest): void => {
    const entries = test.of === "entries" ? test.keys : [];
    fields.set(field.id, { field, entries: new Set([...(fields.get(field.id)?.entries ?? []), ...entries]) });
  };
  const encoders = new Map<Dictionary, Encoder>(
    dictionaries.map((one, index) => [
      one,
      encoder(one, happenings, now, asks, index === 0 ? "" : `v${String(index)}_`),
    ]),
  );
  const [first] = dictionaries;
  const recorded = [
    ...[...(first?.activities.values() ?? [])]
      .filter(({ leaves, id }) => leaves.includes(id))
      .map(({ id }) => id),
    "stages",
  ];
  return {
    statement: (demands) =>
      and(
        demands.map(({ condition, dictionary, is }) => {
          const rails = encoders.get(dictionary)?.rails(condition);
          if (rails === undefined) throw new Error("the question is about another version");
          switch (is) {
            case "true":
              return rails.isTrue;
            case "not-true":
              return not(rails.isTrue);
            case "false":
              return rails.isFalse;
            case "unknown":
              return and([not(rails.isTrue), not(rails.isFalse)]);
          }
        }),
      ),
    lead: (lead, carried) => {
      const facts = [...fields.values()].map((asked) =>
        fieldFact(asked, lead.values.get(asked.field.id), now),
      );
      if (facts.includes(undefined)) return undefined;
      const known = recorded.map((id) => {
        const isCarried = id === "stages" ? carried.stages : carried.activities.has(id);
        return isCarried ? `carried_${id}` : not(`carried_${id}`);
      });
      return and([...facts.filter((fact) => fact !== undefined), ...happenings.facts(lead), ...known]);
    },
    script: () =>
      [
        ...[...fields.values()].flatMap((asked) => declareField(asked, now)),
        ...recorded.map((id) => `(declare-const carried_${id} Bool)`),
        ...happenings.declarations,
        ...[...encoders.values()].flatMap(({ definitions }) => definitions),
      ].join("\n"),
  };
}
