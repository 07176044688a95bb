import type { Condition, NumberTest, Pointer } from "../../criteria/model.ts";
import { opposite } from "../../criteria/opposite.ts";
import { sayNumber } from "../../criteria/say.ts";
import { wordLine } from "../../criteria/text.ts";
import { type Catalog, type DefinitionFile, filesOf } from "../catalog.ts";
import type { CatalogRule } from "./rule.ts";

export const twoThresholds: CatalogRule = {
  purpose: "What has one name has one number.",
  check: (catalog, report) => {
    const alike = gradedAlike(catalog);
    const firstOf = new Map<string, Named>();
    for (const own of everyNamed(catalog)) {
      const keys = [`id ${own.id}`, `name ${wordLine(own.name)}`];
      const other = keys.map((key) => firstOf.get(key)).find((first) => first !== undefined);
      for (const key of keys) if (!firstOf.has(key)) firstOf.set(key, own);
      if (other === undefined || alike.has(`${own.file.id} ${other.file.id}`)) continue;
      const [here, there] = [bars(own.condition), bars(other.condition)];
      for (const [subject, mine] of here) {
        const theirs = there.get(subject);
        const [first] = mine;
        if (first === undefined || theirs === undefined || texts(mine) === texts(theirs)) continue;
        report(own.file, "two-thresholds", first.pointer, {
          about: own.id,
          subject,
          here: mine.map(({ text }) => text),
          there: theirs.map(({ text }) => text),
          other: other.file.path,
        });
      }
    }
  },
};

/** A condition that has a name: what both sides mean by that word. */
interface Named {
  readonly id: string;
  readonly name: string;
  readonly file: DefinitionFile;
  readonly condition: Condition;
}

function everyNamed({ files, dictionary, conditions }: Catalog): readonly Named[] {
  return files.flatMap((file): readonly Named[] => {
    if (file.kind === "segment") {
      const segmentation = dictionary.segmentations.get(file.id);
      if (segmentation === undefined || segmentation.order === "highest-of") return [];
      return segmentation.segments.flatMap(({ id, name, when }) =>
        when === undefined ? [] : [{ id, name, file, condition: when }],
      );
    }
    if (file.kind === "score")
      return (dictionary.scores.get(file.id)?.rules ?? []).flatMap((rule) =>
        rule.kind === "when" ? [{ id: rule.id, name: rule.name, file, condition: rule.when }] : [],
      );
    const own = conditions.get(file.path);
    switch (file.kind) {
      case "stage":
      case "criteria":
      case "icp":
        return named(file.value.name, file, own?.get('["criteria"]'));
      case "persona":
        return named(file.value.name, file, own?.get('["recognised_by"]'));
      default:
        return [];
    }
  });
}

const named = (name: string, file: DefinitionFile, condition: Condition | undefined): readonly Named[] =>
  condition === undefined ? [] : [{ id: file.id, name, file, condition }];

/** Divisions whose best is taken have the same grades on purpose, each with numbers of its own. */
function gradedAlike(catalog: Catalog): ReadonlySet<string> {
  const lists = filesOf(catalog.files, "segment").map(({ value }) => value.highest_of ?? []);
  return new Set(lists.flatMap((ids) => ids.flatMap((one) => ids.map((other) => `${one} ${other}`))));
}

interface Bar {
  readonly text: string;
  readonly pointer: Pointer;
}

const texts = (found: readonly Bar[]): string =>
  found
    .map(({ text }) => text)
    .sort()
    .join(" ");

/** The numbers that a condition asks for, by field or score. What is to be false counts by its opposite. */
function bars(condition: Condition): ReadonlyMap<string, readonly Bar[]> {
  const found = new Map<string, Bar[]>();
  collect(condition, true);
  return found;

  function collect(part: Condition, wanted: boolean): void {
    if ("of" in part) {
      for (const inner of part.of) collect(inner, part.kind === "none" ? !wanted : wanted);
      return;
    }
    const stated = wanted ? part : opposite(part);
    if (stated?.kind === "score") note(stated.score, stated.test, part.pointer, true);
    if (stated?.kind === "field" && stated.test.of === "number")
      note(stated.field.id, stated.test.test, part.pointer, stated.field.whole === true);
  }

  function note(subject: string, test: NumberTest, pointer: Pointer, isWhole: boolean): void {
    const list = found.get(subject) ?? [];
    found.set(subject, list);
    for (const text of barsOf(test, isWhole))
      if (!list.some((bar) => bar.text === text)) list.push({ text, pointer });
  }
}

/** A test as what it asks for at least and at most, so that `more than 99` and `at least 100` people are the same. */
function barsOf(test: NumberTest, isWhole: boolean): readonly string[] {
  switch (test.op) {
    case "at_least":
      return [`at least ${sayNumber(test.value)}`];
    case "at_most":
      return [`at most ${sayNumber(test.value)}`];
    case "more_than":
      return [isWhole ? `at least ${sayNumber(test.value + 1)}` : `more than ${sayNumber(test.value)}`];
    case "less_than":
      return [isWhole ? `at most ${sayNumber(test.value - 1)}` : `less than ${sayNumber(test.value)}`];
    case "between":
      return [`at least ${sayNumber(test.low)}`, `at most ${sayNumber(test.high)}`];
    default:
      return [];
  }
}
