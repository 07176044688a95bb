import type { RulesetOutput } from "../generated/ruleset.ts";
import { oneLine } from "./code.ts";
import type { Paint } from "./terminal.ts";

/** How a repository differs from what belongs to it, for a terminal: the gaps first. */
export function rulesetText({ repository, branch, differences }: RulesetOutput, paint: Paint): string {
  if (differences.length === 0)
    return `${paint.green("Nothing differs.")} ${repository} protects ${oneLine(branch)} as Countersign needs it.`;
  const part = (weight: "gap" | "advice", title: string): readonly string[] => {
    const held = differences.filter((difference) => difference.weight === weight);
    return held.length === 0
      ? []
      : [paint.bold(title), ...held.map(({ saw, why, type }) => `- ${saw} ${why}\n  ${type}`), ""];
  };
  return [
    ...part("gap", `${repository} can be changed without both signatures:`),
    ...part("advice", "And better still:"),
    paint.dim("`countersign ruleset` prints the ruleset that belongs to it."),
  ].join("\n");
}
