import { mkdirSync, realpathSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { isAbsolute, join, relative } from "node:path";

/**
 * The folder for what Countersign can make again, made if need be. What lies in it will be run, so there is none unless
 * it belongs to this user alone and could not come along with the files that are looked at.
 */
export function ownFolder(): string | undefined {
  try {
    const folder = join(cacheHome(), "countersign");
    // Without a home it would lie wherever the user happens to be.
    if (!isAbsolute(folder)) return undefined;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const real = realpathSync(folder);
    return isPrivate(real) && isElsewhere(real) ? real : undefined;
  } catch {
    return undefined;
  }
}

/** Where programs keep what they can make again, by the custom of the system. */
function cacheHome(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (XDG_CACHE_HOME !== undefined && isAbsolute(XDG_CACHE_HOME)) return XDG_CACHE_HOME;
  if (process.platform === "win32") return LOCALAPPDATA ?? join(home(), "AppData", "Local");
  return process.platform === "darwin" ? join(home(), "Library", "Caches") : join(home(), ".cache");
}

/** The user's home; one that is not there is not made, either. */
function home(): string {
  const folder = homedir();
  statSync(folder);
  return folder;
}

/** Whether nobody else gets into a folder. Windows has no such modes; there a profile is open to its user only. */
function isPrivate(folder: string): boolean {
  const { uid, mode } = statSync(folder);
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o077) === 0);
}

/** Where a home is the folder that somebody's pull request is checked out to, the files in it may be theirs. */
function isElsewhere(folder: string): boolean {
  const way = relative(process.cwd(), folder);
  return way.startsWith("..") || isAbsolute(way);
}
