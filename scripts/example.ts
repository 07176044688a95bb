import { fileURLToPath } from "node:url";
import { decide } from "../core/approval/decide.ts";
import { type Compared, compare, tryOnLeads } from "../core/pipeline.ts";
import { comment } from "../core/report/comment.ts";
import { givenLeads } from "./io/given-leads.ts";
import { readDefinitions } from "./io/read-definitions.ts";
import { layOver } from "./io/read-side.ts";
import { rehearse } from "./rehearse.ts";

/** A file or folder of this repository. */
export const inRepository = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));

/** The example company, the example proposal compared with it, and the comment that its pull request would get. */
export async function example(): Promise<{
  readonly definitions: number;
  readonly compared: Compared;
  readonly comment: string;
}> {
  const now = await readDefinitions(inRepository("definitions"));
  const proposed = layOver(now, await readDefinitions(inRepository("examples/proposal")));
  const compared = compare(now, proposed);
  const facts = rehearse(now, proposed, compared, {
    author: "tallybrook-ida",
    approvals: ["tallybrook-rae"],
    openedAt: "2026-07-01T08:00:00Z",
    decidedAt: "2026-07-01T09:10:00Z",
  });
  const { changes, classes, intent, before, after } = compared;
  const leads = tryOnLeads(compared, await givenLeads(inRepository("."), before.catalog));
  return {
    definitions: now.length,
    compared,
    comment: comment({
      decision: decide(facts),
      facts,
      changes,
      classes,
      intent,
      findings: after.findings,
      leads,
    }),
  };
}
