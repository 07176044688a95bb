import { filesOf, type Catalog } from "../catalog/catalog.ts";
import type { Finding, Location } from "../finding.ts";
import type { Owners } from "../generated/definitions.ts";
import { nearWord } from "../near-word.ts";
import { configurationOf, irreplaceable } from "./configuration.ts";
import type { Deadlock } from "./deadlocks.ts";
import { fileMatcher } from "./file-patterns.ts";

type Locate = Catalog["files"][number]["locate"];

/** Finds owners who could never sign, and lines that have no effect, before there is any pull request. */
export function checkOwners({ files, broken, tables }: Catalog): readonly Finding[] {
  const paths = [...[...files, ...broken].map(({ path }) => path), ...tables].map(
    (path) => `definitions/${path}`,
  );
  return filesOf(files, "owners").flatMap(({ value, locate }) => [
    ...configuration(value, paths, locate),
    ...idleArbiter(value, locate),
    ...unknownFunctions(value, locate),
    ...idlePatterns(value, paths, locate),
  ]);
}

function configuration(file: Owners, paths: readonly string[], locate: Locate): readonly Finding[] {
  const { deadlocks, search } = configurationOf(file, paths);
  const found = deadlocks.map((deadlock) => findingOf(deadlock, locate));
  if (search === "ended") return found;
  const at = locate(["functions"], "key");
  return [...found, { code: "owners-not-settled", severity: "warning", at, args: {} }];
}

function findingOf(deadlock: Deadlock, locate: Locate): Finding {
  const places = deadlock.places.map(({ function: name, files }) => ({ function: name, files }));
  const at = locate(deadlock.places[0].at, "key");
  switch (deadlock.code) {
    case "no-owner": {
      const [{ function: name, files }] = deadlock.places;
      return { code: "owners-none", severity: "error", at, args: { function: name, files } };
    }
    case "too-few-owners":
      return { code: "owners-too-few", severity: "error", at, args: { places, people: deadlock.people } };
    case "author-needed":
      return {
        code: "owners-author-needed",
        severity: "warning",
        at,
        args: { places, author: deadlock.author },
      };
  }
}

/** An arbiter who is needed elsewhere gives a safety that is not there. */
function idleArbiter(file: Owners, locate: Locate): readonly Finding[] {
  if (file.arbiter === undefined) return [];
  const at = (): Location => locate(["arbiter", "owners"], "key");
  if (file.arbiter.owners.length === 0)
    return [{ code: "owners-arbiter-none", severity: "error", at: at(), args: {} }];
  const functions = irreplaceable(file);
  return functions.length === 0
    ? []
    : [{ code: "owners-arbiter-bound", severity: "warning", at: at(), args: { functions } }];
}

/** A scope replaces owners, so it can only name a function that has some. */
function unknownFunctions(file: Owners, locate: Locate): readonly Finding[] {
  const known = [
    ...Object.keys(file.functions),
    ...(file.also ?? []).flatMap(({ need }) => Object.keys(need)),
  ];
  return (file.scopes ?? []).flatMap((scope, index) =>
    Object.keys(scope)
      .filter((name) => name !== "for" && !known.includes(name))
      .map((name): Finding => ({
        code: "owners-function-unknown",
        severity: "error",
        at: locate(["scopes", index, name], "key"),
        args: { function: name, near: nearWord(name, known), known: [...new Set(known)] },
      })),
  );
}

/** A pattern with a slip of the pen means no file, and nobody notices that nobody is asked. */
function idlePatterns(file: Owners, paths: readonly string[], locate: Locate): readonly Finding[] {
  return (["also", "scopes"] as const).flatMap((key) =>
    (file[key] ?? []).flatMap(({ for: patterns }, index) =>
      patterns.flatMap((pattern, place): readonly Finding[] =>
        paths.some(fileMatcher([pattern]))
          ? []
          : [
              {
                code: "owners-no-such-file",
                severity: "warning",
                at: locate([key, index, "for", place], "value"),
                args: { pattern },
              },
            ],
      ),
    ),
  );
}
