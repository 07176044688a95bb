import { describe, expect, it } from "vitest";
import { commentLimit, fitting, keepComment, marker } from "../../action/comment.ts";
import { account, fakeGitHub } from "./support/fake-github.ts";

const page = "https://github.com/acme/definitions/actions/runs/1";
const wanted = { number: 7, account, text: "Waiting for marketing.", page, when: "always" } as const;
const body = `${marker}\nWaiting for marketing.`;

describe("the comment on a pull request", () => {
  it("is written once", async () => {
    const github = fakeGitHub();
    const url = await keepComment(github, wanted);
    expect(github.writes).toEqual(["#7 new comment"]);
    expect(github.bodies()).toEqual([body]);
    expect(await keepComment(github, wanted)).toBe(url);
    expect(github.writes).toEqual(["#7 new comment"]);
  });

  it("is edited in its place when the text changes", async () => {
    const github = fakeGitHub();
    const url = await keepComment(github, wanted);
    expect(await keepComment(github, { ...wanted, text: "Countersigned." })).toBe(url);
    expect(github.writes).toEqual(["#7 new comment", "#7 comment edited"]);
    expect(github.bodies()).toEqual([`${marker}\nCountersigned.`]);
  });

  it("is the same text with other line ends", async () => {
    const github = fakeGitHub();
    github.addComment(7, { body: body.replaceAll("\n", "\r\n") });
    await keepComment(github, wanted);
    expect(github.writes).toEqual([]);
  });

  it("is not somebody else's with the same marker", async () => {
    const github = fakeGitHub();
    github.addComment(7, { author: "mallory", body: `${marker}\nCountersigned.` });
    github.addComment(7, { author: null, body });
    await keepComment(github, wanted);
    expect(github.bodies()).toEqual([`${marker}\nCountersigned.`, body, body]);
  });

  it("is not a comment of the same account about something else", async () => {
    const github = fakeGitHub();
    github.addComment(7, { body: `Somebody wrote: ${marker}` });
    await keepComment(github, wanted);
    expect(github.writes).toEqual(["#7 new comment"]);
  });

  it("fits, marker and all, however long the text is", async () => {
    const github = fakeGitHub();
    await keepComment(github, { ...wanted, text: "a line\n".repeat(commentLimit) });
    const [long = ""] = github.bodies();
    expect(long.length).toBeLessThanOrEqual(commentLimit);
    expect(long).toContain(`[The rest is in the job's summary](${page})`);
  });

  it("is kept up to date, but not begun, where no definition changes", async () => {
    const github = fakeGitHub();
    expect(await keepComment(github, { ...wanted, when: "if-there-is-one" })).toBeNull();
    await keepComment(github, wanted);
    await keepComment(github, { ...wanted, text: "No definition changes.", when: "if-there-is-one" });
    expect(github.writes).toEqual(["#7 new comment", "#7 comment edited"]);
  });
});

describe("a comment that is too long", () => {
  it("is left alone while it fits", () => {
    expect(fitting("x".repeat(commentLimit), page)).toHaveLength(commentLimit);
  });

  it("is cut at the end of a line, with a link to the rest", () => {
    const ending = `\n\n**This is too long for GitHub. [The rest is in the job's summary](${page}).**\n`;
    expect(fitting("a line\n".repeat(60), page, ending.length + 117)).toBe(`a line\na line${ending}`);
  });

  it("does not leave a block of code open", () => {
    const text = `Before.\n\n\`\`\`\`diff\n${"+ a line\n".repeat(60)}\`\`\`\`\n`;
    expect(fitting(text, page, 300)).toMatch(/\n\+ a line\n````\n\n\*\*This is too long/u);
  });

  it("fits after it was cut", () => {
    expect(fitting("x\n".repeat(commentLimit), page).length).toBeLessThanOrEqual(commentLimit);
  });
});
