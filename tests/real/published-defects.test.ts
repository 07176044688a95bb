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

  it("one word for a size and for a tier, with two numbers", async () => {
    const sources = await edited("sourcegraph-segments", {
      "segments/company-size.yaml": (text) => text.replace(/^acknowledge:[^]*/m, ""),
    });
    expect(seen(sources)).toEqual([
      "segments/company-size.yaml:10 `mid-market` asks for `developers` of at least 100 and at most 500 here, and of at least 500 in `segments/account-tier.yaml`.",
      "segments/company-size.yaml:16 `strategic` asks for `developers` of at least 2,501 here, and of at least 10,000 in `segments/account-tier.yaml`.",
    ]);
  });

  it("a misspelt title beside the right one", async () => {
    const sources = await edited("sourcegraph-mql/2020-04-01", {
      "stages/mql.yaml": (text) => text.replace("- CTO\n", "- Chief Technology Officer\n"),
    });
    expect(seen(sources)).toEqual([
      "stages/mql.yaml:24 `Technnology` is nearly `Technology`, which stands in the same list.",
    ]);
  });

  it("a stage that is removed while another page still names it", async () => {
    const sources = await edited("sourcegraph-mql/2020-09-01", { "stages/mql.yaml": undefined });
    expect(seen(sources)).toEqual(["funnel.yaml:2 There is no stage `mql`."]);
  });
});
