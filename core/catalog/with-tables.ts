import type { Finding } from "../finding.ts";
import { nearWord } from "../near-word.ts";
import { accountRows } from "./account-rows.ts";
import { decode, notAFile, startOf } from "./decode.ts";
import type { Loaded, LoadedFile } from "./load.ts";
import type { Source } from "./source.ts";

const folder = "accounts/";

/** Whether a path is that of a table beside the account lists. */
export const isTable = (path: string): boolean => /^accounts\/[^/]+\.csv$/.test(path);

/**
 * Puts the rows of tables into the account lists that name them, as if they stood there as YAML: so what holds for the
 * one holds for the other. A list whose table cannot be read counts as unreadable itself.
 */
export function withTables(loaded: Omit<Loaded, "tables">, sources: readonly Source[]): Loaded {
  const tables = new Map(sources.map((source) => [source.path.slice(folder.length), source]));
  const named = new Set<string>();
  const files: LoadedFile[] = [];
  const broken = [...loaded.broken];
  const findings = [...loaded.findings];
  for (const file of loaded.files) {
    const name = tableOf(file);
    if (name !== undefined) named.add(name);
    // Accounts both here and there are a mistake that the schema reports.
    if (name === undefined || "accounts" in (file.value as object)) {
      files.push(file);
      continue;
    }
    const source = tables.get(name);
    const read = source === undefined ? missing(name, file, tables) : joined(file, source);
    findings.push(...read.findings);
    if (read.file !== undefined) files.push(read.file);
    else {
      const text = `${file.text}\n${source === undefined ? "" : new TextDecoder("latin1").decode(source.bytes)}`;
      broken.push({ path: file.path, kind: file.kind, id: file.id, text });
    }
  }
  // Where a list cannot be read, nobody knows which tables it names.
  const isSure = !broken.some(({ kind }) => kind === "account-list");
  for (const [name, { path, type }] of tables)
    if (type !== "file" && !named.has(name)) findings.push(notAFile(path, type));
    else if (isSure && !named.has(name))
      findings.push({ code: "table-not-named", severity: "warning", at: startOf(path), args: { name } });
  return { files, broken, findings, tables: sources.map(({ path }) => path) };
}

/** The table that a list names. What does not have the form of a name, its schema reports. */
function tableOf({ kind, value }: LoadedFile): string | undefined {
  if (kind !== "account-list" || typeof value !== "object" || value === null) return undefined;
  const name = "accounts_in" in value ? value.accounts_in : undefined;
  return typeof name === "string" && isTable(folder + name) ? name : undefined;
}

interface Read {
  readonly file?: LoadedFile;
  readonly findings: readonly Finding[];
}

function joined(file: LoadedFile, source: Source): Read {
  const decoded = decode(source);
  if ("finding" in decoded) return { findings: [decoded.finding] };
  const { accounts, locate, findings } = accountRows(source.path, decoded.text);
  if (accounts === undefined) return { findings };
  const own = Object.entries(file.value as object).filter(([key]) => key !== "accounts_in");
  return {
    findings,
    file: {
      ...file,
      value: { ...Object.fromEntries(own), accounts },
      table: source.path,
      locate: (pointer, part) =>
        pointer[0] === "accounts" ? locate(pointer.slice(1)) : file.locate(pointer, part),
    },
  };
}

function missing(name: string, file: LoadedFile, tables: ReadonlyMap<string, Source>): Read {
  const known = [...tables.keys()];
  const args = { kind: "account-table", id: name, near: nearWord(name, known), known };
  const at = file.locate(["accounts_in"]);
  return { findings: [{ code: "unknown-reference", severity: "error", at, args }] };
}
