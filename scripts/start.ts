// The main job in one go, on the example that ships with the repository: check, qualify, review a proposal.
import { qualify } from "../core/criteria/qualify.ts";
import { totals } from "../core/criteria/totals.ts";
import { totalsText } from "../core/report/qualify-text.ts";
import { countWords, findingText } from "../core/report/terminal.ts";
import { example, inRepository } from "./example.ts";
import { complain } from "./io/complain.ts";
import { loadLeads } from "./io/load-leads.ts";
import { exitCodeFor, paint } from "./io/options.ts";

const asOf = "2026-06-30";

async function start(): Promise<void> {
  const { definitions, compared, comment } = await example();
  const { catalog, findings } = compared.before;

  title("1. The definitions of the example company, checked");
  for (const finding of findings) console.log(`${findingText(finding, "definitions/", undefined, paint)}\n`);
  console.log(`${String(definitions)} definition files: ${countWords(findings)}.`);

  title("2. Its leads, qualified");
  const { dictionary } = catalog;
  const { leads, carried } = await loadLeads(
    {
      leads: inRepository("examples/leads.csv"),
      activities: inRepository("examples/activities.csv"),
      history: inRepository("examples/history.csv"),
    },
    dictionary,
  );
  const standings = leads.map((lead) => qualify(dictionary, lead, carried, Date.parse(asOf)));
  console.log(totalsText(totals(standings, dictionary), dictionary, asOf, paint));

  title("3. A proposal, and the comment that its pull request gets once sales has approved");
  console.log(comment);
  console.log(paint.dim("Next: npm run countersign -- --help"));
  console.log(paint.dim("For a repository of your own: npm run countersign -- init ../revenue"));
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
