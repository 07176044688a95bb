/** The answers that the taking function may give to a hand-over. */
export const outcomeNames = ["accepted", "rejected", "recycled", "disqualified"] as const;
export type OutcomeName = (typeof outcomeNames)[number];
