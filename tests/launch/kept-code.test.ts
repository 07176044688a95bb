import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { keptCode } from "../../scripts/launch/kept-code.ts";

const source = "(() => { const twice = (value) => 2 * value; return twice(21); })";

describe("compiled code that is kept", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "countersign-kept-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  let runs = 0;
  /** One run: what came of a script, and what V8 said about the code that was kept of it. */
  function run(text = source, where = folder): { readonly result: unknown; readonly rejected: unknown } {
    const code = keptCode(where);
    if (code === undefined) throw new Error("This Node keeps no code.");
    // Under one name, V8 itself would remember the script from run to run.
    const script = code.compile(text, `/run-${String((runs += 1))}.cjs`);
    const result = (script.runInThisContext() as () => unknown)();
    code.keep();
    return { result, rejected: script.cachedDataRejected };
  }

  const only = (): string => join(folder, readdirSync(folder)[0] ?? "");

  test("is used by the next run", () => {
    expect(run()).toEqual({ result: 42, rejected: undefined });
    expect(readdirSync(folder)).toHaveLength(1);
    expect(run()).toEqual({ result: 42, rejected: false });
  });

  test("is for this user's eyes only, and not written again", () => {
    run(source, join(folder, "check"));
    folder = join(folder, "check");
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(only()).mode & 0o777).toBe(0o600);
    const before = statSync(only(), { bigint: true });
    run();
    expect(statSync(only(), { bigint: true }).ino).toBe(before.ino);
  });

  test("is not that of another script of the same length", () => {
    run();
    expect(run(source.replace("21", "22"))).toEqual({ result: 44, rejected: undefined });
    expect(readdirSync(folder)).toHaveLength(2);
  });

  test("makes no difference where it is damaged, cut off or empty, and is then kept anew", () => {
    run();
    const whole = readFileSync(only());
    const damaged = Buffer.from(whole);
    damaged.writeUInt8(whole.readUInt8(whole.length - 10) ^ 1, whole.length - 10);
    for (const bytes of [damaged, whole.subarray(0, -8), whole.subarray(0, 3), Buffer.alloc(0)]) {
      writeFileSync(only(), bytes);
      expect(run()).toEqual({ result: 42, rejected: undefined });
      expect(readFileSync(only()).readUInt32LE()).toBe(crc32(readFileSync(only()).subarray(4)));
      expect(run()).toEqual({ result: 42, rejected: false });
    }
  });

  test("makes no difference where V8 turns it down, and is then kept anew", () => {
    run();
    const data = Buffer.alloc(5000, "somebody else's");
    const head = Buffer.alloc(4);
    head.writeUInt32LE(crc32(data));
    writeFileSync(only(), Buffer.concat([head, data]));
    expect(run()).toEqual({ result: 42, rejected: true });
    expect(run()).toEqual({ result: 42, rejected: false });
  });

  test("makes no difference where nothing can be kept", () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    expect(run(source, join(file, "check"))).toEqual({ result: 42, rejected: undefined });
    expect(readdirSync(folder)).toEqual(["file"]);
  });
});
