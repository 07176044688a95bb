import type { Catalog } from "./catalog/catalog.ts";
import { link } from "./catalog/link.ts";
import { load } from "./catalog/load.ts";
import type { Source } from "./catalog/source.ts";
import { isError, located, withoutAcknowledged } from "./catalog/rules/acknowledge.ts";
import { validate } from "./catalog/validate.ts";
import type { Classified } from "./change/classify.ts";
import { assumed } from "./change/assumed.ts";
import { type CheckedIntents, checkIntents, uncheckedIntents } from "./change/check-intents.ts";
import { dependencyGraph } from "./change/dependents.ts";
import { diff } from "./change/diff.ts";
import { meaningsOf } from "./change/meaning.ts";
import { proveChanges } from "./change/prove-changes.ts";
import { checkOwners } from "./approval/check-owners.ts";
import { type Finding, sortFindings } from "./finding.ts";
import { isDefinition } from "./catalog/is-definition.ts";
import { askWithin } from "./reason/ask-within.ts";
import { checkProofs } from "./reason/check-proofs.ts";
import type { ReadSettings } from "./impact/settings.ts";
import { type Preview, preview as previewOf, type Unavailable } from "./profile/preview.ts";
import { momentOf } from "./reason/moment.ts";
import { type ClassInWords, classesInWords } from "./report/class-words.ts";
import { type IntentInWords, intentInWords } from "./report/intent-words.ts";
import { type LeadsInWords, leadsInWords } from "./report/leads-in-words.ts";
import { witnessWords } from "./report/witness-words.ts";
import { type ChangeInWords, changesInWords } from "./report/change-words.ts";

export interface Checked {
  readonly catalog: Catalog;
  readonly findings: readonly Finding[];
}

/** Reads, validates, links and proves definitions. What has a mistake is left out of the catalog; its finding says why. */
export const check = (sources: readonly Source[]): Checked =>
  checked(sources, (catalog) => checkProofs(catalog, witnessWords));

/** As `check`, but proves nothing: leads are judged by what is written, whether or not anybody can reach it. */
export const checkUnproved = (sources: readonly Source[]): Checked => checked(sources, () => []);

function checked(sources: readonly Source[], prove: (catalog: Catalog) => readonly Finding[]): Checked {
  const loaded = load(sources);
  const validated = loaded.files.map((file) => ({ file, mistakes: validate(file) }));
  const valid = validated.filter(isDefinition).map(({ file }) => file);
  const damaged = validated.filter(({ mistakes }) => mistakes.length > 0);
  const linked = link(valid, loaded.broken, damaged, loaded.tables);
  const mistakes = damaged.flatMap((entry) => entry.mistakes.map(({ finding }) => finding));
  const seen = [...loaded.findings, ...mistakes, ...linked.noticed, ...checkOwners(linked.catalog)];
  // About definitions that cannot be read in full nothing can be proved.
  const proved = seen.some(isError) ? [] : prove(linked.catalog);
  const open = withoutAcknowledged([...seen, ...proved], valid).map(located);
  return { catalog: linked.catalog, findings: sortFindings(withoutEchoes(open)) };
}

export interface Compared {
  readonly before: Checked;
  readonly after: Checked;
  readonly changes: readonly ChangeInWords[];
  /** What the changes do to who qualifies, proved. */
  readonly classes: readonly ClassInWords[];
  /** Whether they do what they are meant to do; `undefined` where nobody has said what. */
  readonly intent: IntentInWords | undefined;
}

/** Checks both sides of a proposal and says what changes from one to the other, and whether that is what it declares. */
export function compare(
  before: readonly Source[],
  after: readonly Source[],
  intents: readonly string[] = [],
): Compared {
  const [old, proposed] = [check(before), check(after)];
  return { before: old, after: proposed, ...changesBetween(old, proposed, intents) };
}

/** Says what changes from one side to another, both of them checked. */
export function changesBetween(
  before: Checked,
  after: Checked,
  intents: readonly string[] = [],
): Pick<Compared, "changes" | "classes" | "intent"> {
  const [was, is] = [before.catalog, after.catalog];
  const now = momentOf([was, is]);
  const changes = diff(was, is);
  const graph = dependencyGraph([was, is]);
  const assumptions = assumed(changes, was, is, graph);
  const proofs = proveChanges(changes, was, is, graph, assumptions, now);
  const meanings = meaningsOf(changes, was, is, proofs, graph, askWithin(4000, now, assumptions));
  const intended = (): CheckedIntents =>
    hasMistakes([before, after])
      ? uncheckedIntents(intents)
      : checkIntents(intents, { changes, before: was, after: is, graph, assumptions, proofs });
  return {
    changes: changesInWords(meanings, was, is, proofs),
    classes: classesInWords(proofs.sets.filter(isWorthSaying), was.dictionary, is.dictionary),
    intent: intents.length === 0 ? undefined : intentInWords(intended(), was, is),
  };
}

const hasMistakes = (sides: readonly Checked[]): boolean =>
  sides.some(({ findings }) => findings.some(({ severity }) => severity === "error"));

/** Of what only rests on a change, only what the change reaches. */
const isWorthSaying = ({ directly, outcome }: Classified): boolean => directly || outcome !== "equivalent";

/**
 * Tries a proposal on the leads that `countersign.yaml` names, by the definitions before it. `undefined` where there is
 * no such file, where a side has mistakes, or where nothing changes.
 */
export function tryOnLeads(compared: Compared, given: GivenLeads | undefined): LeadsInWords | undefined {
  const { before, after, changes, classes } = compared;
  if (given === undefined || hasMistakes([before, after]) || changes.length === 0) return undefined;
  const preview: Preview =
    "why" in given
      ? { status: "unavailable", why: given.why }
      : previewOf(before.catalog, after.catalog, given.settings, given.files);
  const changed = classes.filter(({ directly }) => directly).map(({ id }) => id);
  return leadsInWords(preview, changed, before.catalog.dictionary, after.catalog.dictionary);
}

/** The settings with the bytes of the files that they name, or why there are none. */
export type GivenLeads =
  | { readonly settings: ReadSettings; readonly files: ReadonlyMap<string, Uint8Array> }
  | { readonly why: Unavailable };

/**
 * A value such as `yes` where true or false is wanted is seen twice: as a trap and as the wrong type. The trap says
 * what to type, so it stays, as an error. Where the word itself is not allowed, the quotes would not help.
 */
function withoutEchoes(findings: readonly Finding[]): readonly Finding[] {
  const places = (codes: readonly string[]): ReadonlySet<string> =>
    new Set(findings.filter(({ code }) => codes.includes(code)).map(({ at }) => JSON.stringify(at)));
  const traps = places(["yaml-ambiguous"]);
  const wrongType = places(typeCodes);
  const wrongWord = places(["value-not-allowed", "value-undeclared", "wrong-form"]);
  return findings.flatMap((finding): readonly Finding[] => {
    const at = JSON.stringify(finding.at);
    if (typeCodes.includes(finding.code) && traps.has(at)) return [];
    if (finding.code !== "yaml-ambiguous") return [finding];
    if (wrongWord.has(at)) return [];
    return [wrongType.has(at) ? { ...finding, severity: "error" } : finding];
  });
}

const typeCodes: readonly string[] = ["wrong-type", "value-does-not-fit"];
