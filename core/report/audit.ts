import { signing, unsignedInForce, type MergedChange } from "../approval/merged.ts";
import type { AuditedChange, AuditedPath, AuditedSignature, AuditOutput } from "../generated/audit.ts";
import type { Decision } from "../generated/decision.ts";
import type { GuardedPath } from "../generated/facts.ts";
import { unsignedInWords } from "./audit-reasons.ts";

/** What an audit found, before it is put into words. */
export interface AuditFacts {
  readonly repository: string;
  readonly branch: string;
  readonly tip: string;
  readonly since: string;
  /** Newest first. */
  readonly changes: readonly MergedChange[];
}

/** What an audit found, as `countersign audit` prints it. */
export function auditOutput({ repository, branch, tip, since, changes }: AuditFacts): AuditOutput {
  return {
    version: 1,
    repository,
    branch,
    commit: tip,
    since,
    changes: changes.map((change) => audited(change, branch)),
    unsigned: unsignedInForce(changes.toReversed()).map(({ path, entry, since: change }) => ({
      path,
      state: entry === null ? "removed" : "in-force",
      ...originOf(change),
    })),
  };
}

/** Whether an audit found anything that is not signed. */
export const isClean = ({ changes, unsigned }: AuditOutput): boolean =>
  unsigned.length === 0 && changes.every(({ result }) => result === "signed");

/** Where a change came from, as far as GitHub tells. */
export const originOf = ({
  commit,
  at,
  by,
  pullRequests,
}: MergedChange): Pick<AuditedChange, "commit" | "at" | "by" | "pull_requests"> => ({
  commit,
  at,
  by,
  pull_requests: pullRequests.map(({ number }) => number),
});

function audited(change: MergedChange, branch: string): AuditedChange {
  const { unsigned, reasons } = signing(change);
  return {
    ...originOf(change),
    how: change.how,
    result: reasons.length === 0 ? "signed" : "not-signed",
    signatures: [...signaturesOf(change)],
    reasons: reasons.flatMap((reason) => unsignedInWords(reason, branch)),
    paths: change.paths === "unknown" ? null : change.paths.map((path) => pathJson(path, unsigned)),
  };
}

const pathJson = (path: GuardedPath, unsigned: readonly GuardedPath[]): AuditedPath => ({
  path: path.path,
  change: path.before === null ? "added" : path.after === null ? "removed" : "changed",
  result: unsigned.includes(path) ? "not-signed" : "signed",
});

/** Everybody who had signed the pull requests of a change, and for which function. */
export function signaturesOf({ pullRequests }: MergedChange): readonly AuditedSignature[] {
  const all = pullRequests.flatMap(({ decision }) => decision.requirements.flatMap(signatureOf));
  return [...new Map(all.map((signature) => [JSON.stringify(signature), signature])).values()];
}

function signatureOf(requirement: Decision["requirements"][number]): readonly AuditedSignature[] {
  const { function: name, signed_by, counted } = requirement;
  const signature = counted.find(({ login }) => login === signed_by);
  if (signature === undefined) return [];
  const { login, via } = signature;
  return [{ function: name, login, via, at: via === "author" ? null : signature.submitted_at }];
}
