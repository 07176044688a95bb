import type { Pointer } from "../criteria/model.ts";
import type { Finding, Location } from "../finding.ts";
import { nearWord } from "../near-word.ts";
import { decode, notAFile, startOf } from "./decode.ts";
import { type Kind, folders, place, singletons } from "./kinds.ts";
import { parseYaml } from "./parse-yaml.ts";
import type { Source } from "./source.ts";
import { isTable, withTables } from "./with-tables.ts";

/** A definition file that could be read as YAML. Its value is not yet checked against its schema. */
export interface LoadedFile {
  readonly path: string;
  readonly kind: Kind;
  readonly id: string;
  readonly text: string;
  readonly value: unknown;
  /** The table from which a part of the value comes, where there is one. */
  readonly table?: string;
  readonly locate: (pointer: Pointer, part?: "key" | "value") => Location;
}

/** A definition that is there but cannot be read: its id is taken, so references to it are not reported too. */
export interface BrokenFile {
  readonly path: string;
  readonly kind: Kind;
  readonly id: string;
  /** What stands in it, letter by letter or byte by byte, to tell whether it has changed. */
  readonly text: string;
}

export interface Loaded {
  readonly files: readonly LoadedFile[];
  readonly broken: readonly BrokenFile[];
  readonly findings: readonly Finding[];
  /** The paths of all tables, named by a list or not. */
  readonly tables: readonly string[];
}

const ignored = /(?:^|\/)(?:README\.md|\.gitkeep)$/;

/** Reads every source below `definitions/`; what is no readable definition becomes a finding. */
export function load(sources: readonly Source[]): Loaded {
  const files: LoadedFile[] = [];
  const broken: BrokenFile[] = [];
  const findings: Finding[] = [];
  const tables: Source[] = [];
  // In one order, so that the order in which files were read never shows.
  for (const source of [...sources].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    if (source.type === "file" && ignored.test(source.path)) continue;
    if (isTable(source.path)) {
      tables.push(source);
      continue;
    }
    const placement = place(source.path);
    if (placement.status !== "placed") {
      // A link or a program is an error wherever it lies and whatever it is called.
      findings.push(
        source.type === "file" ? misplaced(source.path, placement) : notAFile(source.path, source.type),
      );
      const meant = place(source.path.replace(/\.[^./]*$/, ".yaml"));
      if (meant.status === "placed")
        broken.push({ path: source.path, kind: meant.kind, id: meant.id, text: rawText(source) });
      continue;
    }
    const { kind, id } = placement;
    const decoded = decode(source);
    if ("finding" in decoded) {
      findings.push(decoded.finding);
      broken.push({ path: source.path, kind, id, text: rawText(source) });
      continue;
    }
    const { text } = decoded;
    const parsed = parseYaml(source.path, text);
    findings.push(...parsed.findings);
    const isEmpty = parsed.value === null || parsed.value === undefined;
    if (isEmpty && parsed.findings.length === 0)
      findings.push({ code: "yaml-empty", severity: "error", at: startOf(source.path), args: { kind } });
    if (
      isEmpty ||
      parsed.findings.some(({ severity, code }) => severity === "error" && code !== "yaml-ambiguous")
    )
      broken.push({ path: source.path, kind, id, text });
    else files.push({ path: source.path, kind, id, text, value: parsed.value, locate: parsed.locate });
  }
  return withTables({ files, broken, findings }, tables);
}

/** Bytes that are no text, one letter for each. */
const rawText = ({ bytes }: Source): string => new TextDecoder("latin1").decode(bytes);

function misplaced(
  path: string,
  placement: Exclude<ReturnType<typeof place>, { status: "placed" }>,
): Finding {
  const at = startOf(path);
  switch (placement.status) {
    case "wrong-ending": {
      const { ending } = placement;
      // A file that was surely meant as a definition must not be passed over in silence.
      const meant = /^\.(?:yml|json|ya?ml\..*)$/i.test(ending) || /\.ya?ml$/i.test(path) || ending === "";
      return meant
        ? { code: "wrong-ending", severity: "error", at, args: { ending } }
        : { code: "file-not-read", severity: "warning", at, args: { ending } };
    }
    case "bad-id":
      return { code: "bad-file-name", severity: "error", at, args: { id: placement.id } };
    case "unknown-place": {
      const near = nearWord(placement.name, path.includes("/") ? Object.keys(folders) : singletons);
      return { code: "unknown-place", severity: "error", at, args: { name: placement.name, near } };
    }
  }
}
