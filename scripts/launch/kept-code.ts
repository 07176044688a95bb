import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Script } from "node:vm";
import * as zlib from "node:zlib";

/** What V8 compiles, kept in a folder from run to run. */
export interface KeptCode {
  /** Compiles a script, with what the folder has of it. */
  readonly compile: (source: string, filename: string) => Script;
  /** Keeps what the folder lacked. At the end of a run, as only then all functions that it calls are compiled. */
  readonly keep: () => void;
}

const { crc32 } = zlib as { readonly crc32?: (data: string | Uint8Array) => number };

/**
 * Keeps compiled scripts in a folder that nobody else can write to: V8 runs what it finds there. Whatever goes wrong
 * costs time and nothing else. `undefined` on a Node that cannot tell whether a file is whole.
 */
export function keptCode(folder: string): KeptCode | undefined {
  if (crc32 === undefined) return undefined;
  const sum = crc32;
  const lacking: { readonly file: string; readonly script: Script }[] = [];
  return {
    compile: (source, filename) => {
      const file = join(folder, `${process.version}-${process.arch}-${sum(source).toString(16)}`);
      const cachedData = read(file);
      const script = new Script(source, { filename, ...(cachedData === undefined ? {} : { cachedData }) });
      // V8 turns down what another version or other settings have left, and says nothing where it was given nothing.
      if (script.cachedDataRejected !== false) lacking.push({ file, script });
      return script;
    },
    keep: () => {
      for (const { file, script } of lacking) write(file, script.createCachedData());
    },
  };

  /** The data behind their sum: V8 would believe a file that is cut off or damaged. */
  function read(file: string): Buffer | undefined {
    try {
      const bytes = readFileSync(file);
      const data = bytes.subarray(4);
      return bytes.readUInt32LE() === sum(data) ? data : undefined;
    } catch {
      return undefined;
    }
  }

  function write(file: string, data: Buffer): void {
    try {
      const head = Buffer.alloc(4);
      head.writeUInt32LE(sum(data));
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      // Under another name first: a run at the same time reads all of it or nothing.
      const whole = `${file}.${String(process.pid)}`;
      writeFileSync(whole, Buffer.concat([head, data]), { mode: 0o600 });
      renameSync(whole, file);
    } catch {
      // The next run compiles again.
    }
  }
}
