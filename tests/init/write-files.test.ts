import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeAll } from "../../scripts/init/write-files.ts";
import { contents, newFolder } from "./new-folder.ts";

describe("writing all files or none", () => {
  it("takes everything back when one cannot be written", async () => {
    const folder = await newFolder();
    await mkdir(join(folder, "kept"));
    await writeFile(join(folder, "kept/there.txt"), "ours");
    const files = new Map([
      ["a/b/new.txt", "new"],
      ["kept/new.txt", "new"],
      // It came after the look at what is there, as another program may do.
      ["kept/there.txt", "theirs"],
      ["z.txt", "new"],
    ]);
    await expect(writeAll(folder, files)).rejects.toThrow("EEXIST");
    expect([...(await contents(folder))]).toEqual([
      ["kept/", ""],
      ["kept/there.txt", "ours"],
    ]);
  });

  it("makes the folders that are needed", async () => {
    const folder = await newFolder();
    await writeAll(folder, new Map([["a/new.txt", "new"]]));
    expect([...(await contents(folder))]).toEqual([
      ["a/", ""],
      ["a/new.txt", "new"],
    ]);
  });
});
