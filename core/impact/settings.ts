import type { Catalog } from "../catalog/catalog.ts";
import { decode, startOf } from "../catalog/decode.ts";
import { collectNames } from "../catalog/names.ts";
import { parseYaml } from "../catalog/parse-yaml.ts";
import { references } from "../catalog/references.ts";
import type { Source } from "../catalog/source.ts";
import { validateSettings } from "../catalog/validate.ts";
import { parseCondition } from "../criteria/parse-condition.ts";
import { type Reporter, referTo } from "../criteria/report-problem.ts";
import { parseMoment } from "../criteria/time.ts";
import { type Finding, sortFindings } from "../finding.ts";
import type { LeadSettings, OutcomeSettings, Settings } from "../generated/definitions.ts";
import type { OutcomeModel } from "./outcome.ts";

/** The name of the file at the root of a repository that tells where its leads are. */
export const settingsFile = "countersign.yaml";

/** Where the leads are on which a proposal is tried; paths are relative to the settings file. */
export type LeadSource =
  | { readonly kind: "profile"; readonly path: string }
  | {
      readonly kind: "leads";
      readonly path: string;
      readonly activities: string | undefined;
      readonly history: string | undefined;
      readonly carries: readonly string[] | undefined;
      /** When they are judged, in milliseconds since 1970. */
      readonly now: number;
    };

/** What `countersign.yaml` says, understood by the definitions that it stands beside. */
export interface ReadSettings {
  readonly source: LeadSource;
  /** In how many months the leads came in. */
  readonly months: number | undefined;
  readonly outcome: OutcomeModel | undefined;
}

/** Reads the settings; with a mistake in them they are not used, and the findings say what to mend. */
export function readSettings(
  source: Source,
  catalog: Catalog,
):
  | { readonly status: "read"; readonly settings: ReadSettings }
  | { readonly status: "broken"; readonly findings: readonly Finding[] } {
  const decoded = decode(source);
  if ("finding" in decoded) return { status: "broken", findings: [decoded.finding] };
  const { value, findings: odd, locate } = parseYaml(source.path, decoded.text);
  if (odd.length > 0) return { status: "broken", findings: odd };
  if (value === null || value === undefined) {
    const empty = { code: "yaml-empty", severity: "error", at: startOf(source.path) } as const;
    return { status: "broken", findings: [{ ...empty, args: { kind: "settings" } }] };
  }
  const mistakes = validateSettings(value, locate);
  if (mistakes.length > 0)
    return { status: "broken", findings: sortFindings(mistakes.map(({ finding }) => finding)) };
  const findings: Finding[] = [];
  const report: Reporter = (code, pointer, args, part = "value") => {
    findings.push({ code, severity: "error", at: locate(pointer, part), args } as unknown as Finding);
  };
  const { leads } = value as Settings;
  const outcome = readOutcome(leads.outcome, catalog, report);
  checkNames(value, catalog, report);
  const from = sourceOf(leads, report);
  return findings.length > 0 || from === undefined
    ? { status: "broken", findings: sortFindings(findings) }
    : { status: "read", settings: { source: from, months: leads.months, outcome } };
}

function sourceOf(leads: LeadSettings, report: Reporter): LeadSource | undefined {
  const { profile, file = "", activities, history, carries, as_of: asOf = "" } = leads;
  if (profile !== undefined) return { kind: "profile", path: profile };
  const now = parseMoment(asOf);
  if (now === undefined) {
    report("no-such-day", ["leads", "as_of"], { written: asOf });
    return undefined;
  }
  return { kind: "leads", path: file, activities, history, carries, now };
}

/** Every field and activity that the settings name has to be in the definitions. */
function checkNames(value: unknown, { dictionary }: Catalog, report: Reporter): void {
  const known = { field: dictionary.fields, activity: dictionary.activities };
  for (const { kind, id, pointer } of references("settings", value).ids) {
    const all = kind === "field" || kind === "activity" ? known[kind] : undefined;
    if (all?.has(id) === false) referTo(report, pointer, kind, id, all.keys(), { broken: new Set() });
  }
}

function readOutcome(
  outcome: OutcomeSettings | undefined,
  { files, broken, dictionary }: Catalog,
  report: Reporter,
): OutcomeModel | undefined {
  if (outcome === undefined) return undefined;
  const at = ["leads", "outcome"];
  const won = parseCondition(outcome.won, [...at, "won"], collectNames(files, broken), report);
  const fieldOf = (id: string | undefined, type: "number" | "date", step: readonly string[]) => {
    const field = dictionary.fields.get(id ?? "");
    if (field === undefined || field.type === type) return field;
    report("outcome-field-unfit", [...at, ...step], { field: field.id, type: field.type, needed: type });
    return undefined;
  };
  const revenue = fieldOf(outcome.revenue, "number", ["revenue"]);
  const from = fieldOf(outcome.days?.from, "date", ["days", "from"]);
  const to = fieldOf(outcome.days?.to, "date", ["days", "to"]);
  if (won === undefined) return undefined;
  return { won, revenue, days: from === undefined || to === undefined ? undefined : { from, to } };
}
