import { spawnSync } from "node:child_process";
import { chmod, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { describe, expect, it } from "vitest";
import { check } from "../../core/pipeline.ts";
import { initRepository, type InitRequest } from "../../scripts/init/init-repository.ts";
import { repositoryPaths } from "../../scripts/init/plan-repository.ts";
import { readDefinitions } from "../../scripts/io/read-definitions.ts";
import { UsageError } from "../../scripts/io/usage-error.ts";
import { lint } from "../action/support/actionlint.ts";
import { contents, newFolder } from "./new-folder.ts";

const people = { sales: ["rae", "sam"], marketing: ["mia", "moe"] };
const init = (dir: string, changes: Partial<InitRequest> = {}): ReturnType<typeof initRepository> =>
  initRepository({ dir, ...people, ask: undefined, now: new Date("2026-01-05T10:00:00Z"), ...changes });

/** What the person at the terminal reads when it does not work. */
async function complaint(work: Promise<unknown>): Promise<string> {
  const thrown: unknown = await work.then(
    () => "It worked.",
    (cause: unknown) => cause,
  );
  return thrown instanceof UsageError ? `${thrown.message}\n${thrown.advice}` : String(thrown);
}

describe("a new repository", () => {
  it("has everything that it needs, in an empty folder", async () => {
    const folder = await newFolder();
    await init(folder);
    const written = [...(await contents(folder)).keys()].filter((path) => !path.endsWith("/"));
    expect(written.filter((path) => !path.startsWith(".countersign/schema/"))).toEqual([
      ".github/ISSUE_TEMPLATE/config.yml",
      ".github/ISSUE_TEMPLATE/definition-request.yml",
      ".github/pull_request_template.md",
      ".github/workflows/countersign-audit.yml",
      ".github/workflows/countersign-relay.yml",
      ".github/workflows/countersign-validate.yml",
      ".github/workflows/countersign.yml",
      ".vscode/countersign.code-snippets",
      ".vscode/extensions.json",
      ".vscode/settings.json",
      ".vscode/tasks.json",
      "README.md",
      "definitions/activities.yaml",
      "definitions/charter.yaml",
      "definitions/criteria/disqualified.yaml",
      "definitions/fields.yaml",
      "definitions/funnel.yaml",
      "definitions/glossary.yaml",
      "definitions/handoffs/mql-to-sales.yaml",
      "definitions/lists/free-email-domains.yaml",
      "definitions/metrics.yaml",
      "definitions/owners.yaml",
      "definitions/scores/lead-score.yaml",
      "definitions/segments/company-size.yaml",
      "definitions/stages/inquiry.yaml",
      "definitions/stages/mql.yaml",
      "definitions/stages/sql.yaml",
    ]);
  });

  it("is made together with its folder", async () => {
    const folder = join(await newFolder(), "teams", "revenue");
    const { files } = await init(folder);
    const written = await contents(folder);
    for (const [path, text] of files) expect(written.get(path)).toBe(text);
  });

  it("passes `check` at once, without a single finding", async () => {
    const folder = await newFolder();
    expect((await init(folder)).findings).toEqual([]);
    const { findings, catalog } = check(await readDefinitions(join(folder, "definitions")));
    expect(findings).toEqual([]);
    expect(catalog.dictionary.funnel).toEqual(["inquiry", "mql", "sql"]);
  });

  it("has the owners that were named, in quotes, whatever their names mean in YAML", async () => {
    const folder = await newFolder();
    await init(folder, { sales: ["@rae", "RAE", "no"], marketing: ["mia,007"] });
    const text = await readFile(join(folder, "definitions/owners.yaml"), "utf8");
    expect(text.split("\n").filter((line) => line.includes("login"))).toEqual([
      '      - { login: "RAE" }',
      '      - { login: "no" }',
      '      - { login: "mia" }',
      '      - { login: "007" }',
    ]);
    expect(check(await readDefinitions(join(folder, "definitions"))).findings).toEqual([]);
  });

  it("gives the two sides eight weeks for the first agreements", async () => {
    const { files } = await init(await newFolder());
    const charter = parse(files.get("definitions/charter.yaml") ?? "") as {
      agreements: readonly { due: string }[];
    };
    expect(new Set(charter.agreements.map(({ due }) => due))).toEqual(new Set(["2026-03-02"]));
  });

  it("has workflows in which actionlint finds nothing", async () => {
    const { files } = await init(await newFolder());
    const workflows = [...files].filter(([path]) => path.startsWith(".github/workflows/"));
    expect(workflows).toHaveLength(4);
    for (const [path, text] of workflows) expect(await lint(path, text)).toEqual([]);
  });

  it("leaves no mark of the template behind", async () => {
    const { files } = await init(await newFolder());
    for (const [path, text] of files) expect([path, /(?<!\$)\{\{/.exec(text)]).toEqual([path, null]);
  });
});

describe("owners", () => {
  it("are asked for where somebody can answer", async () => {
    const questions: string[] = [];
    const ask = (question: string): Promise<string> => {
      questions.push(question);
      return Promise.resolve(question.includes("sales") ? "rae, @sam" : "mia moe");
    };
    const { sales, marketing } = await init(await newFolder(), { sales: [], marketing: [], ask });
    expect(questions).toEqual([
      "Who signs for sales? Logins on GitHub, with commas between: ",
      "Who signs for marketing? Logins on GitHub, with commas between: ",
    ]);
    expect([sales, marketing]).toEqual([
      ["rae", "sam"],
      ["mia", "moe"],
    ]);
  });

  it.each([
    [
      "nobody for sales",
      { sales: [] },
      "Nobody is named who signs for sales.\nAdd `--sales LOGIN` with a login on GitHub, once for each person.",
    ],
    [
      "an answer without a name",
      { marketing: [], ask: () => Promise.resolve(" , ") },
      "Nobody is named who signs for marketing.\nAdd `--marketing LOGIN` with a login on GitHub, once for each person.",
    ],
    [
      "the same person on both sides",
      { sales: ["rae"], marketing: ["Rae"] },
      "Nothing was written. `sales` and `marketing` share one person: `Rae`.\nOne person cannot sign for both sides, so no pull request could ever be signed. Name another person for one of them.",
    ],
    [
      "a bot",
      { sales: ["helper[bot]"] },
      "Nothing was written. `helper[bot]` does not have the right form for `login`.\nOther files and programs rely on the form. A login is letters, digits, hyphens and underscores, for example rae. A bot cannot be an owner.",
    ],
  ])("%s: nothing is written", async (_, request, words) => {
    const folder = await newFolder();
    expect(await complaint(init(folder, request))).toBe(words);
    expect([...(await contents(folder))]).toEqual([]);
  });
});

describe("what is there already", () => {
  it("is listed, and nothing is written", async () => {
    const folder = await newFolder();
    await mkdir(join(folder, ".vscode"));
    await writeFile(join(folder, ".vscode/settings.json"), "{}\n");
    await writeFile(join(folder, "README.md"), "Ours\n");
    await writeFile(join(folder, "leads.csv"), "id\n");
    const before = await contents(folder);
    expect(await complaint(init(folder))).toBe(`Nothing was written, because this is there already:
  .vscode/settings.json
  README.md
Move it away, or start in an empty folder: \`countersign init shared-definitions\`.`);
    expect(await contents(folder)).toEqual(before);
  });

  it("may be anything that is in nobody's way", async () => {
    const folder = await newFolder();
    await mkdir(join(folder, ".github/workflows"), { recursive: true });
    await writeFile(join(folder, ".github/workflows/ours.yml"), "on: push\n");
    await init(folder);
    const written = await contents(folder);
    expect(written.get(".github/workflows/ours.yml")).toBe("on: push\n");
    expect(written.has(".github/workflows/countersign.yml")).toBe(true);
  });

  it("never mixes with old definitions", async () => {
    const folder = await newFolder();
    await mkdir(join(folder, "definitions/stages"), { recursive: true });
    await writeFile(join(folder, "definitions/stages/prospect.yaml"), "name: Prospect\n");
    expect(await complaint(init(folder))).toContain("\n  definitions/stages/prospect.yaml\n");
  });

  it.each(["definitions", ".github"])("is not a link to another folder: %s", async (name) => {
    const [folder, elsewhere] = [await newFolder(), await newFolder()];
    await symlink(elsewhere, join(folder, name));
    expect(await complaint(init(folder))).toContain(`because this is there already:\n  ${name}\nMove`);
    expect([...(await contents(elsewhere))]).toEqual([]);
  });

  it("is not asked about before it is known whether anything can be written", async () => {
    const folder = await newFolder();
    await writeFile(join(folder, "README.md"), "Ours\n");
    const ask = (): Promise<string> => Promise.reject(new Error("asked"));
    expect(await complaint(init(folder, { sales: [], ask }))).toMatch(/^Nothing was written, because/);
  });

  it("is not a file where the folder should be", async () => {
    const file = join(await newFolder(), "revenue");
    await writeFile(file, "");
    expect(await complaint(init(file))).toBe(
      `${file} is a file.\nName a folder; it is made if there is none.`,
    );
  });

  it.skipIf(process.getuid?.() === 0)("is not a folder of somebody else", async () => {
    const folder = await newFolder();
    await chmod(folder, 0o500);
    expect(await complaint(init(folder))).toBe(
      `Nothing was written: you may not write to ${folder}.\nChoose a folder of your own.`,
    );
  });
});

describe("the command", () => {
  const root = new URL("../../", import.meta.url);
  const program = [
    "--disable-warning=DEP0180",
    "--import",
    new URL("scripts/register.mjs", root).href,
    new URL("scripts/countersign.ts", root).pathname,
  ];
  const run = (cwd: string, ...rest: readonly string[]): readonly [number | null, string, string] => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [...program, "init", ...rest], {
      cwd,
      encoding: "utf8",
    });
    return [status, stdout, stderr];
  };

  it("says what it wrote, who signs, and what is still missing", async () => {
    const folder = await newFolder();
    expect(run(folder, "revenue", "--sales", "rae", "--marketing", "mia", "--marketing", "moe")).toEqual([
      0,
      `definitions/owners.yaml:4:3: warning: When \`rae\` proposes a change, nobody else can sign for \`sales\`. [owners-author-needed]
    4 |   sales:
      |   ^^^^^
  An author's own approval never counts, so such a pull request waits for ever.
  Name one more person there.

${repositoryPaths.length} files written to revenue.

rae signs for sales, mia and moe sign for marketing.
Nothing is agreed yet. README.md leads to the first signed change in five steps.
`,
      "",
    ]);
  });

  it("says the same to programs", async () => {
    const folder = await newFolder();
    const logins = ["--sales", "rae", "--sales", "sam", "--marketing", "mia", "--marketing", "moe"];
    const [code, stdout, stderr] = run(folder, ...logins, "--format", "json");
    expect([code, stderr]).toEqual([0, ""]);
    const files = [...(await contents(folder)).keys()].filter((path) => !path.endsWith("/"));
    expect(JSON.parse(stdout)).toEqual({ version: 1, directory: ".", written: files, findings: [] });
  });

  it("ends with 2 when it cannot write, and does not wait for an answer that nobody can give", async () => {
    expect(run(await newFolder())).toEqual([
      2,
      "",
      "Nobody is named who signs for sales.\nAdd `--sales LOGIN` with a login on GitHub, once for each person.\n",
    ]);
  });
});
