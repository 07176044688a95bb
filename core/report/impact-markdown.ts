import type { Dictionary } from "../criteria/model.ts";
import type { Impact, Move } from "../impact/impact.ts";
import type { StageImpact } from "../impact/stage-impact.ts";
import {
  amount,
  dayInWords,
  isMoved,
  leads,
  outcomesOf,
  percent,
  signed,
  stageLabel,
  wonInWords,
} from "./impact-words.ts";
import { code } from "./code.ts";
import { escapeMarkdown } from "./markdown.ts";
import { sankey } from "./sankey.ts";
import { segmentRows } from "./segment-rows.ts";
import { targetSentences, undeterminedSentences } from "./impact-sentences.ts";

interface Sides {
  readonly before: Dictionary;
  readonly after: Dictionary;
}

/** What a change does to the leads, for a comment: a table of stages, a diagram of moves, and folded details. */
export function impactMarkdown(impact: Impact, sides: Sides): readonly string[] {
  const label = (id: string | undefined): string => stageLabel(id, sides.before, sides.after);
  const name = (id: string | undefined): string => escapeMarkdown(label(id));
  const source = impact.from === "profile" ? ", from a profile that names nobody" : "";
  const replayed = `${leads(impact.leads)}, judged as of ${dayInWords(impact.now)} under both versions${source}.`;
  const moved = impact.moves.filter(({ from, to }) => from !== to);
  if (!impact.stages.some(isMoved) && moved.length === 0)
    return ["#### Our leads", `${replayed} No lead changes its stage.`];
  const sentences = [...targetSentences(impact, sides), ...undeterminedSentences(impact, sides)];
  return [
    "#### Our leads",
    replayed,
    stageTable(impact, sides, name),
    ...(sentences.length === 0 ? [] : [sentences.map((line) => `- ${escapeMarkdown(line, 600)}`).join("\n")]),
    ...sankey(impact, label),
    ...folded("Who moves", [moveTable(moved, impact, name), outcomeTable(impact, sides, name)]),
    ...folded("By segment", segmentTables(impact, sides)),
  ];
}

function stageTable(impact: Impact, sides: Sides, name: (id: string) => string): string {
  const outcome =
    impact.told === undefined ? [] : [escapeMarkdown(wonInWords(impact.told.won, sides.before))];
  const count = (stage: StageImpact, side: "before" | "after"): string => {
    const qualified = stage[side]?.qualified;
    return qualified === undefined ? "–" : `${amount(qualified)} (${percent(qualified, impact.leads)})`;
  };
  return table(
    ["Stage", "before", "after", "lose it", "gain it", ...outcome],
    impact.stages.map((stage) => {
      const { before, after } = outcomesOf(stage);
      const cells = [count(stage, "before"), count(stage, "after")];
      const moves = [stage.loses.leads, stage.gains.leads].map((moving) =>
        moving === 0 ? "" : amount(moving),
      );
      const [was, is] = [percent(before.won, before.leads), percent(after.won, after.leads)];
      const became = outcome.length === 0 ? [] : [was === is ? was : `${was} → ${is}`];
      return [isMoved(stage) ? `**${name(stage.id)}**` : name(stage.id), ...cells, ...moves, ...became];
    }),
  );
}

function moveTable(
  moved: readonly Move[],
  { from: source }: Impact,
  name: (id: string | undefined) => string,
): string {
  const named = source === "leads";
  return table(
    ["from", "to", "leads", ...(named ? ["for example"] : [])],
    moved.map(({ from, to, group }) => [
      name(from),
      name(to),
      amount(group.leads),
      ...(named ? [group.ids.map((id) => code(id).replaceAll("|", "/")).join(", ")] : []),
    ]),
  );
}

/** What became of those who keep, lose and gain a stage: how many were won, what they are worth, how long it took. */
function outcomeTable(
  { told, stages }: Impact,
  { before }: Sides,
  name: (id: string | undefined) => string,
): string {
  if (told === undefined) return "";
  const groups = stages.filter(isMoved).flatMap((stage) =>
    (
      [
        ["keep", stage.keeps],
        ["lose", stage.loses],
        ["gain", stage.gains],
      ] as const
    ).flatMap(([what, group]) => (group.leads === 0 ? [] : [{ title: `${what} ${name(stage.id)}`, group }])),
  );
  const tellsWorth = groups.some(({ group }) => group.revenue !== 0);
  const tellsDays = groups.some(({ group }) => group.timed > 0);
  const unit = told.unit === undefined ? "" : `, ${escapeMarkdown(told.unit)}`;
  return table(
    [
      "those who",
      "leads",
      escapeMarkdown(wonInWords(told.won, before)),
      "share",
      ...(tellsWorth ? [`worth${unit}`] : []),
      ...(tellsDays ? ["days on average"] : []),
    ],
    groups.map(({ title, group }) => [
      title,
      amount(group.leads),
      amount(group.won),
      percent(group.won, group.leads),
      ...(tellsWorth ? [amount(group.revenue / 100)] : []),
      ...(tellsDays ? [group.timed === 0 ? "–" : amount(group.days / group.timed)] : []),
    ]),
  );
}

/** One table for each division of the leads, about the stages that move. */
function segmentTables(impact: Impact, sides: Sides): readonly string[] {
  return segmentRows(impact, sides).map(({ division, rows }) =>
    table(
      [escapeMarkdown(division), "Stage", "before", "after", "change"],
      rows.map(({ segment, stage, before, after }) => [
        escapeMarkdown(segment),
        escapeMarkdown(stage),
        amount(before),
        amount(after),
        signed(after - before),
      ]),
    ),
  );
}

const folded = (title: string, parts: readonly string[]): readonly string[] => {
  const filled = parts.filter((part) => part !== "");
  return filled.length === 0
    ? []
    : [`<details><summary>${title}</summary>\n\n${filled.join("\n\n")}\n\n</details>`];
};

/** A table whose first column is text and whose others are numbers; nothing without rows. */
function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const rule = header.map((cell, index) =>
    index === 0 || cell === "Stage" || cell === "to" || cell === "for example" ? "---" : "--:",
  );
  return [line(header), line(rule), ...rows.map(line)].join("\n");
}
