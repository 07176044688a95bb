import type { Facts } from "../../core/generated/facts.ts";
import type { Past, Reads } from "../github/port.ts";

/**
 * The reviews of a pull request as they stood at a moment. What was said later is left out, and a review that was
 * dismissed later still says what it said: nobody can clear an objection after the merge.
 */
export const reviewsThen =
  (past: Pick<Past, "whenDismissed">, moment: string) =>
  async (github: Pick<Reads, "reviews">, number: number): Promise<Facts["reviews"]> => {
    const reviews = await github.reviews(number);
    if (reviews.status === "incomplete") return reviews;
    const then = Date.parse(moment);
    const early = reviews.items.filter(
      ({ submitted_at }) => submitted_at === null || Date.parse(submitted_at) <= then,
    );
    if (early.every(({ state }) => state !== "DISMISSED")) return { status: "read", items: early };
    const dismissals = await past.whenDismissed(number);
    return {
      status: "read",
      items: early.map((review) => {
        const dismissal = dismissals.get(review.id);
        if (review.state !== "DISMISSED" || dismissal === undefined) return review;
        if (Date.parse(dismissal.at) > then) return { ...review, state: dismissal.was };
        return dismissal.by === null ? review : { ...review, dismissed_by: dismissal.by };
      }),
    };
  };
