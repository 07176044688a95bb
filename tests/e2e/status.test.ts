import { afterEach, expect, test } from "vitest";
import { mql } from "./support/company.ts";
import { onEachNode } from "./support/nodes.ts";
import { accepted, gate, refused, setScene, type Scene } from "./support/scene.ts";

// With `report: status`, which is the default, the emulator has no gate: it knows no commit statuses, and a status
// opens or closes nothing there. What is shown here is the exact sequence of the statuses that Countersign posts; that
// GitHub refuses a merge on them is GitHub's part, and has not been tried.

const reading = `pending | ${gate} | Countersign is reading this commit.`;

onEachNode("the statuses of a commit", (node) => {
  let scene: Scene;
  afterEach(() => scene.github.stop());

  /** All statuses of a commit in the order in which they were posted. */
  const posted = async (commit: string): Promise<readonly string[]> => {
    const statuses = await scene.repository.statuses(commit);
    return statuses
      .map(({ state, context, description }) => [state, context, description].join(" | "))
      .toReversed();
  };

  test("say who has to sign, turn green with the second side, and turn back with an objection", async () => {
    scene = await setScene({ node, report: "status" });
    const { pr, head } = await scene.propose({ files: mql(80) });
    await scene.opened(pr);
    await scene.approve(pr, "rae");
    await scene.approve(pr, "mia");
    await scene.object(pr, "mo");
    await scene.approve(pr, "mo");
    const green = `success | ${gate} | Countersigned: rae signed for sales and mia signed for marketing.`;
    expect(await posted(head)).toEqual([
      reading,
      `pending | ${gate} | Waiting for sales (rae or sam) and marketing (mia or mo).`,
      `pending | ${gate} | Waiting for marketing (mia or mo).`,
      green,
      // A review has come in: what was green is taken back before anything is read.
      reading,
      `pending | ${gate} | Not approved: mo (marketing) asks for changes.`,
      green,
    ]);
  });

  test("record the head in the address of the first, and lead to the run in all others", async () => {
    scene = await setScene({ node, report: "status" });
    const { pr, head } = await scene.propose({ files: mql(80) });
    await scene.opened(pr);
    const addresses = (await scene.repository.statuses(head))
      .map(({ target_url }) => target_url)
      .toReversed();
    const page = "https://github.com/acme/definitions/actions/runs/1";
    expect(addresses).toEqual([
      expect.stringMatching(new RegExp(`^${page}\\?pull_request=${pr}&content=[0-9a-f]{64}$`, "u")),
      page,
    ]);
  });

  test("are not posted again where they would say the same", async () => {
    scene = await setScene({ node, report: "status" });
    const { pr, head } = await scene.propose({ files: mql(80) });
    await scene.opened(pr);
    const before = await posted(head);
    await scene.run(await scene.events.workflowDispatch({ "pull-request": String(pr) }), {
      inputs: { "pull-request": String(pr) },
    });
    expect(await posted(head)).toEqual(before);
  });

  test("in check mode are only the record of heads, in a context that nobody may require", async () => {
    scene = await setScene({ node, report: "check" });
    const { pr, head } = await scene.propose({ files: mql(80) });
    await scene.opened(pr);
    await scene.approve(pr, "rae");
    expect(await posted(head)).toEqual([
      "success | countersign-heads/main | Countersign has seen this commit. This is a record, not an approval.",
    ]);
  });

  test("in the mode `both` go with a check run that says the same", async () => {
    scene = await setScene({ node, report: "both" });
    const { pr, head } = await scene.propose({ files: mql(80) });
    await scene.opened(pr);
    expect(await scene.merge(pr)).toEqual(refused);
    await scene.approve(pr, "rae");
    await scene.approve(pr, "mia");
    const sentence = "Countersigned: rae signed for sales and mia signed for marketing.";
    expect((await posted(head)).at(-1)).toBe(`success | ${gate} | ${sentence}`);
    expect(await scene.repository.checkRuns(head)).toMatchObject([
      { name: gate, conclusion: "success", output: { title: sentence } },
    ]);
    expect(await scene.merge(pr)).toEqual(accepted);
  });
});
