import { audit } from "../../../action/audit/audit.ts";
import { ledger } from "../../../action/audit/ledger.ts";
import { decidePullRequest } from "../../../action/decide-pull-request.ts";
import type { PullRequest } from "../../../action/github/port.ts";
import type { AuditOutput } from "../../../core/generated/audit.ts";
import type { LedgerOutput } from "../../../core/generated/ledger.ts";
import { definitions, opened, runOn } from "./company.ts";
import { fakeGitHub, type FakeFiles, type FakeGitHub } from "./fake-github.ts";
import { fakePast, type FakePast } from "./fake-past.ts";

/** The company's repository over time. Its clock starts at ten o'clock on 2 March and moves a minute at a time. */
export interface CompanyPast {
  readonly github: FakeGitHub & { readonly root: string };
  readonly past: FakePast;
  /** Opens a pull request with these files, lets Countersign record it, and has these people approve it. */
  readonly propose: (number: number, files: FakeFiles, approvals?: readonly string[]) => Promise<PullRequest>;
  readonly audit: (since?: string) => Promise<AuditOutput>;
  readonly ledger: () => Promise<LedgerOutput>;
}

/** Begins with the company's definitions, pushed by ann. */
export function companyPast(): CompanyPast {
  const github = fakeGitHub({ ...definitions, "README.md": "read me" });
  const past = fakePast(github);
  let minute = 0;
  const later = (): void => {
    minute += 1;
    github.setTime(new Date(Date.parse("2026-03-02T10:00:00Z") + minute * 60_000).toISOString());
  };
  later();
  const repository = "acme/definitions";
  return {
    github,
    past,
    propose: async (number, files, approvals = ["rae", "mia"]) => {
      const pull = github.open({ number, sha: github.commit([github.tipOf("main")], files) });
      await decidePullRequest(runOn(github), pull, [pull], opened(pull));
      later();
      for (const by of approvals) github.addReview(number, { by, state: "APPROVED" });
      later();
      return pull;
    },
    audit: (since = "2026-03-02T10:00:00Z") => audit({ ...runOn(github), past }, { repository, since }),
    ledger: () => ledger({ ...runOn(github), past }, repository),
  };
}
