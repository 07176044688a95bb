// The main job in one go, on the example that ships with the repository: check, qualify, review a proposal.
import { fileURLToPath } from "node:url";
import { decide } from "../core/approval/decide.ts";
import { qualify } from "../core/criteria/qualify.ts";
import { totals } from "../core/criteria/totals.ts";
import { compare } from "../core/pipeline.ts";
import { comment } from "../core/report/comment.ts";
import { totalsText } from "../core/report/qualify-text.ts";
import { countWords, findingText } from "../core/report/terminal.ts";
import { complain } from "./io/complain.ts";
import { loadLeads } from "./io/load-leads.ts";
import { exitCodeFor, paint } from "./io/options.ts";
import { readDefinitions } from "./io/read-definitions.ts";
import { layOver } from "./io/read-side.ts";
import { rehearse } from "./rehearse.ts";

const asOf = "2026-06-30";

async function start(): Promise<void> {
  const folder = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));
  const now = await readDefinitions(folder("definitions"));
  const proposed = layOver(now, await readDefinitions(folder("examples/proposal")));
  const compared = compare(now, proposed);
  const { catalog, findings } = compared.before;

  title("1. The definitions of the example company, checked");
  for (const finding of findings) console.log(`${findingText(finding, "definitions/", undefined, paint)}\n`);
  console.log(`${String(now.length)} definition files: ${countWords(findings)}.`);

  title("2. Its leads, qualified");
  const files = {
    leads: folder("examples/leads.csv"),
    activities: folder("examples/activities.csv"),
    history: folder("examples/history.csv"),
  };
  const { leads, carried } = await loadLeads(files, catalog.dictionary);
  const standings = leads.map((lead) => qualify(catalog.dictionary, lead, carried, Date.parse(asOf)));
  console.log(totalsText(totals(standings, catalog.dictionary), catalog.dictionary, asOf, paint));

  title("3. A proposal, and the comment that its pull request gets once sales has approved");
  const story = {
    author: "tallybrook-ida",
    approvals: ["tallybrook-rae"],
    openedAt: "2026-07-01T08:00:00Z",
    decidedAt: "2026-07-01T09:10:00Z",
  };
  const facts = rehearse(now, proposed, compared, story);
  console.log(
    comment({
      decision: decide(facts),
      facts,
      changes: compared.changes,
      classes: compared.classes,
      findings: compared.after.findings,
    }),
  );
  console.log(
    paint.dim(
      "Next: `npm run countersign -- --help`. For a repository of your own: `npm run countersign -- init ../revenue`.",
    ),
  );
  process.exitCode = exitCodeFor(findings, "error");
}

function title(text: string): void {
  console.log(`\n${paint.bold(text)}\n`);
}

try {
  await start();
} catch (thrown) {
  process.exitCode = complain(thrown);
}
