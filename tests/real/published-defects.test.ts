import { describe, expect, it } from "vitest";
import type { Source } from "../../core/catalog/source.ts";
import { check } from "../../core/pipeline.ts";
import { messageOf } from "../../core/report/messages.ts";
import { edited } from "./edited.ts";

/** What check sees, with file and line. */
const seen = (sources: readonly Source[]): readonly string[] =>
  check(sources).findings.map((finding) => {
    const { path, line } = finding.at;
    return `${path}:${String(line)} ${messageOf(finding).saw}`;
  });

describe("check finds what the handbooks got wrong, once it stands in these definitions again", () => {
  it("a band that ends at 2,5000", async () => {
    const sources = await edited("sourcegraph-segments", {
      "segments/company-size.yaml": (text) => text.replace("[501, 2500]", "[501, 2,5000]"),
    });
    expect(seen(sources)).toEqual([
      "segments/company-size.yaml:13 `between` has to have at most 2 entries; here is `[501, 2, 5000]`.",
    ]);
  });

  it("a bound that two sizes share", async () => {
    const sources = await edited("sourcegraph-segments", {
      "segments/company-size.yaml": (text) => text.replace("[501, 2500]", "[500, 2500]"),
    });
    expect(seen(sources)).toEqual([
      "segments/company-size.yaml:13 A lead can be in `mid-market` and in `enterprise` at once, for example: 500 developers.",
    ]);
  });

  it("a bound that no size has", async () => {
    const sources = await edited("sourcegraph-segments", {
      "segments/company-size.yaml": (text) => text.replace("[501, 2500]", "[502, 2500]"),
    });
    expect(seen(sources)).toEqual([
      "segments/company-size.yaml:4 A lead can be in none of these segments, for example: 501 developers.",
    ]);
  });

  it("tiers without an order: 2,000 developers and $1.2m are two at once", async () => {
    const sources = await edited("sourcegraph-segments", {
      "segments/account-tier.yaml": (text) =>
        text
          .replace("first:", "exclusive:")
          .replace(/at_least: 3000 /, "between: [3000, 9999] ")
          .replace(/at_least: 500000 /, "between: [500000, 999999] ")
          .replace(/at_least: 1500 /, "between: [1500, 2999] ")
          .replace(/at_least: 100000 /, "between: [100000, 499999] "),
    });
    expect(seen(sources).filter((line) => line.includes("at once"))).toEqual([
      "segments/account-tier.yaml:16 A lead can be in `strategic` and in `large-enterprise` at once, for example: 3,000 developers and recurring revenue 1,000,000 US dollars a year.",
      "segments/account-tier.yaml:22 A lead can be in `strategic` and in `small-enterprise` at once, for example: 1,500 developers and recurring revenue 1,000,000 US dollars a year.",
      "segments/account-tier.yaml:28 A lead can be in `strategic` and in `mid-market` at once, for example: 10,000 developers and recurring revenue 0 US dollars a year.",
      "segments/account-tier.yaml:33 A lead can be in `strategic` and in `nurtured` at once, for example: 0 developers and recurring revenue 1,000,000 US dollars a year.",
    ]);
  });

  it("one word for a size and for a tier, with two numbers", async () => {
    const sources = await edited("sourcegraph-segments", {
      "segments/company-size.yaml": (text) => text.replace(/^acknowledge:[^]*/m, ""),
    });
    expect(seen(sources)).toEqual([
      "segments/company-size.yaml:10 `mid-market` asks for `developers` of at least 100 and at most 500 here, and of at least 500 in `segments/account-tier.yaml`.",
      "segments/company-size.yaml:16 `strategic` asks for `developers` of at least 2,501 here, and of at least 10,000 in `segments/account-tier.yaml`.",
    ]);
  });

  it("a misspelt title, as it was published", async () => {
    const sources = await edited("sourcegraph-mql/2020-04-01", {
      "stages/mql.yaml": (text) => text.replace(/^acknowledge:[^]*/m, ""),
    });
    expect(seen(sources)).toEqual([
      "stages/mql.yaml:24 `Technnology` is nearly `technology`, which stands in many job titles.",
    ]);
  });

  it("a misspelt title beside the right one", async () => {
    const sources = await edited("sourcegraph-mql/2020-04-01", {
      "stages/mql.yaml": (text) =>
        text.replace("- CTO\n", "- Chief Technology Officer\n").replace(/^acknowledge:[^]*/m, ""),
    });
    expect(seen(sources)).toEqual([
      "stages/mql.yaml:24 `Technnology` is nearly `Technology`, which stands in the same list.",
    ]);
  });

  it("rows of a score that meet at 500, at 1,000 and at $50m", async () => {
    const sources = await edited("posthog-icp-score", {
      "scores/icp-score.yaml": (text) => text.replace(/^acknowledge:[^]*/m, ""),
    });
    expect(seen(sources)).toEqual([
      "scores/icp-score.yaml:11 Two rows of “Number of employees” fit `employees` of exactly 500; the one further up counts.",
      "scores/icp-score.yaml:12 Two rows of “Number of employees” fit `employees` of exactly 1,000; the one further up counts.",
      "scores/icp-score.yaml:18 Two rows of “Ability to pay” fit `revenue` of exactly 50,000,000; the one further up counts.",
    ]);
  });

  it("rows of revenue with nothing below and nothing above", async () => {
    const division = `name: Revenue
description: How much they take in.
exclusive:
  - { id: medium, name: Medium, when: { field: revenue, between: [1000000, 50000000] } }
  - { id: high, name: High, when: { field: revenue, between: [50000000, 100000000] } }
`;
    const sources = await edited("posthog-icp-score", {}, { "segments/revenue.yaml": division });
    expect(seen(sources)).toEqual([
      "segments/revenue.yaml:3 A lead can be in none of these segments, for example: estimated revenue 0 US dollars.",
      "segments/revenue.yaml:5 A lead can be in `medium` and in `high` at once, for example: estimated revenue 50,000,000 US dollars.",
    ]);
  });

  it("a small company of fewer than 500 on one page, and of fewer than 250 on another", async () => {
    const page = `name: Team size
description: How companies are divided.
first:
  - { id: small-company, name: Small company, when: { field: employees, less_than: 250 } }
  - { id: large-company, name: Large company, otherwise: true }
`;
    const sources = await edited("sourcegraph-sao", {}, { "segments/team-size.yaml": page });
    expect(seen(sources)).toEqual([
      "segments/team-size.yaml:4 `small-company` asks for `employees` of at most 249 here, and of at most 499 in `criteria/small-company.yaml`.",
    ]);
  });

  it("a title that is looked for by its letters", async () => {
    const sources = await edited("title-matching", {
      "criteria/technology-leader.yaml": (text) =>
        text.replace("        - CTO\n", "").replace("contains: [", "contains: [CTO, "),
    });
    expect(seen(sources)).toEqual([
      "criteria/technology-leader.yaml:17 `contains` looks for letters, and `director` has the letters of `CTO` inside.",
    ]);
  });

  it("two service levels that one lead matches", async () => {
    const sources = await edited("gitlab-service-level", {
      "handoffs/mql.yaml": (text) => text.replace(/^acknowledge:[^]*/m, ""),
    });
    expect(seen(sources)).toEqual([
      "handoffs/mql.yaml:8 One lead may be handed over both here and by `contact-request`, “Contact request to sales”.",
    ]);
  });

  it("a stage that is removed while another page still names it", async () => {
    const sources = await edited("sourcegraph-mql/2020-09-01", { "stages/mql.yaml": undefined });
    expect(seen(sources)).toEqual(["funnel.yaml:2 There is no stage `mql`."]);
  });
});
