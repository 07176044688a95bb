import { evaluate } from "../../core/criteria/evaluate.ts";
import type { Dictionary, Truth } from "../../core/criteria/model.ts";
import { type LeadSet, type TextTable, readLeads } from "../../core/criteria/read-leads.ts";
import { scoreOf } from "../../core/criteria/score.ts";
import { segmentsOf } from "../../core/criteria/segment.ts";
import { type Range, type Situation, situation } from "../../core/criteria/situation.ts";
import { check } from "../../core/pipeline.ts";
import { type Files, sourcesOf, told, withMinimal } from "../catalog/minimal.ts";

/** Noon of 30 June 2026 in UTC: when every test takes place. */
export const now = Date.UTC(2026, 5, 30, 12);

/** The columns of a lead, as text; what is left out is blank. */
export type Cells = Readonly<Record<string, string>>;

/** Something that happened: what, when (ISO 8601), and what was recorded with it. */
export type Event = readonly [what: string, at: string, cells?: Cells];

/** A lead and what the data source records besides. `carries`: the activities that it records, all by default. */
export interface Given {
  readonly lead?: Cells;
  readonly events?: readonly Event[];
  readonly history?: readonly Event[];
  readonly carries?: readonly string[];
}

const fields = `
employees: { type: number, whole: true, unit: people, min: 1, max: 1000000, about: account, description: Headcount. }
revenue: { type: number, unit: EUR, about: account, description: Sales of a year. }
title: { type: text, about: person, label: job title, description: As typed. }
email: { type: email, about: person, label: e-mail address, description: Address. }
seniority: { type: choice, about: person, values: [c_level, VP, director], description: Rank. }
demo_requested: { type: boolean, about: person, when_true: asked for a demo, when_false: did not ask for a demo, description: Asked. }
consent: { type: boolean, about: person, if_missing: false, description: Agreed. }
champion: { type: boolean, about: opportunity, attested_by: sales, description: Sells for us. }
created_at: { type: date, about: person, label: date of first contact, description: When we met. }
tools: { type: list, about: account, values: [odoo, sage, SAP], description: Software. }
`;
const activities = `
page_viewed: { label: viewed a page, description: A page., fields: { path: { type: text, description: Path. } } }
webinar_attended: { label: attended a webinar, description: A webinar., fields: { topic: { type: choice, values: [product, practice], description: Topic. } } }
mail_clicked: { label: clicked in a mail, description: A click. }
engagement: { label: did something, description: Anything., includes: [page_viewed, webinar_attended] }
`;

/** What is proved of conditions that nobody would write; what they mean is defined all the same. */
const proved: ReadonlySet<string> = new Set([
  "segments-overlap",
  "exclusion-of-all",
  "criteria-contradictory",
  "alternative-dead",
]);

/** The dictionary of a small company with these files besides; throws if they have an error. */
export function dictionaryOf(files: Files = {}): Dictionary {
  const { catalog, findings } = check(
    sourcesOf(withMinimal({ "fields.yaml": fields, "activities.yaml": activities, ...files })),
  );
  const errors = findings.filter(({ severity, code }) => severity === "error" && !proved.has(code));
  if (errors.length > 0) throw new Error(JSON.stringify(errors.map(told), null, 2));
  return catalog.dictionary;
}

const table = (first: readonly string[], rows: readonly Cells[]): TextTable => {
  const columns = [...new Set([...first, ...rows.flatMap((row) => Object.keys(row))])];
  return { columns, rows: rows.map((row) => columns.map((column) => row[column] ?? "")) };
};

/** Reads leads from text, as from files. */
export function read(dictionary: Dictionary, { lead = {}, events, history, carries }: Given): LeadSet {
  const dated = (key: string, list: readonly Event[] | undefined): TextTable | undefined =>
    list &&
    table(
      ["lead", key, "at"],
      list.map(([what, at, cells]) => ({ lead: "1", [key]: what, at, ...cells })),
    );
  return readLeads(
    {
      leads: table(["id"], [{ id: "1", ...lead }]),
      activities: dated("activity", events),
      history: dated("stage", history),
    },
    dictionary,
    carries ?? [...dictionary.activities.keys()],
  );
}

/** One lead at `now`. */
export function about(dictionary: Dictionary, given: Given): Situation {
  const { leads, carried } = read(dictionary, given);
  const [lead] = leads;
  if (lead === undefined) throw new Error("no lead");
  return situation(dictionary, lead, carried, now);
}

const asked = (condition: string): Files => ({
  "criteria/asked.yaml": `name: Asked\ndescription: The question.\ncriteria: ${condition}\n`,
});

const dictionaries = new Map<string, Dictionary>();

/** Answers a condition, written as in a definition, for one lead. */
export function answer(condition: string, given: Given, files: Files = {}): Truth {
  const key = JSON.stringify([condition, files]);
  const dictionary = dictionaries.get(key) ?? dictionaryOf({ ...files, ...asked(condition) });
  dictionaries.set(key, dictionary);
  const set = dictionary.sets.get("asked");
  if (set === undefined) throw new Error("the condition was not read");
  return evaluate(set.criteria, about(dictionary, given));
}

/** The points of the score `fit`, written as in a definition from `rules:` on, for one lead. */
export function points(score: string, given: Given, files: Files = {}): Range {
  const dictionary = dictionaryOf({ ...files, "scores/fit.yaml": `name: Fit\ndescription: Fits.\n${score}` });
  return scoreOf("fit", undefined, about(dictionary, given));
}

/** The segments that a lead may be in, of the division `size`. */
export function segments(division: string, given: Given, files: Files = {}): readonly (string | undefined)[] {
  const dictionary = dictionaryOf({
    ...files,
    "segments/size.yaml": `name: Size\ndescription: Size.\n${division}`,
  });
  return segmentsOf("size", about(dictionary, given));
}
