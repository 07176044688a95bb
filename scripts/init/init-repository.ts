import { stat } from "node:fs/promises";
import type { Source } from "../../core/catalog/source.ts";
import type { Finding } from "../../core/finding.ts";
import { check } from "../../core/pipeline.ts";
import { messageOf } from "../../core/report/messages.ts";
import { UsageError } from "../io/usage-error.ts";
import { type Ask, nameOwners } from "./name-owners.ts";
import { planRepository, repositoryPaths } from "./plan-repository.ts";
import { obstacles, writeAll } from "./write-files.ts";

export interface InitRequest {
  readonly dir: string;
  readonly sales: readonly string[];
  readonly marketing: readonly string[];
  /** Asks for owners that were not given; missing where nobody could answer. */
  readonly ask: Ask | undefined;
  readonly now: Date;
}

export interface NewRepository {
  readonly files: ReadonlyMap<string, string>;
  readonly sales: readonly string[];
  readonly marketing: readonly string[];
  /** What `check` finds in the definitions, with paths below `definitions/`; never an error. */
  readonly findings: readonly Finding[];
}

const weeksToAgree = 8;

/** Writes a new repository. Whatever is wrong is found before the first file is written. */
export async function initRepository(request: InitRequest): Promise<NewRepository> {
  await refuseIfTaken(request.dir);
  const sales = await nameOwners("sales", request.sales, request.ask);
  const marketing = await nameOwners("marketing", request.marketing, request.ask);
  const due = new Date(request.now.getTime() + weeksToAgree * 7 * 86_400_000).toISOString().slice(0, 10);
  const files = planRepository({ sales, marketing, due });
  const { findings } = check(definitionsOf(files));
  const error = findings.find(({ severity }) => severity === "error");
  if (error !== undefined) {
    const { saw, why, type } = messageOf(error);
    throw new UsageError(`Nothing was written. ${saw}`, `${why} ${type}`);
  }
  await writeAll(request.dir, files).catch((cause: unknown) => explain(request.dir, cause));
  return { files, sales, marketing, findings };
}

async function refuseIfTaken(dir: string): Promise<void> {
  const entry = await stat(dir).catch(() => undefined);
  if (entry !== undefined && !entry.isDirectory())
    throw new UsageError(`${dir} is a file.`, "Name a folder; it is made if there is none.");
  const taken = await obstacles(dir, repositoryPaths);
  if (taken.length === 0) return;
  throw new UsageError(
    `Nothing was written, because this is there already:\n${taken.map((path) => `  ${path}`).join("\n")}`,
    "Move it away, or start in an empty folder: `countersign init shared-definitions`.",
  );
}

function definitionsOf(files: ReadonlyMap<string, string>): readonly Source[] {
  const folder = "definitions/";
  return [...files]
    .filter(([path]) => path.startsWith(folder))
    .map(([path, text]) => ({
      path: path.slice(folder.length),
      type: "file",
      bytes: new TextEncoder().encode(text),
    }));
}

/** A folder that one may not write to is no fault of ours. */
function explain(dir: string, cause: unknown): never {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  if (code === "EACCES" || code === "EPERM" || code === "EROFS" || code === "ENOSPC")
    throw new UsageError(
      code === "ENOSPC"
        ? "Nothing was written: the disk is full."
        : `Nothing was written: you may not write to ${dir}.`,
      code === "ENOSPC" ? "Make room and run it again." : "Choose a folder of your own.",
    );
  throw cause;
}
