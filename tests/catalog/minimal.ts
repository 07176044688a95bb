import { readFileSync } from "node:fs";
import type { Source } from "../../core/catalog/source.ts";

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
  const stages = Object.keys(files).flatMap((path) => /^stages\/([a-z][a-z0-9-]*)\.yaml$/.exec(path)?.[1] ?? []);
  const { "stages/inquiry.yaml": inquiry = "", ...rest } = texts;
  const noStage = stages.length === 0 && files["funnel.yaml"] === undefined;
  const funnel = `name: New business\nstages: [${(noStage ? ["inquiry"] : stages).join(", ")}]\n`;
  return { ...rest, ...(noStage ? { "stages/inquiry.yaml": inquiry } : {}), "funnel.yaml": funnel, ...files };
}
