import { createHash } from "node:crypto";
import { guardedText } from "../core/approval/guarded.ts";
import type { GuardedPath } from "../core/generated/facts.ts";
import type { Sha } from "./github/port.ts";

/** The digest of guarded content: equal exactly where the same guarded paths change in the same way. */
export const contentDigest = (paths: readonly GuardedPath[]): string =>
  createHash("sha256").update(guardedText(paths)).digest("hex");

/** The id that git gives to a file with these bytes. */
export const blobId = (bytes: Uint8Array): Sha =>
  createHash("sha1").update(`blob ${bytes.byteLength}\0`).update(bytes).digest("hex");
