import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ownFolder } from "../../scripts/launch/own-folder.ts";

describe("the folder for what can be made again", () => {
  let home: string;
  let folder: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), "countersign-home-"));
    folder = join(home, "countersign");
    vi.stubEnv("XDG_CACHE_HOME", home);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    rmSync(home, { recursive: true });
  });

  test("is made for this user alone", () => {
    expect(ownFolder()).toBe(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(ownFolder()).toBe(folder);
  });

  test("is not one that others can write to, or read", () => {
    mkdirSync(folder);
    for (const mode of [0o777, 0o770, 0o755]) {
      chmodSync(folder, mode);
      expect(ownFolder()).toBeUndefined();
    }
  });

  test("is not one of another user", () => {
    mkdirSync(folder, { mode: 0o700 });
    vi.spyOn(process, "getuid").mockReturnValue(statSync(folder).uid + 1);
    expect(ownFolder()).toBeUndefined();
  });

  test("is not a link to one that others can write to", () => {
    const open = join(home, "open");
    mkdirSync(open);
    chmodSync(open, 0o777);
    symlinkSync(open, folder);
    expect(ownFolder()).toBeUndefined();
  });

  test("is not below the current folder, whose files may be somebody's pull request", () => {
    for (const cwd of [home, folder]) {
      vi.spyOn(process, "cwd").mockReturnValue(cwd);
      expect(ownFolder()).toBeUndefined();
    }
  });

  test("is not missed where there is a file in its way", () => {
    writeFileSync(folder, "");
    expect(ownFolder()).toBeUndefined();
    vi.stubEnv("XDG_CACHE_HOME", folder);
    expect(ownFolder()).toBeUndefined();
  });

  test("is in the home where the variable names no whole path", () => {
    vi.stubEnv("HOME", home);
    for (const value of ["", "caches"]) {
      vi.stubEnv("XDG_CACHE_HOME", value);
      expect(homedir()).toBe(home);
      expect(ownFolder()?.startsWith(join(home, "/"))).toBe(true);
    }
    expect(existsSync("caches")).toBe(false);
  });

  test("is nowhere without a home", () => {
    vi.stubEnv("XDG_CACHE_HOME", "");
    for (const value of ["", "home", join(home, "missing")]) {
      vi.stubEnv("HOME", value);
      expect(ownFolder()).toBeUndefined();
      expect(existsSync(join(value, ".cache", "countersign"))).toBe(false);
    }
    expect(readdirSync(home)).toEqual([]);
  });
});
