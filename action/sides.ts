import { ownersPath } from "../core/approval/guarded.ts";
import { intentsIn } from "../core/change/intents-in.ts";
import type { Finding } from "../core/finding.ts";
import type { Facts, OwnersFact } from "../core/generated/facts.ts";
import { compare } from "../core/pipeline.ts";
import type { ChangeInWords } from "../core/report/change-words.ts";
import type { ClassInWords } from "../core/report/class-words.ts";
import type { IntentInWords } from "../core/report/intent-words.ts";
import type { LeadsInWords } from "../core/report/leads-in-words.ts";
import { readBlob, readDefinitions, type Blobs, type Definitions } from "./contents.ts";
import type { GitHub, Sha } from "./github/port.ts";
import { triedOnLeads, type NamedLeads } from "./leads.ts";
import { readOwners } from "./owners.ts";
import { sentenceOf } from "./words.ts";

/** What the definitions say on both sides of a pull request, and who owns them. */
export interface Sides {
  readonly owners: Facts["owners"];
  readonly check: Facts["check"];
  /** What is wrong at the head. */
  readonly findings: readonly Finding[];
  readonly changes: readonly ChangeInWords[];
  readonly classes: readonly ClassInWords[];
  /** Whether they do what the pull request declares; nothing where it declares nothing. */
  readonly intent: IntentInWords | undefined;
  /** What it does to leads of the base branch; nothing where nobody names any. */
  readonly leads: LeadsInWords | undefined;
}

type Reader = Pick<GitHub, "tree" | "archive" | "blob">;

/** The commits between which a pull request is judged. */
export interface Commits {
  readonly head: Sha;
  readonly mergeBase: Sha;
  /** The newest commit of the base branch: it says who the owners are. */
  readonly tip: Sha;
}

/**
 * Reads the definitions at the head and at the merge base, and compares them, where somebody reads of it on leads:
 * those that the workflow names, or else (null) those of `countersign.yaml`. What the description of a pull request
 * declares is checked, and decides nothing.
 */
export async function readSides(
  github: Reader,
  { head, mergeBase, tip }: Commits,
  leads: NamedLeads | null | "left-out",
  description = "",
): Promise<Sides> {
  const blobs: Blobs = new Map();
  // One after the other: what the head holds already need not be read again for the merge base.
  const after = await definitionsOf(github, head, blobs);
  const before = await definitionsOf(github, mergeBase, blobs);
  const owners = { base: await ownersAt(github, tip, blobs), head: ownersIn(after) };
  if (after.status === "unreadable")
    return {
      owners,
      check: { status: "not-run", reason: after.reason },
      findings: [],
      changes: [],
      classes: [],
      intent: undefined,
      leads: undefined,
    };
  const compared = compare(
    before.status === "read" ? before.sources : [],
    after.sources,
    intentsIn(description),
  );
  const { findings } = compared.after;
  return {
    owners,
    check: outcome(findings),
    findings,
    changes: compared.changes,
    classes: compared.classes,
    intent: compared.intent,
    leads: leads === "left-out" ? undefined : await triedOnLeads(github, tip, compared, blobs, leads),
  };
}

async function definitionsOf(github: Reader, commit: Sha, blobs: Blobs): Promise<Definitions> {
  const tree = await github.tree(commit);
  if (tree.status === "listed") return readDefinitions(github, { commit, ...tree }, blobs);
  return { status: "unreadable", reason: "GitHub did not list all files of the repository." };
}

const ownersIn = (definitions: Definitions): OwnersFact =>
  definitions.status === "read" ? readOwners(definitions.sources) : definitions;

/** The owners of one commit, as the tip of the base branch, which may be newer than the merge base. */
export async function ownersAt(
  github: Pick<Reader, "tree" | "blob">,
  commit: Sha,
  blobs: Blobs = new Map(),
): Promise<OwnersFact> {
  const tree = await github.tree(commit);
  if (tree.status !== "listed")
    return { status: "unreadable", reason: "GitHub did not list all files of the base branch." };
  const entry = tree.entries.find(({ path }) => path === ownersPath);
  if (entry === undefined) return { status: "absent" };
  if (entry.mode !== "100644")
    return { status: "unreadable", reason: `\`${ownersPath}\` is not a plain file on the base branch.` };
  const bytes = blobs.get(entry.sha) ?? (await readBlob(github, entry.sha));
  return readOwners([{ path: "owners.yaml", type: "file", bytes }]);
}

/** What the check found, as far as a decision needs it. */
export function outcome(findings: readonly Finding[]): Facts["check"] {
  const errors = findings.filter(({ severity }) => severity === "error");
  const [first] = errors;
  return first === undefined
    ? { status: "clean" }
    : { status: "errors", count: errors.length, first: sentenceOf(first) };
}
