import { describe, expect, it } from "vitest";
import { auditMarkdown } from "../../core/report/audit-markdown.ts";
import type { AuditOutput } from "../../core/generated/audit.ts";
import { mql } from "./support/company.ts";
import { companyPast } from "./support/company-past.ts";

const commit = "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d";
const text = (output: AuditOutput): string => auditMarkdown(output).replace(/\([0-9a-f]{7}\)/gu, "(1a2b3c4)");
const footer =
  "Owners are those of the moment of each merge; who is in a team is known only as of today. Whether the definitions " +
  "are right is not asked here: `countersign check` says that.\n";

describe("an audit in words", () => {
  it("says first what holds without both signatures, then how it came about", async () => {
    const { past, propose, audit } = companyPast();
    past.merge(await propose(7, mql(80)), mql(80), "kim");
    past.merge(await propose(8, mql(90), ["rae"]), mql(90), "kim");
    past.push([{ "definitions/stages/sql.yaml": "name: SQL\n" }], "mallory");
    expect(text(await audit())).toBe(`# Audit of acme/definitions

From 2 March 2026, 10:00 UTC on, 3 changes of definitions came to \`main\`. **2 were merged without both signatures. 2 files are in force without both signatures.**

## In force without both signatures

- \`definitions/stages/mql.yaml\`, #8 on 2 March 2026, 10:05 UTC by kim (1a2b3c4)
- \`definitions/stages/sql.yaml\`, without a pull request on 2 March 2026, 10:05 UTC by mallory (1a2b3c4)

A pull request that changes them again and that both sides sign puts them right.

## Merged without both signatures

**Without a pull request on 2 March 2026, 10:05 UTC by mallory (1a2b3c4)**

- It was pushed to main without a pull request, so nobody could sign it.
- Changed: \`definitions/stages/sql.yaml\`

**#8 on 2 March 2026, 10:05 UTC by kim (1a2b3c4)**

- Nobody had signed for marketing.
- rae signed for sales.
- Changed: \`definitions/stages/mql.yaml\`

## Signed

- #7 on 2 March 2026, 10:03 UTC by kim (1a2b3c4): rae signed for sales and mia signed for marketing (\`definitions/stages/mql.yaml\`)

${footer}`);
  });

  it("is short where there is nothing to say", async () => {
    expect(text(await companyPast().audit())).toBe(
      `# Audit of acme/definitions\n\nFrom 2 March 2026, 10:00 UTC on, 0 changes of definitions came to \`main\`. **There is nothing to sign.**\n\n${footer}`,
    );
  });

  it("keeps names that a stranger chose in their place", () => {
    const hostile = "x` @all <b>[y](http://evil.example)\n# z";
    const shown = text({
      version: 1,
      repository: hostile,
      branch: hostile,
      commit,
      since: "2026-03-02T10:00:00Z",
      changes: [
        {
          commit,
          at: null,
          by: hostile,
          how: "push",
          pull_requests: [],
          result: "not-signed",
          signatures: [{ function: hostile, login: hostile, via: "review", at: null }],
          reasons: [hostile],
          paths: [{ path: hostile, change: "changed", result: "not-signed" }],
        },
      ],
      unsigned: [{ path: hostile, state: "removed", commit, at: null, by: hostile, pull_requests: [] }],
    });
    // What stands in code is no markup; outside of it, none of these signs is left as it was.
    const outside = shown.replace(/(?<!\\)`[^`\n]*`/gu, "");
    expect(outside).not.toMatch(/@all|(?<!\\)<b|(?<!\\)\[y|http:\/\//u);
    expect(shown.split("\n").filter((line) => line.startsWith("# "))).toHaveLength(1);
  });
});
