import type { MergedChange } from "../../core/approval/merged.ts";
import type { AuditOutput } from "../../core/generated/audit.ts";
import { auditOutput } from "../../core/report/audit.ts";
import { mergedChanges, type Progress } from "./changes.ts";
import type { AuditReader } from "./judge-merged.ts";

/** What an audit is about. */
export interface AuditRequest {
  /** The repository as `owner/name`. */
  readonly repository: string;
  /** From when on; a moment in UTC. */
  readonly since: string;
}

/** Decides everything again that came to the default branch since a moment and touched guarded paths. */
export async function audit(
  reader: AuditReader,
  { repository, since }: AuditRequest,
  progress?: Progress,
): Promise<AuditOutput> {
  const branch = await reader.past.defaultBranch();
  const tip = await reader.past.tip(branch);
  const changes: MergedChange[] = [];
  for await (const change of mergedChanges(reader, { branch, tip, since }, progress)) changes.push(change);
  return auditOutput({ repository, branch, tip, since, changes });
}
