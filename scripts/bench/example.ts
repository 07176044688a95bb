import { join } from "node:path";
import { changesBetween, check } from "../../core/pipeline.ts";
import { checkProofs } from "../../core/reason/check-proofs.ts";
import { diffMarkdown } from "../../core/report/diff-markdown.ts";
import { witnessWords } from "../../core/report/witness-words.ts";
import { readDefinitions } from "../io/read-definitions.ts";
import { layOver } from "../io/read-side.ts";
import { type Spread, spreadOf } from "./spread.ts";

/** How long the example company takes, in a process that has done it before. */
export interface ExampleTimes {
  /** Everything that `check` proves about it. */
  readonly proof: Spread;
  /** What its example proposal changes, with what is proved of that, in words. */
  readonly diff: Spread;
}

/** Proves the example company and compares it with its proposal, so many times; reading the files is not counted. */
export async function exampleTimes(root: string, runs: number): Promise<ExampleTimes> {
  const sources = await readDefinitions(join(root, "definitions"));
  const proposal = layOver(sources, await readDefinitions(join(root, "examples/proposal")));
  const [before, after] = [check(sources), check(proposal)];
  const times = (work: () => void): Spread =>
    spreadOf(
      Array.from({ length: warmUp + runs }, () => {
        const start = performance.now();
        work();
        return performance.now() - start;
      }).slice(warmUp),
    );
  return {
    proof: times(() => {
      checkProofs(before.catalog, witnessWords);
    }),
    diff: times(() => {
      const { changes, classes, intent } = changesBetween(before, after);
      diffMarkdown(changes, classes, intent);
    }),
  };
}

const warmUp = 5;
