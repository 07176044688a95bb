import type { Dictionary } from "../criteria/model.ts";
import { upperFirst } from "../criteria/say.ts";
import type { Impact } from "../impact/impact.ts";
import { align } from "./align.ts";
import { oneLine } from "./code.ts";
import { differenceWords } from "./difference-words.ts";
import { headlineClause } from "./headline.ts";
import { targetSentences, undeterminedSentences } from "./impact-sentences.ts";
import {
  amount,
  dayInWords,
  isMoved,
  leads,
  outcomesOf,
  percent,
  stageLabel,
  wonInWords,
} from "./impact-words.ts";
import { segmentRows } from "./segment-rows.ts";
import type { Paint } from "./terminal.ts";

interface Sides {
  readonly before: Dictionary;
  readonly after: Dictionary;
}

/** What a change does to the leads, for a terminal. */
export function impactText(impact: Impact, changed: readonly string[], sides: Sides, paint: Paint): string {
  const clause = headlineClause(impact, changed, sides.before, sides.after);
  const label = (id: string | undefined): string => oneLine(stageLabel(id, sides.before, sides.after));
  const moved = impact.moves.filter(({ from, to }) => from !== to);
  const sentences = [...targetSentences(impact, sides), ...undeterminedSentences(impact, sides)];
  return [
    paint.bold(oneLine(`${upperFirst(clause)}.`, 600)),
    paint.dim(`${leads(impact.leads)} as of ${dayInWords(impact.now)}, judged by both versions`),
    "",
    ...table(stageRows(impact, sides, label), paint),
    ...section(
      "Who moves",
      [
        ...moved.map(({ from, to, group }) => {
          const ids = group.ids.slice(0, 5).map((id) => oneLine(id));
          const example = ids.length === 0 ? "" : `, such as ${ids.join(", ")}`;
          return `${label(from)} → ${label(to)}: ${leads(group.leads)}${example}`;
        }),
        ...impact.examples
          .filter(({ stage }) => changed.includes(stage))
          .map(({ lead, why, is, stage }) =>
            oneLine(differenceWords(lead, why, is, stage, sides.after), 600),
          ),
      ],
      paint,
    ),
    ...segmentRows(impact, sides).flatMap(({ division, rows }) => [
      "",
      ...table(
        [
          [oneLine(division), "stage", "before", "after"],
          ...rows.map(({ segment, stage, before, after }) => [
            oneLine(segment),
            oneLine(stage),
            amount(before),
            amount(after),
          ]),
        ],
        paint,
      ),
    ]),
    ...section(
      "What else to know",
      sentences.map((line) => oneLine(line, 600)),
      paint,
    ),
  ].join("\n");
}

function stageRows(
  impact: Impact,
  sides: Sides,
  label: (id: string) => string,
): readonly (readonly string[])[] {
  const outcome = impact.told === undefined ? [] : [oneLine(wonInWords(impact.told.won, sides.before))];
  const rows = impact.stages.map((stage) => {
    const { before, after } = outcomesOf(stage);
    const [was, is] = [percent(before.won, before.leads), percent(after.won, after.leads)];
    return [
      `${isMoved(stage) ? "* " : "  "}${label(stage.id)}`,
      stage.before === undefined ? "–" : amount(stage.before.qualified),
      stage.after === undefined ? "–" : amount(stage.after.qualified),
      stage.loses.leads === 0 ? "" : amount(stage.loses.leads),
      stage.gains.leads === 0 ? "" : amount(stage.gains.leads),
      ...(outcome.length === 0 ? [] : [was === is ? was : `${was} → ${is}`]),
    ];
  });
  return [["  Stage", "before", "after", "lose it", "gain it", ...outcome], ...rows];
}

function table(rows: readonly (readonly string[])[], paint: Paint): readonly string[] {
  const [header = "", ...lines] = align(rows);
  return [paint.dim(header), ...lines];
}

const section = (title: string, lines: readonly string[], paint: Paint): readonly string[] =>
  lines.length === 0 ? [] : ["", paint.bold(title), ...lines.map((line) => `- ${line}`)];
