import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { createTarGzip } from "nanotar";
import { describe, expect, it } from "vitest";
import { readDefinitions, type Blobs } from "../../action/contents.ts";
import { blobId } from "../../action/digest.ts";
import type { GitHub, ListedEntry } from "../../action/github/port.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const commit = "c".repeat(40);

const entry = (path: string, text: string, more: Partial<ListedEntry> = {}): ListedEntry => ({
  path,
  mode: "100644",
  type: "blob",
  sha: blobId(bytes(text)),
  size: bytes(text).byteLength,
  ...more,
});

/** Files behind an archive and behind single reads, with a list of what was asked for. */
function store(archived: Readonly<Record<string, string>>, single: readonly string[]) {
  const asked: string[] = [];
  const github: Pick<GitHub, "archive" | "blob"> = {
    archive: () => {
      asked.push("archive");
      return createTarGzip(Object.entries(archived).map(([name, text]) => ({ name, data: text })));
    },
    blob: (sha) => {
      asked.push(`blob ${sha.slice(0, 7)}`);
      return Promise.resolve(bytes(single.find((text) => blobId(bytes(text)) === sha) ?? "other bytes"));
    },
  };
  return { github, asked };
}

const read = async (
  { github }: { readonly github: Pick<GitHub, "archive" | "blob"> },
  entries: readonly ListedEntry[],
  blobs: Blobs = new Map(),
  reach: "everything" | "guarded-folders" = "everything",
) => readDefinitions(github, { commit, reach, entries }, blobs);

const twoFiles = [
  entry("definitions/stages/mql.yaml", "name: MQL\n"),
  entry("definitions/fields.yaml", "{}\n"),
];

describe("reading the definitions of a commit", () => {
  it("reads many files with one archive", async () => {
    const git = store(
      { "acme-abc/definitions/stages/mql.yaml": "name: MQL\n", "acme-abc/definitions/fields.yaml": "{}\n" },
      [],
    );
    expect(await read(git, twoFiles)).toEqual({
      status: "read",
      sources: [
        { path: "stages/mql.yaml", type: "file", bytes: bytes("name: MQL\n") },
        { path: "fields.yaml", type: "file", bytes: bytes("{}\n") },
      ],
    });
    expect(git.asked).toEqual(["archive"]);
  });

  it("reads a single file without an archive, and none that is known already", async () => {
    const git = store({}, ["{}\n"]);
    const known: Blobs = new Map([[blobId(bytes("name: MQL\n")), bytes("name: MQL\n")]]);
    await read(git, twoFiles, known);
    expect(git.asked).toEqual([`blob ${blobId(bytes("{}\n")).slice(0, 7)}`]);
  });

  it("reads what .gitattributes left out of the archive or changed in it by its id", async () => {
    const git = store({ "acme-abc/definitions/stages/mql.yaml": "name: CHANGED\n" }, ["name: MQL\n", "{}\n"]);
    const result = await read(git, twoFiles);
    expect(
      result.status === "read" && result.sources.map((source) => new TextDecoder().decode(source.bytes)),
    ).toEqual(["name: MQL\n", "{}\n"]);
    expect(git.asked).toEqual([
      "archive",
      `blob ${blobId(bytes("name: MQL\n")).slice(0, 7)}`,
      `blob ${blobId(bytes("{}\n")).slice(0, 7)}`,
    ]);
  });

  it("reads file by file when the archive cannot be unpacked", async () => {
    const git = store({}, ["name: MQL\n", "{}\n"]);
    const broken = { github: { ...git.github, archive: () => Promise.resolve(bytes("no gzip")) } };
    expect((await read(broken, twoFiles)).status).toBe("read");
    expect(git.asked).toHaveLength(2);
  });

  it("finds files whatever their paths are, in an archive as git makes it", async () => {
    const folder = await mkdtemp(join(tmpdir(), "countersign-"));
    try {
      const deep = `definitions/segments/${"emea-and-".repeat(11)}more/${"north-".repeat(20)}x.yaml`;
      const files = {
        "definitions/fields.yaml": "{}\n",
        [deep]: "name: Deep\n",
        "definitions/glossary/Größe, «Umsatz».yaml": "name: Size\n",
        "definitions/a b\nc.yaml": "name: Strange\n",
      };
      for (const [path, text] of Object.entries(files)) {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), text);
      }
      const git = (...words: readonly string[]): Buffer =>
        execFileSync("git", ["-c", "user.name=Ann", "-c", "user.email=ann@example.com", ...words], {
          cwd: folder,
        });
      git("init", "--quiet");
      git("add", ".");
      git("commit", "--quiet", "--message", "Start");
      const archive = git("archive", "--format=tar.gz", "--prefix=acme-definitions-abc/", "HEAD");
      const github = {
        archive: () => Promise.resolve(new Uint8Array(archive)),
        blob: () => Promise.reject(new Error("It was in the archive.")),
      };
      const entries = Object.entries(files).map(([path, text]) => entry(path, text));
      expect(deep.length).toBeGreaterThan(200);
      expect(await read({ github }, entries)).toEqual({
        status: "read",
        sources: Object.entries(files).map(([path, text]) => ({
          path: path.replace("definitions/", ""),
          type: "file",
          bytes: bytes(text),
        })),
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("reads the rest by their ids when an archive ends too soon", async () => {
    const whole = await createTarGzip([
      { name: "acme-abc/definitions/stages/mql.yaml", data: "name: MQL\n" },
      { name: "acme-abc/definitions/fields.yaml", data: "{}\n" },
    ]);
    const half = gzipSync(gunzipSync(whole).subarray(0, 1024));
    const git = store({}, ["{}\n"]);
    const cut = { github: { ...git.github, archive: () => Promise.resolve(new Uint8Array(half)) } };
    expect((await read(cut, twoFiles)).status).toBe("read");
    expect(git.asked).toEqual([`blob ${blobId(bytes("{}\n")).slice(0, 7)}`]);
  });

  it("asks for no archive of a repository with more than 20 MB", async () => {
    const git = store({}, ["name: MQL\n", "{}\n"]);
    await read(git, [...twoFiles, entry("video.mp4", "x", { size: 21 * 1024 * 1024 })]);
    expect(git.asked.map((each) => each.split(" ")[0])).toEqual(["blob", "blob"]);
  });

  it("asks for no archive of a repository that is too large to be listed", async () => {
    const git = store({}, ["name: MQL\n", "{}\n"]);
    await read(git, twoFiles, new Map(), "guarded-folders");
    expect(git.asked.map((each) => each.split(" ")[0])).toEqual(["blob", "blob"]);
  });

  it("refuses bytes that are not those which git names", async () => {
    const id = blobId(bytes("{}\n"));
    await expect(read(store({}, []), [entry("definitions/fields.yaml", "{}\n")])).rejects.toThrow(
      `GitHub sent other bytes than git names for the file ${id.slice(0, 7)}. Nothing is approved on them. Run the job again.`,
    );
  });

  it("hands on what is no plain file without following it", async () => {
    const git = store({}, ["name: MQL\n"]);
    const entries = [
      entry("definitions", "", { type: "tree", mode: "040000" }),
      entry("definitions/link.yaml", "../secret", { mode: "120000" }),
      entry("definitions/other", "", { mode: "160000", type: "commit" }),
      entry("definitions/run.yaml", "name: MQL\n", { mode: "100755" }),
      entry("definitions-old/x.yaml", "x"),
    ];
    expect(await read(git, entries)).toEqual({
      status: "read",
      sources: [
        { path: "link.yaml", type: "symlink", bytes: new Uint8Array() },
        { path: "other", type: "submodule", bytes: new Uint8Array() },
        { path: "run.yaml", type: "executable", bytes: bytes("name: MQL\n") },
      ],
    });
  });

  it("does not read a `definitions` that is no folder", async () => {
    expect(await read(store({}, []), [entry("definitions", "x")])).toEqual({
      status: "unreadable",
      reason: "`definitions` is not a folder. Make it a folder of .yaml files.",
    });
  });

  it("does not read more than 20 MB of definitions", async () => {
    const git = store({}, []);
    expect(await read(git, [entry("definitions/a.yaml", "x", { size: 21 * 1024 * 1024 })])).toEqual({
      status: "unreadable",
      reason: "The files below `definitions/` are larger than 20 MB. Keep only definitions there.",
    });
    expect(git.asked).toEqual([]);
  });
});
