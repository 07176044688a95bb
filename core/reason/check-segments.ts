import { type Catalog, filesOf } from "../catalog/catalog.ts";
import { apart } from "../catalog/rules/apart.ts";
import type { Condition, Segmentation } from "../criteria/model.ts";
import type { Finding } from "../finding.ts";
import type { SayLead } from "./check-stages.ts";
import { assumedBy } from "./assumed-by.ts";
import { conflictIn } from "./conflict.ts";
import { fewest } from "./fewest.ts";
import { demand, groundOf } from "./ground.ts";
import { notSettled } from "./not-settled.ts";
import { type Answer, type Demand, type Witness, findLead } from "./prove.ts";

type Listed = Extract<Segmentation, { order: "first" | "exclusive" }>;
type Segment = Listed["segments"][number] & { readonly when: Condition };

/** Looking a place up takes long, so it is done only for what is shown. */
type Place = () => Finding["at"];

/** More questions about one division than anybody could have agreed on its segments. */
const mostQuestions = 400;

/**
 * Proves that every segment can have somebody in it, that segments of which one fits never overlap, and that nobody
 * falls into none of them. A lead that breaks it, or a question that was not settled, becomes a finding.
 */
export function checkSegments(catalog: Catalog, sayLead: SayLead): readonly Finding[] {
  const ground = groundOf(catalog);
  const { dictionary, assumptions, now } = ground;
  return filesOf(catalog.files, "segment").flatMap((file) => {
    const segmentation = dictionary.segmentations.get(file.id);
    if (segmentation === undefined || segmentation.order === "highest-of") return [];
    const { order, segments: listed, matrix } = segmentation;
    const segments = listed.filter((segment): segment is Segment => segment.when !== undefined);
    const findings: Finding[] = [];
    let questions = 0;
    const ask = (are: readonly Segment[], areNot: readonly Segment[]): Answer => {
      questions += 1;
      if (questions > mostQuestions)
        return { status: "not-settled", reason: "there are too many segments", steps: 0 };
      return findLead(demandsOf(are, areNot), assumptions, now);
    };
    const demandsOf = (are: readonly Segment[], areNot: readonly Segment[]): readonly Demand[] => [
      ...are.map(({ when }) => demand(when, "true", ground)),
      ...areNot.map(({ when }) => demand(when, "false", ground)),
    ];
    const at =
      (segment: Segment): Place =>
      () =>
        file.locate(segment.when.pointer);
    const unsettled = (about: string, question: string, answer: Answer, place: Place): void => {
      // After the first question too many, all that follow have the same answer.
      if (answer.status === "not-settled" && questions <= mostQuestions + 1)
        findings.push(notSettled(about, question, answer.reason, place()));
    };
    const inWords = (witness: Witness): string => sayLead(witness, dictionary);

    for (const [index, segment] of segments.entries()) {
      // Under `first`, whoever fits an earlier segment is in that one.
      const before = segments.slice(0, index);
      const reached = ask([segment], order === "first" ? before : []);
      unsettled(segment.id, `whether anybody can be in \`${segment.id}\``, reached, at(segment));
      if (reached.status === "no-lead") {
        const leavesNobody = (some: readonly Segment[]): boolean => ask([segment], some).status === "no-lead";
        const covering = order === "first" ? fewest(before, leavesNobody) : [];
        findings.push(unreachable(segment, covering));
      } else if (order === "exclusive") overlap(segment, before);
    }
    gap();
    return findings;

    function unreachable(segment: Segment, covering: readonly Segment[]): Finding {
      const dead = { code: "segment-unreachable", severity: "error" } as const;
      if (covering.length > 0) {
        const assuming = assumedBy(demandsOf([segment], covering), ground);
        const args = { segment: segment.id, covering: covering.map(({ id }) => id), assuming };
        return { ...dead, at: at(segment)(), args };
      }
      const { at: first, conflict } = conflictIn(file, [segment.when], ground);
      return { ...dead, at: first, args: { segment: segment.id, conflict } };
    }

    /** The first of the segments above that can hold the same lead: one example is enough to look at the numbers. */
    function overlap(segment: Segment, before: readonly Segment[]): void {
      for (const other of before) {
        if (apart(segment.when, other.when, dictionary)) continue;
        const both = ask([segment, other], []);
        unsettled(segment.id, `whether \`${segment.id}\` and \`${other.id}\` overlap`, both, at(segment));
        if (both.status !== "lead") continue;
        const args = { segment: segment.id, other: other.id, lead: inWords(both.witness()) };
        findings.push({ code: "segments-overlap", severity: "error", at: at(segment)(), args });
        return;
      }
    }

    function gap(): void {
      if (matrix !== undefined || segments.length < listed.length) return;
      const place: Place = () => file.locate([order], "key");
      const none = ask([], segments);
      unsettled(file.id, "whether everybody is in one of these segments", none, place);
      if (none.status !== "lead") return;
      const { madeUp } = none.witness();
      const parted = [...madeUp.lead.values].find(
        ([, value]) => typeof value === "number" && !Number.isInteger(value),
      );
      const args = { about: file.id, lead: inWords(none.witness()), order, parted: parted?.[0] };
      findings.push({ code: "segments-gap", severity: "warning", at: place(), args });
    }
  });
}
