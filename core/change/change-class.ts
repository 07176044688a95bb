import { type Change, isSameContent } from "./diff.ts";
import type { Facet } from "./facets/facets-of.ts";
import type { Proofs } from "./prove-changes.ts";

/** The class of a change, for every kind of definition; of criteria, scores and segments it is proved. */
export type ChangeClass =
  /** Criteria: nobody gains or loses; who qualifies becomes fewer, more, other people; nobody, everybody, only others. */
  | "equivalent"
  | "tightened"
  | "loosened"
  | "shifted"
  | "impossible"
  | "open-to-all"
  | "replaced"
  | "not-settled"
  /** Points, targets and weights. */
  | "raised"
  | "lowered"
  | "moved"
  /** Hand-offs, owners, lists and dates. */
  | "faster"
  | "slower"
  | "handed-over"
  | "extended"
  | "shortened"
  | "earlier"
  | "later"
  /** Only words for people. */
  | "reworded"
  | "changed"
  /** The file itself. */
  | "added"
  | "removed"
  | "renamed"
  | "unreadable";

/** Tells the class of a change from what was proved, and else from the facet that matters most. */
export function changeClass(change: Change, facets: readonly Facet[], proofs: Proofs): ChangeClass {
  switch (change.status) {
    case "added":
    case "removed":
    case "unreadable":
      return change.status;
    case "renamed":
      return isSameContent(change) ? "renamed" : (proved(change, facets, proofs) ?? ofFacets(facets));
    case "changed":
      return proved(change, facets, proofs) ?? ofFacets(facets);
  }
}

function proved(
  { after: { kind, id } }: Extract<Change, { status: "changed" | "renamed" }>,
  facets: readonly Facet[],
  proofs: Proofs,
): ChangeClass | undefined {
  const edited = facets.some(({ of }) => of === "criteria" || of === "segment-criteria");
  switch (kind) {
    case "stage":
    case "criteria":
    case "icp": {
      const found = proofs.sets.find(({ set }) => set.id === id && set.kind === kind);
      if (found === undefined || (found.outcome === "equivalent" && !edited)) return undefined;
      return found.reach === "some" ? found.outcome : ofReach[found.reach];
    }
    case "score": {
      const outcome = proofs.scores.find(({ score }) => score.id === id)?.outcome;
      const moved = facets.some(({ of }) => of === "band" || of === "entries");
      return outcome === "equivalent" &&
        (moved || facets.every(({ of }) => of === "wording" || of === "name"))
        ? undefined
        : outcome;
    }
    case "segment": {
      const outcome = proofs.segmentations.find(({ segmentation }) => segmentation.id === id)?.outcome;
      return outcome === "equivalent" && !edited ? undefined : outcome;
    }
    default:
      return undefined;
  }
}

const ofReach = { nobody: "impossible", everybody: "open-to-all", others: "replaced" } as const;

/** The class of the first facet, as long as no other of its kind goes another way. */
function ofFacets(facets: readonly Facet[]): ChangeClass {
  const [first, ...others] = facets;
  if (first === undefined) return "changed";
  const found = classOf(first);
  const alike = others.filter(({ of }) => of === first.of).map(classOf);
  if (alike.every((other) => other === found)) return found;
  // What one role or segment gains another one loses.
  return alike.every((other) => other === "raised" || other === "lowered") ? "moved" : "changed";
}

function classOf(facet: Facet): ChangeClass {
  switch (facet.of) {
    case "amount":
    case "weight":
    case "points":
    case "band":
      return facet.direction;
    case "moved-amount":
    case "tier-moved":
    case "order":
      return "moved";
    case "time-allowed":
      return facet.direction;
    case "due":
      return facet.direction;
    case "handed-over":
      return "handed-over";
    case "owners":
    case "arbiter":
    case "entries":
    case "reasons": {
      const { added, removed } = facet;
      if (removed.length === 0) return "extended";
      if (added.length === 0) return "shortened";
      return facet.of === "owners" || facet.of === "arbiter" ? "handed-over" : "changed";
    }
    case "wording":
    case "name":
      return "reworded";
    default:
      return "changed";
  }
}
