import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import type { Source } from "../../core/catalog/source.ts";
import type { Dictionary } from "../../core/criteria/model.ts";
import type { LeadSet } from "../../core/criteria/read-leads.ts";
import { parseMoment } from "../../core/criteria/time.ts";
import { loadLeads } from "../../scripts/io/load-leads.ts";
import { readDefinitions } from "../../scripts/io/read-definitions.ts";

/** A number that is certain, or the lowest and the highest that it may be. */
type Points = number | readonly [number, number];

/** The answers for one lead, as a person worked them out. */
export interface Answers {
  /** By score: the rules that give or might give points. */
  readonly rules?: Readonly<Record<string, Readonly<Record<string, Points>>>>;
  readonly points?: Readonly<Record<string, Points>>;
  /** By segmentation: the segment, or every segment that is possible. */
  readonly segment?: Readonly<Record<string, string | readonly string[]>>;
  /** By criteria set, profile or stage. */
  readonly meets?: Readonly<Record<string, "yes" | "no" | "open">>;
  /** By hand-off: the time of every owner, in hours and minutes of working time. */
  readonly handoffs?: Readonly<Record<string, readonly string[]>>;
  readonly stage: string;
  readonly undetermined?: { readonly stage: string; readonly missing: readonly string[] };
}

/** What `expected.yml` of a case holds. */
interface Expected {
  readonly about: string;
  readonly as_of: string;
  /** `all`, or the activities that the data record. */
  readonly carries: "all" | readonly string[];
  readonly leads: Readonly<Record<string, Answers>>;
  /** What could be written differently without changing an answer, by the reason why. */
  readonly no_difference?: Readonly<Record<string, readonly string[]>>;
}

/** A published definition: a folder with `definitions/` and `expected.yml`. */
export interface Case {
  readonly name: string;
  readonly folder: string;
  readonly expected: Expected;
}

const root = dirname(fileURLToPath(import.meta.url));

/** Every case below tests/real, by name. */
export const cases: readonly Case[] = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith("expected.yml"))
  .map((path) => dirname(path))
  .sort()
  .map((name) => {
    const folder = join(root, name);
    const text = readFileSync(join(folder, "expected.yml"), "utf8");
    return { name, folder, expected: parse(text) as Expected };
  });

/** The definitions of a case. */
export const definitionsOf = (name: string): Promise<readonly Source[]> =>
  readDefinitions(join(root, name, "definitions"));

/** The leads of a case. Versions of one definition share the leads of the folder above. */
export async function leadsOf({ folder, expected }: Case, dictionary: Dictionary): Promise<LeadSet> {
  const find = (file: string): string | undefined =>
    [join(folder, file), join(dirname(folder), file)].find((path) => existsSync(path));
  return loadLeads(
    {
      leads: find("leads.csv") ?? join(folder, "leads.csv"),
      activities: find("activities.csv"),
      history: find("history.csv"),
      carries: expected.carries === "all" ? [...dictionary.activities.keys()] : expected.carries,
    },
    dictionary,
  );
}

/** The moment at which a case looks at its leads. */
export function momentOf({ name, expected }: Case): number {
  const now = parseMoment(expected.as_of);
  if (now === undefined) throw new Error(`${name}: as_of is not a day`);
  return now;
}
