import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startGitHub, type TestGitHub } from "./github.ts";
import type { File } from "./git.ts";
import type { TestRepository } from "./repository.ts";

let github: TestGitHub;
let repository: TestRepository;

beforeEach(async () => {
  github = await startGitHub();
  repository = await github.createRepository({ files: { "definitions/charter.yaml": "purpose: Agree.\n" } });
});
afterEach(() => github.stop());

test("an archive is a redirect to a download, which needs no token and must not get one", async () => {
  const sha = await repository.tip("main");
  const answer = await ask("main");
  expect(answer.status).toBe(302);
  const location = answer.headers.get("location") ?? "";
  expect(new URL(location).pathname).toBe(`/acme/definitions/legacy.tar.gz/${sha}`);
  expect(new URL(location).origin).not.toBe(github.url);

  const download = await fetch(location);
  expect(download.headers.get("content-type")).toBe("application/x-gzip");
  expect(download.headers.get("content-disposition")).toBe(
    `attachment; filename=acme-definitions-${sha.slice(0, 7)}.tar.gz`,
  );
  await fetch(location, { headers: { authorization: "Bearer secret" } });
  expect(github.violations()).toEqual([
    `GET /acme/definitions/legacy.tar.gz/${sha}, download: the token was sent to the download server.`,
  ]);
});

test("there is no archive of a commit that does not exist", async () => {
  expect((await ask("0".repeat(40))).status).toBe(404);
});

describe("every file of an archive", () => {
  const deep = `definitions/${"region/".repeat(15)}stage.yaml`;
  const name = `definitions/${"very-".repeat(24)}long.yaml`;
  const files: Readonly<Record<string, File>> = {
    "definitions/stages/mql.yaml": "name: Marketing qualified lead\n",
    "definitions/café.yaml": "name: Café\n",
    "definitions/with space.yaml": "name: Space\n",
    "definitions/empty.yaml": "",
    "bin/image.png": new Uint8Array([0, 255, 10, 13, 128]),
    "bin/run.sh": { mode: "100755", content: "#!/bin/sh\n" },
    [deep]: "name: Deep\n",
    [name]: "name: Long\n",
  };

  test("has the bytes that its blob id in the tree stands for", async () => {
    const sha = await repository.commit("main", { files });
    const tree = await blobsOf(sha);
    const archive = await download(sha);
    expect([...archive.files.keys()].sort()).toEqual([...tree.keys()].sort());
    for (const [path, file] of archive.files)
      expect(`${path} ${blobId(file.bytes)}`).toBe(`${path} ${tree.get(path)}`);
    expect(archive.files.size).toBe(Object.keys(files).length + 1);
    expect(archive.top).toBe(`acme-definitions-${sha.slice(0, 7)}/`);
    expect(archive.files.get("bin/run.sh")?.mode).toBe("0000775");
    expect(archive.files.get("definitions/café.yaml")?.mode).toBe("0000664");
  });

  test("is a link where the tree has one, and an empty folder where it has another repository", async () => {
    const other = "1234567890".repeat(4);
    const sha = await repository.commit("main", {
      files: {
        "definitions/link.yaml": { mode: "120000", content: "../secret.yaml" },
        vendor: { mode: "160000", content: other },
      },
    });
    const archive = await download(sha);
    expect(archive.links).toEqual(new Map([["definitions/link.yaml", "../secret.yaml"]]));
    expect(archive.folders).toContain("vendor/");
    expect(archive.files.has("vendor")).toBe(false);
  });

  test("can be left out or rewritten by .gitattributes: an archive is no proof of a tree", async () => {
    const sha = await repository.commit("main", {
      files: {
        ".gitattributes": "definitions/hidden export-ignore\ndefinitions/version.yaml export-subst\n",
        "definitions/hidden/mql.yaml": "name: Hidden\n",
        "definitions/version.yaml": "commit: $Format:%H$\n",
      },
    });
    const archive = await download(sha);
    expect(archive.files.has("definitions/hidden/mql.yaml")).toBe(false);
    expect(archive.files.get("definitions/version.yaml")?.bytes.toString()).toBe(`commit: ${sha}\n`);
    expect((await blobsOf(sha)).has("definitions/hidden/mql.yaml")).toBe(true);
  });
});

function ask(ref: string): Promise<Response> {
  const headers = { authorization: `Bearer ${github.tokenOf("olivia")}` };
  return fetch(`${github.url}/repos/acme/definitions/tarball/${ref}`, { headers, redirect: "manual" });
}

async function blobsOf(sha: string): Promise<ReadonlyMap<string, string>> {
  const params = { owner: "acme", repo: "definitions", tree_sha: sha, recursive: "1" };
  const { body } = await github.call(github.tokenOf("olivia"), "git/get-tree", params);
  const { tree } = body as { readonly tree: readonly { path: string; type: string; sha: string }[] };
  return new Map(tree.filter(({ type }) => type === "blob").map((entry) => [entry.path, entry.sha]));
}

interface Unpacked {
  readonly top: string;
  readonly files: Map<string, { readonly mode: string; readonly bytes: Buffer }>;
  readonly links: Map<string, string>;
  readonly folders: string[];
}

/** Reads a tar by the book, and with none of the code that wrote it. */
async function download(ref: string): Promise<Unpacked> {
  const location = (await ask(ref)).headers.get("location") ?? "";
  const data = gunzipSync(Buffer.from(await (await fetch(location)).arrayBuffer()));
  const unpacked: Unpacked = { top: "", files: new Map(), links: new Map(), folders: [] };
  let top = "";
  let long: string | undefined;
  for (let at = 0; data[at] !== 0;) {
    const text = (from: number, length: number): string =>
      data
        .subarray(at + from, at + from + length)
        .toString()
        .replace(/\0.*$/s, "");
    const size = parseInt(text(124, 12), 8);
    const bytes = data.subarray(at + 512, at + 512 + size);
    const type = text(156, 1);
    const prefix = text(345, 155);
    const path = long ?? (prefix === "" ? text(0, 100) : `${prefix}/${text(0, 100)}`);
    const inside = path.slice(top.length);
    if (type !== "g") long = undefined;
    if (type === "x") long = /^\d+ path=(.*)\n$/s.exec(bytes.toString())?.[1];
    else if (type === "5" && top === "") top = path;
    else if (type === "5") unpacked.folders.push(inside);
    else if (type === "2") unpacked.links.set(inside, text(157, 100));
    else if (type === "0") unpacked.files.set(inside, { mode: text(100, 8), bytes });
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return { ...unpacked, top };
}

function blobId(bytes: Buffer): string {
  return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}
