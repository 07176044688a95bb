/** A file that stands alone in `definitions/`; its name is the kind. */
export const singletons = [
  "charter",
  "owners",
  "market",
  "process",
  "technology",
  "compensation",
  "fields",
  "activities",
  "assumptions",
  "metrics",
  "funnel",
  "glossary",
] as const;

/** Folders of `definitions/` and the kind of every file in them; the file's name is the definition's id. */
export const folders = {
  stages: "stage",
  criteria: "criteria",
  scores: "score",
  segments: "segment",
  lists: "list",
  icp: "icp",
  personas: "persona",
  accounts: "account-list",
  handoffs: "handoff",
  targets: "target",
} as const;

export type Singleton = (typeof singletons)[number];
export type Folder = keyof typeof folders;
export type Kind = Singleton | (typeof folders)[Folder];

/** Every kind of definition; each has its schema in `schema/<kind>.schema.json`. */
export const kinds: readonly Kind[] = [...singletons, ...Object.values(folders)];

/** What a path below `definitions/` holds, or why it cannot hold a definition. */
export type Placement =
  | { readonly status: "placed"; readonly kind: Kind; readonly id: string }
  | { readonly status: "bad-id"; readonly id: string }
  | { readonly status: "wrong-ending"; readonly ending: string }
  | { readonly status: "unknown-place"; readonly name: string };

const idForm = /^[a-z][a-z0-9-]*$/;

/** Tells the kind and the id from a path relative to `definitions/`, such as `stages/mql.yaml`. */
export function place(path: string): Placement {
  const parts = path.split("/");
  const file = parts.at(-1) ?? "";
  const dot = file.lastIndexOf(".");
  const ending = dot <= 0 ? "" : file.slice(dot);
  const id = dot <= 0 ? file : file.slice(0, dot);
  if (ending !== ".yaml") return { status: "wrong-ending", ending };
  const [top] = parts;
  if (parts.length === 1) {
    const kind = singletons.find((singleton) => singleton === id);
    return kind === undefined ? { status: "unknown-place", name: id } : { status: "placed", kind, id };
  }
  if (parts.length === 2 && top !== undefined && Object.hasOwn(folders, top)) {
    const kind = folders[top as Folder];
    return idForm.test(id) ? { status: "placed", kind, id } : { status: "bad-id", id };
  }
  return { status: "unknown-place", name: parts.slice(0, -1).join("/") };
}
