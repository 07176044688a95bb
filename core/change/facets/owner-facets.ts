import type * as raw from "../../generated/definitions.ts";
import { canonical } from "../canonical.ts";
import { type PlainFacet, settingFacet } from "./plain-facets.ts";

/** Who may sign. `files` are patterns of definitions where owners sign for some only; `undefined` means for all. */
export interface Signers {
  readonly for: string;
  readonly files: readonly string[] | undefined;
}

/** How the owners of something change. `now` are all who can sign for it afterwards. */
export type OwnersFacet =
  | (Signers & {
      readonly of: "owners";
      readonly added: readonly string[];
      readonly removed: readonly string[];
      readonly now: readonly string[];
    })
  | {
      readonly of: "arbiter";
      readonly added: readonly string[];
      readonly removed: readonly string[];
      readonly now: readonly string[];
    };

/** What changes in who has to sign: hand-overs first, then the rules. */
export function ownersFacets(before: raw.Owners, after: raw.Owners): readonly (OwnersFacet | PlainFacet)[] {
  const functions = listed(before.functions, after.functions, undefined);
  return [
    ...functions,
    ...scopeFacets(scopesOf(before), scopesOf(after)),
    ...arbiterFacets(before.arbiter, after.arbiter),
    ...settingFacet("rule for authors", authors[before.author ?? rule], authors[after.author ?? rule]),
  ];
}

const rule = "must-be-countersigned";

const authors: { readonly [A in NonNullable<raw.Owners["author"]>]: string } = {
  "must-be-countersigned": "their own approval does not count",
  "signs-for-own-function": "they sign for their own function",
};

type Lists = Readonly<Record<string, unknown>>;

interface PartOwners {
  readonly files: readonly string[];
  readonly lists: Lists;
}

/** Scopes and further functions, each with the files that it is for. */
const scopesOf = ({ scopes, also }: raw.Owners): ReadonlyMap<string, PartOwners> =>
  new Map(
    [
      ...(scopes ?? []).map(({ for: files, ...lists }): PartOwners => ({ files, lists })),
      ...(also ?? []).map(({ for: files, need }): PartOwners => ({ files, lists: need })),
    ].map((part) => [canonical([part.files, Object.keys(part.lists)]), part]),
  );

function scopeFacets(
  before: ReadonlyMap<string, PartOwners>,
  after: ReadonlyMap<string, PartOwners>,
): readonly OwnersFacet[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    return listed(was?.lists ?? {}, is?.lists ?? {}, (is ?? was)?.files);
  });
}

function listed(before: Lists, after: Lists, files: readonly string[] | undefined): readonly OwnersFacet[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) => {
    const [was, is] = [ownersIn(before[name]), ownersIn(after[name])];
    const [added, removed] = apart(was, is);
    return added.length + removed.length === 0
      ? []
      : [{ of: "owners", for: name, files, added, removed, now: is } as const];
  });
}

function arbiterFacets(
  before: raw.Arbiter | undefined,
  after: raw.Arbiter | undefined,
): readonly (OwnersFacet | PlainFacet)[] {
  const [was, is] = [ownersIn(before?.owners), ownersIn(after?.owners)];
  const [added, removed] = apart(was, is);
  return [
    ...(added.length + removed.length === 0 ? [] : [{ of: "arbiter", added, removed, now: is } as const]),
    ...(before === undefined || after === undefined
      ? []
      : settingFacet(
          "time before the arbiter may stand in",
          before.may_stand_in_after,
          after.may_stand_in_after,
        )),
  ];
}

const apart = (
  was: readonly string[],
  is: readonly string[],
): readonly [readonly string[], readonly string[]] => [
  is.filter((owner) => !was.includes(owner)),
  was.filter((owner) => !is.includes(owner)),
];

/** Owners as people write them; `{ owners: [...] }` and plain lists alike. */
function ownersIn(value: unknown): readonly string[] {
  const list = typeof value === "object" && value !== null && "owners" in value ? value.owners : value;
  return (Array.isArray(list) ? (list as readonly raw.Owner[]) : []).map(
    ({ login, team }) => login ?? (team === undefined ? "" : `the team ${team}`),
  );
}
