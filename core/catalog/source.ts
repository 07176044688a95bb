/** How git or the file system stores an entry: only plain files may hold definitions. */
export type EntryType = "file" | "executable" | "symlink" | "submodule";

/** One entry below `definitions/`, as read: `path` is relative to that folder, with forward slashes. */
export interface Source {
  readonly path: string;
  readonly type: EntryType;
  readonly bytes: Uint8Array;
}
