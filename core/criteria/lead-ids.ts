import type { TableProblem } from "./csv-table.ts";
import type { Lead } from "./lead.ts";

/** What is wrong with the ids of leads; nothing where every lead has one of its own. */
export function idProblem(leads: readonly Pick<Lead, "id">[]): TableProblem | undefined {
  const seen = new Set<string>();
  for (const { id } of leads) {
    if (id === "")
      return { problem: "has a row without an id.", advice: "Fill the column `id` in every row." };
    if (seen.has(id))
      return { problem: `has the id ${id} twice.`, advice: "Every lead needs an id of its own." };
    seen.add(id);
  }
  return undefined;
}
