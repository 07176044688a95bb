import type { Impact } from "../impact/impact.ts";
import { fenced } from "./markdown.ts";

/**
 * The moves between stages as a Mermaid diagram; nothing where nobody moves. Only stages that somebody leaves or
 * enters are shown, with those who stay in them.
 */
export function sankey(
  { moves }: Pick<Impact, "moves">,
  nameOf: (stage: string | undefined) => string,
): readonly string[] {
  const moving = moves.filter(({ from, to }) => from !== to);
  if (moving.length === 0) return [];
  const [left, entered] = [new Set(moving.map(({ from }) => from)), new Set(moving.map(({ to }) => to))];
  const rows = moves
    .filter(({ from, to }) => left.has(from) || entered.has(to))
    .map(
      ({ from, to, group }) =>
        `${cell(`${nameOf(from)} before`)},${cell(`${nameOf(to)} after`)},${String(group.leads)}`,
    );
  return [fenced("mermaid", ["sankey-beta", ...rows])];
}

/**
 * A name between quotes. Whatever could end the name, the line or the diagram, or that Mermaid reads as HTML, a
 * comment or a directive, is left out: letters, digits and a few signs remain.
 */
const cell = (text: string): string =>
  `"${Array.from(text.replace(/[^\p{L}\p{M}\p{N} .()/+-]/gu, ""))
    .slice(0, 60)
    .join("")
    .trim()}"`;
