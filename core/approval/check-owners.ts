import { type Catalog, filesOf } from "../catalog/catalog.ts";
import type { Finding } from "../finding.ts";
import { deadlocks } from "./deadlocks.ts";
import { unenforced } from "./unenforced.ts";

/** Finds owners who could never sign, and rules that nobody applies yet, before there is any pull request. */
export function checkOwners(catalog: Catalog): readonly Finding[] {
  return filesOf(catalog.files, "owners").flatMap(({ value, locate }) => [
    ...unenforced(value).map(({ path }): Finding => ({
      code: "owners-not-enforced",
      severity: "error",
      at: locate(path, "key"),
      args: { key: path.findLast((step) => typeof step === "string") ?? "" },
    })),
    ...deadlocks(value).map((deadlock): Finding => {
      const functions = deadlock.code === "no-owner" ? [deadlock.function] : deadlock.functions;
      const at = locate(["functions", functions[0] ?? ""], "key");
      switch (deadlock.code) {
        case "no-owner":
          return { code: "owners-none", severity: "error", at, args: { function: deadlock.function } };
        case "too-few-owners":
          return {
            code: "owners-too-few",
            severity: "error",
            at,
            args: { functions, people: deadlock.people },
          };
        case "author-needed":
          return {
            code: "owners-author-needed",
            severity: "warning",
            at,
            args: { functions, author: deadlock.author },
          };
      }
    }),
  ]);
}
