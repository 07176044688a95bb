import type { Dictionary } from "../criteria/model.ts";
import type { Group } from "../impact/group.ts";
import type { Preview } from "../profile/preview.ts";
import type { Example } from "../impact/example.ts";
import { code } from "./code.ts";
import { differenceWords } from "./difference-words.ts";
import { headlineClause } from "./headline.ts";
import { impactMarkdown } from "./impact-markdown.ts";
import { amount } from "./impact-words.ts";
import { escapeSentence } from "./markdown.ts";
import { unavailableWords } from "./preview-words.ts";

/** What a proposal does to the leads of the repository, as a comment says it. */
export interface LeadsInWords {
  /** The second half of the headline; nothing where there are no numbers. */
  readonly clause: string | undefined;
  /** A section of the comment, in Markdown. */
  readonly parts: readonly string[];
  /** Real leads that lose or gain a stage, one sentence each, by the stage's id; a profile names nobody. */
  readonly examples: ReadonlyMap<string, readonly string[]>;
}

/** Puts a preview into words. `changed` are the stages that the proposal itself rewrites. */
export function leadsInWords(
  preview: Preview,
  changed: readonly string[],
  before: Dictionary,
  after: Dictionary,
): LeadsInWords {
  const sides = { before, after };
  if (preview.status === "unavailable") {
    const { saw, type } = unavailableWords(preview.why, sides);
    const parts = ["#### Our leads", escapeSentence(`No numbers this time. ${saw} ${type}`)];
    return { clause: undefined, parts, examples: new Map() };
  }
  const { impact, leftOut } = preview;
  const left =
    leftOut === 0
      ? []
      : [`The profile leaves out ${amount(leftOut)} leads, because too few others are like them.`];
  return {
    clause: headlineClause(impact, changed, before, after),
    parts: [...impactMarkdown(impact, sides), ...left],
    examples: new Map(
      impact.from === "profile"
        ? []
        : impact.stages.map(({ id, loses, gains }) => [
            id,
            [
              ...named("Loses it", loses),
              ...whyOf("loses", id),
              ...named("Gains it", gains),
              ...whyOf("gains", id),
            ],
          ]),
    ),
  };

  function whyOf(is: Example["is"], id: string): readonly string[] {
    return impact.examples
      .filter((one) => one.stage === id && one.is === is)
      .map(({ lead, why }) => differenceWords(code(lead), why, is, id, after));
  }
}

const shown = 3;

/** `Loses it: lead L0042, L0051, L0060 and 35 others.` */
function named(what: string, { ids, leads }: Group): readonly string[] {
  if (leads === 0) return [];
  const others = leads - Math.min(shown, ids.length);
  const list = ids.slice(0, shown).map(code).join(", ");
  const more = others === 0 ? "" : ` and ${amount(others)} ${others === 1 ? "other" : "others"}`;
  return [`${what}: ${leads === 1 ? "lead" : "leads"} ${list}${more}.`];
}
