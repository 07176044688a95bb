import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { Option } from "commander";
import { UsageError } from "./usage-error.ts";

/** A repository on GitHub. */
export interface Repository {
  readonly owner: string;
  readonly repo: string;
}

/** `--repo`, the same for every command that asks GitHub. */
export const repositoryOption = (): Option =>
  new Option("--repo <owner/name>", "the repository on GitHub (default: the one that `origin` leads to)");

const name = /^([A-Za-z\d][A-Za-z\d-]*)\/([A-Za-z\d._-]+)$/u;
const remote = /[:/]([A-Za-z\d][A-Za-z\d-]*)\/([A-Za-z\d._-]+?)(?:\.git)?\/?$/u;

/** The repository that is meant: what was typed, or where the `origin` of the folder around leads to. */
export async function repositoryOf(typed: string | undefined): Promise<Repository> {
  if (typed !== undefined)
    return (
      pair(name.exec(typed)) ??
      wrong(
        `\`${typed}\` is not the name of a repository.`,
        "Type it as owner/name, such as acme/definitions.",
      )
    );
  const origin = await promisify(execFile)("git", ["remote", "get-url", "origin"]).catch(() => null);
  return (
    pair(remote.exec(origin?.stdout.trim() ?? "")) ??
    wrong("It is not said which repository is meant.", "Add `--repo owner/name`.")
  );
}

const pair = (found: RegExpExecArray | null): Repository | null =>
  found === null ? null : { owner: found[1] ?? "", repo: found[2] ?? "" };

const wrong = (problem: string, advice: string): never => {
  throw new UsageError(problem, advice);
};
