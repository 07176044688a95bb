/** One entry of an archive. `at` has no leading slash; a folder ends with one. */
export type TarEntry =
  | { readonly kind: "folder"; readonly at: string }
  | { readonly kind: "file"; readonly at: string; readonly bytes: Uint8Array; readonly executable: boolean }
  | { readonly kind: "link"; readonly at: string; readonly to: string };

const block = 512;
const record = 20 * block;

/** Writes a tar the way `git archive` does, so that a reader meets what GitHub sends. */
export function tar(entries: readonly TarEntry[], commit: string, seconds: number): Buffer {
  const parts = [
    // The commit, as a comment for the whole archive: readers must skip it.
    ...item({ name: "pax_global_header", type: "g", mode: 0o666, seconds, data: pax("comment", commit) }),
    ...entries.flatMap((entry) => write(entry, seconds)),
  ];
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  const end = Math.ceil((size + 2 * block) / record) * record - size;
  return Buffer.concat([...parts, Buffer.alloc(end)]);
}

function write(entry: TarEntry, seconds: number): Buffer[] {
  const placed = place(entry.at);
  const long = placed === undefined ? [pax("path", entry.at)] : [];
  const link = entry.kind === "link" ? entry.to : "";
  if (Buffer.byteLength(link) > 100) long.push(pax("linkpath", link));
  const { name, prefix } = placed ?? { name: "long-path", prefix: "" };
  const common = { name, prefix, seconds, link: Buffer.byteLength(link) > 100 ? "see pax" : link };
  return [
    ...(long.length > 0
      ? item({ name: "long-path", type: "x", mode: 0o666, seconds, data: Buffer.concat(long) })
      : []),
    ...item({ ...common, ...contents(entry) }),
  ];
}

function contents(entry: TarEntry): {
  readonly type: string;
  readonly mode: number;
  readonly data: Uint8Array;
} {
  const none = Buffer.alloc(0);
  switch (entry.kind) {
    case "folder":
      return { type: "5", mode: 0o775, data: none };
    case "link":
      return { type: "2", mode: 0o777, data: none };
    case "file":
      return { type: "0", mode: entry.executable ? 0o775 : 0o664, data: entry.bytes };
  }
}

/** A header has 100 bytes for the name and 155 for the folders before it; undefined if the path fits neither way. */
function place(path: string): { readonly name: string; readonly prefix: string } | undefined {
  const bytes = Buffer.from(path);
  if (bytes.length <= 100) return { name: path, prefix: "" };
  const cut = bytes.subarray(0, Math.min(bytes.length - 1, 156)).lastIndexOf("/");
  if (cut <= 0 || bytes.length - cut - 1 > 100) return undefined;
  return { name: bytes.subarray(cut + 1).toString(), prefix: bytes.subarray(0, cut).toString() };
}

/** A line of an extended header starts with its own length, that number included. */
function pax(key: string, value: string): Buffer {
  const rest = Buffer.byteLength(` ${key}=${value}\n`);
  let length = rest + String(rest).length;
  if (String(length).length > String(rest).length) length += 1;
  return Buffer.from(`${length} ${key}=${value}\n`);
}

function item(header: {
  readonly name: string;
  readonly prefix?: string;
  readonly type: string;
  readonly mode: number;
  readonly link?: string;
  readonly seconds: number;
  readonly data: Uint8Array;
}): Buffer[] {
  const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, "0")}\0`;
  const head = Buffer.alloc(block);
  head.write(header.name, 0, 100);
  head.write(octal(header.mode, 7), 100);
  head.write(octal(0, 7), 108);
  head.write(octal(0, 7), 116);
  head.write(octal(header.data.length, 11), 124);
  head.write(octal(header.seconds, 11), 136);
  head.write("        ", 148);
  head.write(header.type, 156);
  head.write(header.link ?? "", 157, 100);
  head.write("ustar\x0000", 257);
  head.write("root", 265);
  head.write("root", 297);
  head.write(octal(0, 7), 329);
  head.write(octal(0, 7), 337);
  head.write(header.prefix ?? "", 345, 155);
  head.write(
    octal(
      head.reduce((sum, byte) => sum + byte, 0),
      7,
    ),
    148,
  );
  const padding = (block - (header.data.length % block)) % block;
  return [head, Buffer.from(header.data), Buffer.alloc(padding)];
}
