import { describe, expect, it } from "vitest";
import { decide } from "../../core/approval/decide.ts";
import type { Facts } from "../../core/generated/facts.ts";
import {
  added,
  changed,
  mia,
  pullRequest,
  rae,
  record,
  removed,
  review,
  reviewed,
  sha,
  words,
} from "./pull-request.ts";

const marketing = review(mia, "23:00");
const waiting = "Waiting for sales (rae or sam).";
const approved = "Countersigned: rae signed for sales and mia signed for marketing.";

const raeOnly = (facts: Partial<Facts>, time: string, commit: string | null = sha("a")): Facts =>
  pullRequest({ ...facts, ...reviewed(review(rae, time, { commit_id: commit }), marketing) });

describe("rule 4: an approval counts for the content that was approved", () => {
  it.each([
    ["the head itself", "a", "A", approved],
    ["another commit with equal content", "b", "A", approved],
    ["another commit with other content", "b", "B", waiting],
    ["a commit that is gone", "b", null, waiting],
  ] as const)("on %s", (_, commit, content, headline) => {
    const contents = [
      { sha: sha("a"), content: "A" },
      ...(commit === "a" ? [] : [{ sha: sha(commit), content }]),
    ];
    expect(words(raeOnly({ contents }, "09:00", sha(commit))).headline).toBe(headline);
  });

  it.each([
    ["null", null, [{ sha: sha("a"), content: "A" }]],
    ["not among the facts", sha("b"), [{ sha: sha("a"), content: "A" }]],
    [
      "unreadable",
      sha("b"),
      [
        { sha: sha("a"), content: "A" },
        { sha: sha("b"), content: null },
      ],
    ],
    [
      "read with two different answers",
      sha("b"),
      [
        { sha: sha("a"), content: "A" },
        { sha: sha("b"), content: "A" },
        { sha: sha("b"), content: "B" },
      ],
    ],
  ])("equals nothing where the commit is %s", (_, commit, contents) => {
    expect(words(raeOnly({ contents }, "09:00", commit)).ignored).toEqual([
      "rae approved on 2 March 2026, 09:00 UTC, but on a commit that is gone or could not be read. Approve again and it counts.",
    ]);
  });

  it("names what has changed since, where the facts tell it", () => {
    const [mql, fields] = [changed("definitions/stages/mql.yaml"), changed("definitions/fields.yaml")];
    const paths = [mql, fields];
    const facts = (then: typeof paths): Facts =>
      raeOnly(
        {
          guarded: { status: "listed", paths },
          contents: [
            { sha: sha("a"), content: "A" },
            { sha: sha("b"), content: "B", paths: then },
          ],
        },
        "09:00",
        sha("b"),
      );
    const begin = "rae approved on 2 March 2026, 09:00 UTC, but on bbbbbbb;";
    expect(words(facts([changed("definitions/stages/mql.yaml", "1", "7"), fields])).ignored).toEqual([
      `${begin} stages/mql.yaml has changed since. Approve again and it counts.`,
    ]);
    expect(words(facts([mql, removed("CODEOWNERS")])).ignored).toEqual([
      `${begin} CODEOWNERS and fields.yaml have changed since. Approve again and it counts.`,
    ]);
    const many = ["a", "b", "c", "d", "e"].map((name) => added(`definitions/${name}.yaml`));
    expect(words(facts([...paths, ...many])).ignored).toEqual([
      `${begin} a.yaml, b.yaml, c.yaml and 2 more have changed since. Approve again and it counts.`,
    ]);
  });

  it("says so in general where they do not", () => {
    const contents = [
      { sha: sha("a"), content: "A" },
      { sha: sha("b"), content: "B" },
    ];
    expect(words(raeOnly({ contents }, "09:00", sha("b"))).ignored).toEqual([
      "rae approved on 2 March 2026, 09:00 UTC, but on bbbbbbb; the definitions have changed since. Approve again and it counts.",
    ]);
  });

  it("counts nobody while the content at the head is unknown", () => {
    const facts = raeOnly({ contents: [{ sha: sha("a"), content: null }] }, "09:00");
    expect(decide(facts).result).toBe("error");
    expect(words(facts).headline).toBe(
      "Not approved: the definitions of the newest commit (aaaaaaa) could not be read.",
    );
    expect(words(facts).ignored[0]).toBe(
      "rae approved on 2 March 2026, 09:00 UTC, but the content of the newest commit could not be read.",
    );
  });
});

describe("rule 4: an approval counts for the content that was the head when it was submitted", () => {
  const moved = [record("a", "08:00", "A"), record("b", "10:00", "B"), record("a", "12:00", "A")];
  const beforeFirst = "before Countersign first saw this content (2 March 2026, 08:00 UTC)";

  it.each([
    ["before the first record", "07:00", `${beforeFirst}. Approve again and it counts.`],
    ["one second before the first record", "07:59:59", `${beforeFirst}. Approve again and it counts.`],
  ])("not %s", (_, time, ending) => {
    expect(words(raeOnly({ heads: moved }, time)).ignored[0]).toMatch(/^rae approved on 2 March 2026, 07:/);
    expect(words(raeOnly({ heads: moved }, time)).ignored[0]?.endsWith(ending)).toBe(true);
  });

  it("not in the same second as the first record", () => {
    expect(words(raeOnly({ heads: moved }, "08:00:00")).ignored).toEqual([
      "rae approved on 2 March 2026, 08:00:00 UTC, in the same second in which Countersign first saw this content. Approve again and it counts.",
    ]);
  });

  it("not while the head had other content, even if GitHub moved the review to the newer head", () => {
    expect(words(raeOnly({ heads: moved }, "11:00")).ignored).toEqual([
      "rae approved on 2 March 2026, 11:00 UTC, while bbbbbbb was the newest commit, with other content. Approve again and it counts.",
    ]);
  });

  it.each(["10:00:00", "12:00:00"])("not in the second in which the head changed (%s)", (time) => {
    expect(words(raeOnly({ heads: moved }, time)).ignored).toEqual([
      `rae approved on 2 March 2026, ${time.slice(0, 5)} UTC, just as the newest commit changed, so it is not known which content rae saw. Approve again and it counts.`,
    ]);
  });

  it.each(["08:00:01", "09:59:59", "12:00:01", "20:00"])("while the head had this content (%s)", (time) => {
    expect(words(raeOnly({ heads: moved }, time)).headline).toBe(approved);
  });

  it("in the second of a new head with equal content", () => {
    const heads = [record("b", "08:00", "A"), record("a", "10:00", "A")];
    expect(words(raeOnly({ heads }, "10:00")).headline).toBe(approved);
  });

  it("not where two records of one second disagree", () => {
    const heads = [record("b", "08:00", "B"), record("a", "08:00", "A")];
    expect(words(raeOnly({ heads }, "09:00")).ignored[0]).toBe(
      "rae approved on 2 March 2026, 09:00 UTC, just as the newest commit changed, so it is not known which content rae saw. Approve again and it counts.",
    );
  });

  it("not where a record has no time that could be read", () => {
    const heads = [
      record("a", "08:00", "A"),
      { ...record("b", "08:00", "B"), since: "2026-99-99T00:00:00Z" },
    ];
    expect(words(raeOnly({ heads }, "09:00")).headline).toBe(
      "Waiting for sales (rae or sam) and marketing (mia or moe).",
    );
  });

  it("not where the record and the commit disagree", () => {
    const contents = [
      { sha: sha("a"), content: "A" },
      { sha: sha("b"), content: "B" },
    ];
    const heads = [record("b", "08:00", "A"), record("a", "10:00", "A")];
    expect(words(raeOnly({ contents, heads }, "09:00")).ignored).toEqual([
      "rae approved on 2 March 2026, 09:00 UTC, before Countersign first saw this content (2 March 2026, 10:00 UTC). Approve again and it counts.",
    ]);
  });

  it("not without any record of this content", () => {
    expect(words(raeOnly({ heads: [record("b", "08:00", "B")] }, "09:00")).ignored[0]).toBe(
      "rae approved on 2 March 2026, 09:00 UTC, but Countersign has not recorded when this content came up. Comment /countersign, then approve again and it counts.",
    );
  });

  it("tells the days apart, and the seconds where the minute is the same", () => {
    const march5 = [{ sha: sha("a"), since: "2026-03-05T08:00:00Z", content: "A" }];
    expect(words(raeOnly({ heads: march5 }, "09:10")).ignored[0]).toBe(
      "rae approved on 2 March 2026, 09:10 UTC, before Countersign first saw this content (5 March 2026, 08:00 UTC). Approve again and it counts.",
    );
    expect(words(raeOnly({ heads: [record("a", "09:10:40", "A")] }, "09:10:05")).ignored[0]).toBe(
      "rae approved on 2 March 2026, 09:10:05 UTC, before Countersign first saw this content (2 March 2026, 09:10:40 UTC). Approve again and it counts.",
    );
  });
});
