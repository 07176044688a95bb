import { readFileSync } from "node:fs";
import type { Source } from "../../core/catalog/source.ts";
import type { Finding } from "../../core/finding.ts";
import { check } from "../../core/pipeline.ts";
import { messageOf } from "../../core/report/messages.ts";

const folder = new URL("../cases/minimal/", import.meta.url);
const texts = Object.fromEntries(
  ["owners.yaml", "fields.yaml", "activities.yaml", "stages/inquiry.yaml"].map((path) => [
    path,
    readFileSync(new URL(path, folder), "utf8"),
  ]),
);

const encoder = new TextEncoder();

/** Files of definitions, by path: text, or bytes where the bytes themselves are the point. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Files as `check` takes them. */
export const sourcesOf = (files: Files): readonly Source[] =>
  Object.entries(files).map(([path, content]) => ({
    path,
    type: "file",
    bytes: typeof content === "string" ? encoder.encode(content) : content,
  }));

/**
 * A small folder of definitions that has no finding, with the given files in it. Unless they bring a funnel of their
 * own, all their stages are in it, and there is at least one.
 */
export function withMinimal(files: Files): Files {
  const stages = Object.keys(files).flatMap(
    (path) => /^stages\/([a-z][a-z0-9-]*)\.yaml$/.exec(path)?.[1] ?? [],
  );
  const { "stages/inquiry.yaml": inquiry = "", ...rest } = texts;
  const noStage = stages.length === 0 && files["funnel.yaml"] === undefined;
  const funnel = `name: New business\nstages: [${(noStage ? ["inquiry"] : stages).join(", ")}]\n`;
  return { ...rest, ...(noStage ? { "stages/inquiry.yaml": inquiry } : {}), "funnel.yaml": funnel, ...files };
}

/** A finding with its place and its sentences, as the case files write it; `error` goes without saying. */
export function told(finding: Finding): Readonly<Record<string, string>> {
  const { code, severity, at } = finding;
  const place = `${at.path}:${String(at.line)}:${String(at.column)}`;
  return { code, ...(severity === "error" ? {} : { severity }), at: place, ...messageOf(finding) };
}

/** Everything that `check` says about these files in the small folder, one short line each. */
export const findingsIn = (files: Files): readonly string[] =>
  check(sourcesOf(withMinimal(files))).findings.map((finding) => {
    const { at = "", code = "", saw = "" } = told(finding);
    return `${at} ${code}: ${saw}`;
  });
