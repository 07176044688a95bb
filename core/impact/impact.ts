import type { Catalog } from "../catalog/catalog.ts";
import { qualify, type Standing } from "../criteria/qualify.ts";
import type { Case, Cases } from "./case.ts";
import { type Example, examplesOf } from "./example.ts";
import { type Group, joined, nobody } from "./group.ts";
import { Segments, type SegmentImpact } from "./segments.ts";
import { type StageAnswer, type StageImpact, untouched, withCase } from "./stage-impact.ts";
import { type TargetImpact, targetImpacts } from "./targets.ts";
import { Tally, type Undetermined } from "./undetermined.ts";

/** Leads that go from one strictest stage to another, or stay; `undefined` is no stage. */
export interface Move {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly group: Group;
}

/** One lead whose stage, or whose answer for any stage, is another after the change. */
export interface Moved {
  readonly lead: string;
  readonly leads: number;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly loses: readonly string[];
  readonly gains: readonly string[];
  /** What keeps the later version from telling more. */
  readonly missing: readonly string[];
}

/** What a change of definitions does to leads, all of it counted by replaying them under both versions. */
export interface Impact {
  readonly leads: number;
  readonly now: number;
  readonly from: Cases["from"];
  readonly told: Cases["told"];
  /** In the order of the funnel after the change; a stage that goes stands where it stood. */
  readonly stages: readonly StageImpact[];
  readonly moves: readonly Move[];
  readonly moved: readonly Moved[];
  readonly undetermined: { readonly before: Undetermined; readonly after: Undetermined };
  readonly segments: readonly SegmentImpact[];
  readonly targets: readonly TargetImpact[];
  readonly examples: readonly Example[];
}

/** Replays the leads under both versions. `watch` hears how many cases are done, every few thousand. */
export function impact(
  before: Catalog,
  after: Catalog,
  leads: Cases,
  watch: (done: number) => void = () => undefined,
): Impact {
  const [old, proposed] = [before.dictionary, after.dictionary];
  const ids = mergedFunnel(old.funnel, proposed.funnel);
  let stages = ids.map((id) => untouched(id, old.funnel.includes(id), proposed.funnel.includes(id)));
  const moves = new Map<string, Move>();
  const moved: Moved[] = [];
  const open = { before: new Tally(), after: new Tally() };
  const segments = new Segments(old, leads.carried.before, leads.now, ids);
  let total = 0;
  leads.cases.forEach((each, index) => {
    if (index % 5000 === 0) watch(index);
    const was = qualify(old, each.before, leads.carried.before, leads.now);
    const is = qualify(proposed, each.after, leads.carried.after, leads.now);
    const answers = ids.map((id) => ({
      id,
      before: answerFor(id, old.funnel, was),
      after: answerFor(id, proposed.funnel, is),
    }));
    stages = stages.map((stage, place) =>
      withCase(stage, each, answers[place]?.before, answers[place]?.after),
    );
    // Ids have no spaces.
    const key = `${was.stage ?? ""} ${is.stage ?? ""}`;
    const move = moves.get(key) ?? { from: was.stage, to: is.stage, group: nobody };
    moves.set(key, { ...move, group: joined(move.group, each, false) });
    open.before.add(was, each.outcome.leads);
    open.after.add(is, each.outcome.leads);
    segments.add(each, answers);
    const change = changeOf(each, was, is, answers);
    if (change !== undefined) moved.push(change);
    total += each.outcome.leads;
  });
  watch(leads.cases.length);
  const rank = (stage: string | undefined): number => (stage === undefined ? -1 : ids.indexOf(stage));
  return {
    leads: total,
    now: leads.now,
    from: leads.from,
    told: leads.told,
    stages,
    moves: [...moves.values()].sort((a, b) => rank(a.from) - rank(b.from) || rank(a.to) - rank(b.to)),
    moved,
    undetermined: { before: open.before.sum(), after: open.after.sum() },
    segments: segments.impacts(),
    targets: targetImpacts(after, stages, leads),
    examples: examplesOf(stages, leads, old, proposed),
  };
}

/** Both funnels in one order: that of the later one, with what it dropped behind what stood before it. */
function mergedFunnel(before: readonly string[], after: readonly string[]): readonly string[] {
  const merged = [...after];
  before.forEach((id, index) => {
    if (merged.includes(id)) return;
    const previous = before[index - 1];
    merged.splice(previous === undefined ? 0 : merged.indexOf(previous) + 1, 0, id);
  });
  return merged;
}

function answerFor(id: string, funnel: readonly string[], standing: Standing): StageAnswer | undefined {
  const place = funnel.indexOf(id);
  return place < 0 ? undefined : { answer: standing.answers[place], here: standing.stage === id };
}

/** What changes for one case; `undefined` where nothing does. */
function changeOf(
  { before, outcome }: Case,
  was: Standing,
  is: Standing,
  answers: readonly {
    readonly id: string;
    readonly before: StageAnswer | undefined;
    readonly after: StageAnswer | undefined;
  }[],
): Moved | undefined {
  const only = (side: "before" | "after", other: "before" | "after"): readonly string[] =>
    answers.flatMap((each) => (each[side]?.answer === true && each[other]?.answer !== true ? [each.id] : []));
  const [loses, gains] = [only("before", "after"), only("after", "before")];
  if (loses.length === 0 && gains.length === 0 && was.stage === is.stage) return undefined;
  const missing = is.undetermined?.missing ?? [];
  return { lead: before.id, leads: outcome.leads, from: was.stage, to: is.stage, loses, gains, missing };
}
