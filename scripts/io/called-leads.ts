import type { Catalog } from "../../core/catalog/catalog.ts";
import type { Dictionary } from "../../core/criteria/model.ts";
import type { ReadSettings } from "../../core/impact/settings.ts";
import type { GivenLeads } from "../../core/pipeline.ts";
import { isProfile } from "../../core/profile/profile-table.ts";
import { filesOfSource } from "../../core/profile/preview.ts";
import { asOf } from "./as-of.ts";
import { settingsOf } from "./given-leads.ts";
import { readBytes } from "./read-csv.ts";
import { refuse } from "./refuse.ts";
import { UsageError } from "./usage-error.ts";

/** The files of leads that a call names. */
export interface CalledLeads {
  readonly leads: string;
  readonly activities?: string;
  readonly history?: string;
  readonly carries?: string;
  readonly asOf?: string;
}

/**
 * The leads of the files that a call names; what became of them is told by the `countersign.yaml` of a side. The file
 * of leads may be a profile, which brings its own day.
 */
export async function calledLeads(
  called: CalledLeads,
  side: string,
  catalog: Catalog,
): Promise<Extract<GivenLeads, { files: ReadonlyMap<string, Uint8Array> }>> {
  const bytes = await readBytes(called.leads);
  const agreed = await settingsOf(side, catalog);
  if (agreed !== undefined && "reason" in agreed) refuse(agreed, catalog.dictionary, catalog.dictionary);
  const { months, outcome } = agreed ?? {};
  const source = isProfile(bytes) ? profileOf(called) : sourceOf(called, catalog.dictionary, agreed);
  const files = new Map([[called.leads, bytes]]);
  for (const path of filesOfSource(source)) if (!files.has(path)) files.set(path, await readBytes(path));
  return { settings: { source, months, outcome }, files };
}

function profileOf(called: CalledLeads): ReadSettings["source"] {
  const extra = (["activities", "history", "carries", "asOf"] as const).find(
    (key) => called[key] !== undefined,
  );
  if (extra !== undefined)
    throw new UsageError(
      `${called.leads} is a profile, which needs no \`--${extra === "asOf" ? "as-of" : extra}\`.`,
      "Leave it out: a profile holds what happened, as of its own day.",
    );
  return { kind: "profile", path: called.leads };
}

function sourceOf(
  { leads, activities, history, carries, asOf: day }: CalledLeads,
  dictionary: Dictionary,
  agreed: ReadSettings | undefined,
): ReadSettings["source"] {
  const agreedDay = agreed?.source.kind === "leads" ? agreed.source.now : undefined;
  return {
    kind: "leads",
    path: leads,
    activities,
    history,
    carries: carriedIds(carries, dictionary),
    now: day === undefined ? (agreedDay ?? asOf(day)) : asOf(day),
  };
}

/** The activities that `--carries` names: ids with commas, or `all`. */
export function carriedIds(
  carries: string | undefined,
  { activities }: Pick<Dictionary, "activities">,
): readonly string[] | undefined {
  if (carries === "all") return [...activities.keys()];
  const ids = carries?.split(",").map((id) => id.trim());
  const unknown = ids?.find((id) => !activities.has(id));
  if (unknown !== undefined)
    throw new UsageError(
      `There is no activity \`${unknown}\`.`,
      "Name activities of activities.yaml, or `all`.",
    );
  return ids;
}
