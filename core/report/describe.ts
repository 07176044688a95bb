import type { Catalog, DefinitionFile } from "../catalog/catalog.ts";
import type { Decay, Limit, Pointer, ScoreModel, ScoreRule, Segmentation } from "../criteria/model.ts";
import {
  type Words,
  labelOf,
  leaf,
  orList,
  say,
  sayActivities,
  sayNumber,
  sayTree,
  sayWindow,
  scoreName,
} from "../criteria/say.ts";
import type { Acknowledgement, Acknowledgements } from "../generated/definitions.ts";
import { oneLine } from "./code.ts";
import { handoffInWords } from "./describe-handoff.ts";

/** A definition in words, line by line: what people read instead of YAML. Two spaces of indent for each level. */
export function describe(file: DefinitionFile, catalog: Catalog): readonly string[] {
  const { dictionary } = catalog;
  const score = file.kind === "score" ? dictionary.scores.get(file.id) : undefined;
  const segmentation = file.kind === "segment" ? dictionary.segmentations.get(file.id) : undefined;
  const leftOut =
    score !== undefined
      ? ["rules", "groups", "bands", "parts", "reset", "decay", "overrides"]
      : segmentation !== undefined
        ? ["first", "exclusive", "highest_of"]
        : file.kind === "handoff"
          ? ["when", "criteria", "clock", "calendars", "escalation", "outcomes"]
          : [];
  const general = Object.entries(file.value).filter(
    ([key]) => !leftOut.includes(key) && key !== "acknowledge",
  );
  const kept = "acknowledge" in file.value ? (file.value.acknowledge as Acknowledgements) : [];
  const words = [
    ...general.map(([key, value]) => line(key, value, [key])),
    ...(score === undefined ? [] : scoreWords(score)),
    ...(segmentation === undefined ? [] : segmentWords(segmentation)),
    ...(file.kind === "handoff" ? handoffInWords(file, catalog) : []),
    ...(kept.length === 0 ? [] : [{ text: "looked at, and meant:", parts: kept.map(keptWords) }]),
  ];
  return words.flatMap((word) => lines(word, 0));

  function line(key: string, value: unknown, pointer: Pointer): Words {
    const name = readable(key);
    const condition = catalog.conditions.get(file.path)?.get(JSON.stringify(pointer));
    if (condition !== undefined) {
      const tree = sayTree(condition, dictionary);
      return { text: `${name}: ${tree.text}`, parts: tree.parts };
    }
    if (Array.isArray(value)) {
      const plain = value.every((item) => typeof item !== "object");
      if (plain && value.length <= 3) return { text: `${name}: ${value.map(scalar).join(", ")}`, parts: [] };
      return { text: `${name}:`, parts: value.map((item, index) => entry(item, [...pointer, index])) };
    }
    if (typeof value === "object" && value !== null)
      return {
        text: `${name}:`,
        parts: Object.entries(value).map(([inner, item]) => line(inner, item, [...pointer, inner])),
      };
    return { text: `${name}: ${scalar(value)}`, parts: [] };
  }

  function entry(item: unknown, pointer: Pointer): Words {
    if (typeof item !== "object" || item === null) return { text: scalar(item), parts: [] };
    const [first, ...rest] = Object.entries(item).map(([key, value]) => line(key, value, [...pointer, key]));
    return first === undefined
      ? { text: "", parts: [] }
      : { text: first.text, parts: [...first.parts, ...rest] };
  }

  function scoreWords(model: ScoreModel): readonly Words[] {
    const groups = [...model.groups.values()].map(({ name, min, max }) => ({
      text: `${name} ${boundWords(min, max)}`,
      parts: [],
    }));
    const bands = model.bands.map(({ id, atLeast }) => ({
      text: Number.isFinite(atLeast) ? `${id}: ${sayNumber(atLeast)} or more` : `${id}: anything below`,
      parts: [],
    }));
    return [
      ...(groups.length === 0 ? [] : [{ text: "groups:", parts: groups }]),
      ...(model.rules.length === 0
        ? []
        : [{ text: "rules:", parts: model.rules.map((rule) => ruleWords(rule, model)) }]),
      ...(model.parts.length === 0
        ? []
        : [
            leaf(
              `plus: ${orList(
                model.parts.map((id) => scoreName(id, dictionary)),
                "and",
              )}`,
            ),
          ]),
      ...(model.reset.length === 0
        ? []
        : [leaf(`starts anew once the person ${sayActivities(model.reset)}`)]),
      ...(model.decay === undefined ? [] : [leaf(decayWords(model.decay))]),
      ...(model.overrides.length === 0
        ? []
        : [
            {
              text: "whatever the rules say, the first that fits:",
              parts: model.overrides.map(({ name, when, set }) =>
                leaf(`${name}: ${sayNumber(set)} points if ${say(when, dictionary)}`),
              ),
            },
          ]),
      ...(bands.length === 0 ? [] : [{ text: "bands:", parts: bands }]),
    ];
  }

  function ruleWords(rule: ScoreRule, model: ScoreModel): Words {
    const group = rule.group === undefined ? "" : ` (${model.groups.get(rule.group)?.name ?? rule.group})`;
    const name = `${rule.name}${group}`;
    switch (rule.kind) {
      case "when":
        return { text: `${name}: ${points(rule.points)} if ${say(rule.when, dictionary)}`, parts: [] };
      case "first":
        return {
          text: `${name}, the first that fits:`,
          parts: rule.cases.map((item) => ({
            text: `${points(item.points)} if ${say(item.when, dictionary)}`,
            parts: [],
          })),
        };
      case "each": {
        const where = rule.where === undefined ? "" : ` (${say(rule.where, dictionary)})`;
        const when = rule.when === undefined ? "" : `, if ${say(rule.when, dictionary)}`;
        const what = `${sayActivities(rule.activities)}${where}${sayWindow(rule.window)}`;
        return {
          text: `${name}: ${points(rule.points)} each time: ${what}${limitWords(rule.limit)}${when}`,
          parts: [],
        };
      }
    }
  }

  function segmentWords(segmentation: Segmentation): readonly Words[] {
    if (segmentation.order === "highest-of") {
      const names = segmentation.of.map((id) => `“${dictionary.segmentations.get(id)?.name ?? id}”`);
      return [{ text: `the best segment of ${orList(names, "and")}`, parts: [] }];
    }
    const { order, segments, matrix } = segmentation;
    const heading = order === "first" ? "segments, the first that fits:" : "segments, of which one fits:";
    const parts = segments.map(({ name, when }) =>
      leaf(`${name}: ${when === undefined ? "everyone else" : say(when, dictionary)}`),
    );
    const cells =
      matrix === undefined
        ? []
        : [
            leaf(
              `everyone else: a letter by ${scoreName(matrix[0], dictionary)} and a number by ${scoreName(matrix[1], dictionary)}, A1 the best`,
            ),
          ];
    return [{ text: heading, parts: [...parts, ...cells] }];
  }
}

const keptWords = ({ finding, about, reason }: Acknowledgement): Words =>
  leaf(`${readable(finding.replaceAll("-", "_"))}, about ${about}: ${reason}`);

const readable = (key: string): string => key.replaceAll("_", " ");

const points = (count: number): string =>
  `${count > 0 ? "+" : ""}${sayNumber(count)} ${Math.abs(count) === 1 ? "point" : "points"}`;

function decayWords({ points: lost, every, without, since, min }: Decay): string {
  const starts = [
    ...(since === undefined ? [] : [labelOf(since)]),
    ...(without.length === 0 ? [] : [`the person last ${sayActivities(without)}`]),
  ];
  const from = starts.length > 1 ? `the later of ${orList(starts, "and")}` : (starts[0] ?? "");
  return `${points(lost)} for every ${every.text} since ${from}, down to ${sayNumber(min)}`;
}

const limitWords = (limit: Limit | undefined): string =>
  limit === undefined
    ? ""
    : limit.per === "ever"
      ? ", once"
      : `, at most ${sayNumber(limit.count)} per ${limit.per === "rolling" ? limit.duration.text : limit.per}`;

function boundWords(min: number, max: number): string {
  const bounds = [
    Number.isFinite(min) ? `at least ${sayNumber(min)}` : "",
    Number.isFinite(max) ? `at most ${sayNumber(max)}` : "",
  ];
  const stated = bounds.filter((bound) => bound !== "");
  return stated.length === 0 ? "without limits" : `counts ${orList(stated, "and")} points`;
}

function scalar(value: unknown): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return sayNumber(value);
  return typeof value === "string" ? oneLine(value, 400) : "";
}

const lines = ({ text, parts }: Words, depth: number): readonly string[] => [
  "  ".repeat(depth) + oneLine(text, 600),
  ...parts.flatMap((part) => lines(part, depth + 1)),
];
