import { signatureOf, type MergedChange } from "../../core/approval/merged.ts";
import type { LedgerOutput } from "../../core/generated/ledger.ts";
import { check } from "../../core/pipeline.ts";
import { ledgerOutput, type DefinitionInForce } from "../../core/report/ledger.ts";
import { UnusableAnswer } from "../answer.ts";
import { readDefinitions, type Definitions } from "../contents.ts";
import type { Sha } from "../github/port.ts";
import { mergedChanges, type Progress } from "./changes.ts";
import type { AuditReader } from "./judge-merged.ts";

const folder = "definitions/";

/** Finds for every definition of the default branch who countersigned it, going back no further than it takes. */
export async function ledger(
  reader: AuditReader,
  repository: string,
  progress?: Progress,
): Promise<LedgerOutput> {
  const branch = await reader.past.defaultBranch();
  const tip = await reader.past.tip(branch);
  const definitions = await definitionsAt(reader, tip);
  const changes: MergedChange[] = [];
  let open = definitions;
  for await (const change of mergedChanges(reader, { branch, tip, since: null }, progress)) {
    changes.push(change);
    open = open.filter(({ path, entry }) => signatureOf(path, entry, [change])?.signed !== "yes");
    if (open.length === 0) break;
  }
  return ledgerOutput({ repository, branch, tip, definitions, changes });
}

async function definitionsAt({ github }: AuditReader, commit: Sha): Promise<readonly DefinitionInForce[]> {
  const tree = await github.tree(commit);
  if (tree.status !== "listed")
    throw new UnusableAnswer("GitHub did not list all files of the repository. Run it again.");
  const names = namesIn(await readDefinitions(github, { commit, ...tree }, new Map()));
  return tree.entries
    .filter(({ path, type }) => path.startsWith(folder) && type !== "tree")
    .map(({ path, mode, sha }) => ({ path, entry: { mode, blob: sha }, name: names.get(path) ?? null }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What people call the definitions, as far as they can be read. */
function namesIn(definitions: Definitions): ReadonlyMap<string, string> {
  if (definitions.status === "unreadable") return new Map();
  const { files } = check(definitions.sources).catalog;
  return new Map(
    files.flatMap(({ path, value }) =>
      "name" in value && typeof value.name === "string" ? [[`${folder}${path}`, value.name] as const] : [],
    ),
  );
}
