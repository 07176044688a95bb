import type { Condition, Pointer, Truth } from "../criteria/model.ts";
import { canonical } from "./canonical.ts";

type List = Extract<Condition, { of: readonly Condition[] }>;

/** One place in which criteria differ. `outside`: the place stands inside a `none`, so that it keeps leads out. */
export type ConditionEdit =
  | {
      readonly edit: "replaced";
      readonly before: Condition;
      readonly after: Condition;
      readonly outside: boolean;
    }
  | {
      readonly edit: "added" | "removed";
      readonly part: Condition;
      readonly to: List["kind"];
      /** The one condition that the part now stands beside, or stood beside; `undefined` beside several. */
      readonly beside: Condition | undefined;
      /** Whether the list is the whole of the criteria, or what they demand in any case. */
      readonly top: boolean;
      readonly outside: boolean;
    }
  | { readonly edit: "needed"; readonly from: number; readonly to: number; readonly of: number }
  | {
      readonly edit: "if-unknown";
      readonly condition: Condition;
      readonly from: Truth;
      readonly to: Truth;
    };

/** A condition together with the value of the file that it was read from. */
export interface Placed {
  readonly condition: Condition;
  readonly value: unknown;
}

/**
 * Where two conditions differ, part by part: equal parts are put aside whatever their order, the others are paired by
 * what they ask about. The edits are for the words only; what they do to leads is proved from the criteria.
 */
export function conditionEdits(before: Placed, after: Placed): readonly ConditionEdit[] {
  const wasKey = (condition: Condition): string => keyIn(before.value, condition.pointer);
  const isKey = (condition: Condition): string => keyIn(after.value, condition.pointer);
  return edits(before.condition, after.condition, true, false);

  function edits(was: Condition, is: Condition, top: boolean, outside: boolean): readonly ConditionEdit[] {
    if (wasKey(was) === isKey(is)) return [];
    if (isList(was) && isList(is) && was.kind === is.kind) return ofLists(was, is, top, outside);
    if (isList(is)) {
      const found = wrapping(is, was, (part) => isKey(part) === wasKey(was));
      if (found !== undefined)
        return [
          ...edits(was, found.core, false, outside),
          ...found.others.map((part) => came("added", part, is, top || isList(was) ? undefined : found.core)),
        ];
    }
    if (isList(was)) {
      const found = wrapping(was, is, (part) => wasKey(part) === isKey(is));
      if (found !== undefined)
        return [
          ...edits(found.core, is, false, outside),
          ...found.others.map((part) => came("removed", part, was, top || isList(is) ? undefined : is)),
        ];
    }
    return [{ edit: "replaced", before: was, after: is, outside }];

    function came(
      edit: "added" | "removed",
      part: Condition,
      list: List,
      beside: Condition | undefined,
    ): ConditionEdit {
      return { edit, part, to: list.kind, beside, top, outside };
    }
  }

  function ofLists(was: List, is: List, top: boolean, outside: boolean): readonly ConditionEdit[] {
    const [gone, come] = withoutEqual(was.of, is.of);
    const within = outside !== (is.kind === "none");
    // What stands in a list of demands is demanded in any case.
    const deeper = top && (is.kind === "all" || is.of.length === 1);
    const pairs = paired(gone, come);
    const left = gone.filter((part) => !pairs.some(([from]) => from === part));
    const right = come.filter((part) => !pairs.some(([, to]) => to === part));
    const [keptOne, another] = is.of.filter((part) => !right.includes(part));
    const beside =
      top || another !== undefined || keptOne === undefined || isList(keptOne) ? undefined : keptOne;
    return [
      ...unknownEdit(was, is),
      ...(was.kind === "count" && is.kind === "count" && was.atLeast !== is.atLeast
        ? [{ edit: "needed", from: was.atLeast, to: is.atLeast, of: is.of.length } as const]
        : []),
      ...pairs.flatMap(([from, to]) => edits(from, to, deeper, within)),
      ...right.map((part) => ({ edit: "added", part, to: is.kind, beside, top, outside }) as const),
      ...left.map((part) => ({ edit: "removed", part, to: is.kind, beside, top, outside }) as const),
    ];
  }

  /** The parts that only one side has. */
  function withoutEqual(
    was: readonly Condition[],
    is: readonly Condition[],
  ): readonly [readonly Condition[], readonly Condition[]] {
    const unmatched = [...is];
    const gone = was.filter((part) => {
      const index = unmatched.findIndex((other) => isKey(other) === wasKey(part));
      if (index >= 0) unmatched.splice(index, 1);
      return index < 0;
    });
    return [gone, unmatched];
  }

  /** Parts that are one part before and after: about the same, or one inside the other. */
  function paired(
    gone: readonly Condition[],
    come: readonly Condition[],
  ): readonly (readonly [Condition, Condition])[] {
    const free = [...come];
    return gone.flatMap((part): readonly (readonly [Condition, Condition])[] => {
      const scores = free.map((other) => likeness(part, other));
      const best = Math.max(0, ...scores);
      const twin = best === 0 ? undefined : free.splice(scores.indexOf(best), 1)[0];
      return twin === undefined ? [] : [[part, twin]];
    });
  }

  /** How much of two conditions is about the same, from 0 to 1; equal simple conditions count twice. */
  function likeness(was: Condition, is: Condition): number {
    const [left, right] = [leaves(was), leaves(is)];
    const keys = new Set(right.map(isKey));
    const subjects = new Set(right.map(subjectOf));
    const shared = left.filter((leaf) => keys.has(wasKey(leaf))).length;
    const about = left.filter((leaf) => subjects.has(subjectOf(leaf))).length;
    return (shared + about) / (2 * Math.max(left.length, right.length));
  }
}

const isList = (condition: Condition): condition is List => "of" in condition;

/** The part of a list that a condition has become or was, and the other parts; `undefined` where there is none. */
function wrapping(
  list: List,
  condition: Condition,
  isEqual: (part: Condition) => boolean,
): { readonly core: Condition; readonly others: readonly Condition[] } | undefined {
  if (list.kind === "none" || list.kind === "count" || list.ifUnknown !== undefined) return undefined;
  const isAlike = (part: Condition): boolean =>
    !isList(condition) && !isList(part) && subjectOf(part) === subjectOf(condition);
  const core = list.of.find(isEqual) ?? list.of.find(isAlike);
  return core === undefined ? undefined : { core, others: list.of.filter((part) => part !== core) };
}

function unknownEdit(was: Condition, is: Condition): readonly ConditionEdit[] {
  if (was.ifUnknown === is.ifUnknown) return [];
  return [{ edit: "if-unknown", condition: is, from: was.ifUnknown, to: is.ifUnknown }];
}

const leaves = (condition: Condition): readonly Condition[] =>
  isList(condition) ? condition.of.flatMap(leaves) : [condition];

/** What a simple condition asks about. */
function subjectOf(condition: Condition): string {
  switch (condition.kind) {
    case "field":
      return `field ${condition.field.id}`;
    case "activity":
      return `activity ${condition.activities.map(({ id }) => id).join(" ")}`;
    case "reached":
      return `reached ${condition.stage}`;
    case "score":
    case "band":
      return `score ${condition.score}`;
    case "segment":
      return `segment ${condition.segmentation}`;
    case "meets":
      return `meets ${condition.set}`;
    case "account-list":
      return `account list ${condition.list}`;
    case "all":
    case "any":
    case "none":
    case "count":
      return condition.kind;
  }
}

/** What a file says at a place, as text that does not depend on the order of keys. */
function keyIn(value: unknown, pointer: Pointer): string {
  const found = pointer.reduce<unknown>(
    (inner, step) =>
      typeof inner === "object" && inner !== null
        ? (inner as Readonly<Record<string, unknown>>)[step]
        : undefined,
    value,
  );
  return canonical(found ?? null);
}
