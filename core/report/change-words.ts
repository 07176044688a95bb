import { diffArrays } from "diff";
import type { Catalog, DefinitionFile } from "../catalog/catalog.ts";
import type { ChangeClass } from "../change/change-class.ts";
import { type Change, isSameContent } from "../change/diff.ts";
import type { Meaning } from "../change/meaning.ts";
import type { Proofs } from "../change/prove-changes.ts";
import { changePhrases, changeSentence } from "./change-sentence.ts";
import { describe } from "./describe.ts";
import { proofWords } from "./proof-words.ts";
import { restsWords } from "./rests-words.ts";

/** A change as people read it. Lines are the definition in words, one thought each. */
export interface ChangeInWords {
  readonly status: Change["status"];
  readonly path: string;
  /** The path before, where the definition was renamed. */
  readonly previousPath: string | undefined;
  readonly name: string;
  readonly kind: string;
  readonly class: ChangeClass;
  /** The most consequential thing that it does, as a verb phrase without a full stop. */
  readonly sentence: string;
  /** Everything that it does, a sentence each; nothing where a definition comes, goes or cannot be read. */
  readonly effects: readonly string[];
  /** What was proved of points and segments, with a made-up lead for each direction that is possible. */
  readonly proofs: readonly string[];
  /** What rests on it, in one sentence; `undefined` where nothing does. */
  readonly rests: string | undefined;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Puts changes into words, each side by its own catalog: a field may have got another name in between. */
export function changesInWords(
  meanings: readonly Meaning[],
  before: Catalog,
  after: Catalog,
  proofs: Proofs,
): readonly ChangeInWords[] {
  return meanings.map((meaning): ChangeInWords => {
    const { change } = meaning;
    const was = "before" in change ? change.before : undefined;
    const is = "after" in change ? change.after : undefined;
    const { status, path } = change;
    const alike = change.status === "renamed" && isSameContent(change);
    return {
      status,
      path,
      previousPath: status === "renamed" ? was?.path : undefined,
      name: nameOf(is ?? was) ?? path,
      kind: kindWords[(is ?? was)?.kind ?? ""] ?? "definition",
      class: meaning.class,
      sentence: changeSentence(meaning, before, after, proofs),
      effects: changePhrases(meaning, before, after, proofs).map((phrase) => `${phrase}.`),
      proofs: proofWords(meaning, before, after, proofs),
      rests: restsWords(meaning, before, after, proofs),
      before: was === undefined || alike ? [] : describe(was, before),
      after: is === undefined || alike ? [] : describe(is, after),
    };
  });
}

/** What a definition is, in one word or two; a file that stands alone says it by its name. */
const kindWords: { readonly [kind: string]: string } = {
  stage: "stage",
  criteria: "criteria set",
  score: "score",
  segment: "segments",
  list: "list",
  icp: "ideal customer profile",
  persona: "persona",
  "account-list": "account list",
  handoff: "hand-off",
  target: "target",
};

/** What people call a definition: its abbreviation, its name, or what the file that stands alone is called. */
function nameOf(file: DefinitionFile | undefined): string | undefined {
  if (file === undefined) return undefined;
  const { value } = file;
  if ("abbreviation" in value && typeof value.abbreviation === "string") return value.abbreviation;
  return "name" in value && typeof value.name === "string" ? value.name : titles[file.kind];
}

const titles: { readonly [kind: string]: string | undefined } = {
  charter: "Charter",
  owners: "Owners",
  market: "Market",
  process: "Process",
  technology: "Technology",
  compensation: "Compensation",
  fields: "Fields",
  activities: "Activities",
  assumptions: "Assumptions",
  metrics: "Metrics",
  glossary: "Glossary",
};

export interface WordLine {
  readonly sign: "+" | "-" | " ";
  readonly text: string;
}

const context = 2;

/** The lines of both sides, merged: what goes, what comes, and a little of what stays around it. */
export function lineDiff({ before, after }: ChangeInWords): readonly WordLine[] {
  const all = diffArrays([...before], [...after]).flatMap(({ added, removed, value }) =>
    value.map((text): WordLine => ({ sign: added ? "+" : removed ? "-" : " ", text })),
  );
  const changed = all.flatMap(({ sign }, index) => (sign === " " ? [] : [index]));
  const near = (index: number): boolean => changed.some((place) => Math.abs(place - index) <= context);
  return all.flatMap((line, index): readonly WordLine[] => {
    if (near(index)) return [line];
    // One mark for each stretch that is left out.
    return index === 0 || near(index - 1) ? [{ sign: " ", text: "…" }] : [];
  });
}
