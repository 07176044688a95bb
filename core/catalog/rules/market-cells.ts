import { reportRepeated, type Reporter } from "../../criteria/report-problem.ts";
import { nearWord } from "../../near-word.ts";
import type * as raw from "../../generated/definitions.ts";
import { ruleFor } from "./rule.ts";

/** More cells than anybody could agree on. */
const mostCells = 1000;
const mostShown = 6;

export const marketCells = ruleFor(
  "market",
  "Every company is in one part of the market, and in no second one.",
  ({ value }, report, { dictionary }) => {
    const { segments: divisions, markets } = value;
    if (markets.length > mostCells) {
      report("market-too-fine", ["markets"], { cells: markets.length, limit: mostCells }, "key");
      return;
    }
    reportRepeated(markets, "markets", "part of the market", report);
    const namesOf = (id: string): readonly string[] => [
      ...(dictionary.segmentations.get(id)?.names.keys() ?? []),
    ];
    const isSound = markets
      .map((market, index) => checkNames(market, index, divisions, namesOf, report))
      .every((sound) => sound);
    for (const [index, market] of markets.entries())
      for (const other of markets.slice(0, index))
        if (overlap(market.segments, other.segments))
          report("markets-overlap", ["markets", index, "segments"], { market: market.id, other: other.id });
    const named = divisions.filter((id) => markets.some(({ segments }) => segments[id] !== undefined));
    const count = named.reduce((product, id) => product * namesOf(id).length, 1);
    if (count > mostCells) report("market-too-fine", ["segments"], { cells: count, limit: mostCells });
    if (!isSound || count > mostCells) return;
    const cells = named.reduce<readonly Cell[]>(
      (all, id) => all.flatMap((cell) => namesOf(id).map((segment) => ({ ...cell, [id]: segment }))),
      [{}],
    );
    const gaps = cells.filter((cell) => !markets.some(({ segments }) => overlap(cell, segments)));
    if (gaps.length === 0) return;
    const shown = gaps
      .slice(0, mostShown)
      .map((cell) => named.map((id) => `${id} ${cell[id] ?? ""}`).join(", "));
    report("market-gap", ["markets"], { cells: shown, more: gaps.length - shown.length }, "key");
  },
);

/** Segmentation to segment. What is not named may be anything. */
interface Cell {
  readonly [segmentation: string]: string | undefined;
}

const overlap = (a: Cell, b: Cell): boolean =>
  Object.entries(a).every(([id, segment]) => b[id] === undefined || b[id] === segment);

function checkNames(
  { segments }: raw.MarketPart,
  index: number,
  divisions: readonly string[],
  namesOf: (id: string) => readonly string[],
  report: Reporter,
): boolean {
  let isSound = true;
  for (const [id, segment = ""] of Object.entries(segments)) {
    const pointer = ["markets", index, "segments", id];
    const known = namesOf(id);
    if (known.includes(segment) && divisions.includes(id)) continue;
    isSound = false;
    // A division that does not exist has a finding of its own.
    if (known.length === 0) continue;
    if (!divisions.includes(id))
      report("market-segment-unlisted", pointer, { segment: id, listed: divisions }, "key");
    else
      report("unknown-reference", pointer, {
        kind: "segment of",
        id: segment,
        near: nearWord(segment, known),
        known,
      });
  }
  return isSound;
}
