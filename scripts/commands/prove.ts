import { Command } from "commander";
import type { Catalog } from "../../core/catalog/catalog.ts";
import type { AnswerJson, ProveOutput } from "../../core/generated/prove.ts";
import { type Question, parseQuestion } from "../../core/reason/parse-question.ts";
import { oneLine } from "../../core/report/code.ts";
import { proveJson } from "../../core/report/prove-json.ts";
import { unknownIdWords } from "../../core/report/unknown-id-words.ts";
import { type Format, formatOption, paint } from "../io/options.ts";
import { soundDefinitions } from "../io/sound-definitions.ts";
import { UsageError } from "../io/usage-error.ts";

interface Options {
  readonly definitions: string;
  readonly format: Format;
}

export const proveCommand = new Command("prove")
  .description(
    "Prove something about the definitions for every possible lead, or show a lead that breaks it.",
  )
  .argument("<question...>", "questions, each in quotes")
  .option("--definitions <dir>", "the repository, or its folder of definitions", ".")
  .addOption(formatOption())
  .addHelpText(
    "after",
    `
Examples:
  countersign prove 'sql implies mql'
  countersign prove 'mql is reachable' 'customer and disqualified are disjoint'
  countersign prove 'score lead-score reaches 65' 'highest lead-score' 'lowest lead-score'
  countersign prove 'mql equals hand-raiser' --format json

Stages, profiles and criteria sets go by their ids; a stage also by its abbreviation.
Missing values, unrecorded activities and assumptions.yaml are taken into account.
Exit codes: 0 everything holds, 1 something does not hold or is not settled, 2 wrong call, 3 fault of the program.`,
  )
  .action(async (texts: readonly string[], { definitions, format }: Options) => {
    const catalog = await soundDefinitions(definitions);
    const questions = texts.map((text) => ({ text, question: understood(text, catalog) }));
    const proved = proveJson(questions, catalog);
    console.log(format === "json" ? JSON.stringify(proved, null, 2) : proveText(proved));
    if (proved.answers.some(({ outcome }) => outcome !== "holds")) process.exitCode = 1;
  });

function understood(text: string, { dictionary }: Catalog): Question {
  const parsed = parseQuestion(text, dictionary);
  switch (parsed.status) {
    case "question":
      return parsed.question;
    case "unknown-form":
      throw new UsageError(
        `The question \`${oneLine(text)}\` is not understood.`,
        "Ask `A implies B`, `A equals B`, `A and B are disjoint`, `A is reachable`, `score S reaches 65`, `highest S` or `lowest S`.",
      );
    case "unknown-id": {
      const { saw, type } = unknownIdWords(parsed);
      throw new UsageError(saw, type);
    }
  }
}

const proveText = ({ answers }: ProveOutput): string => answers.map(answerText).join("\n\n");

function answerText({ question, outcome, sentence, lead, decided_by: decided }: AnswerJson): string {
  const colour = outcome === "holds" ? paint.green : outcome === "not-settled" ? paint.yellow : paint.red;
  return [
    paint.bold(oneLine(question)),
    `  ${colour(sentence)}`,
    ...(lead === null ? [] : [`  For example: ${lead}.`]),
    ...decided.map(({ condition, path, line }) => `  It fails: ${condition} (${path}:${String(line)})`),
  ].join("\n");
}
