import type { IgnoredReason, IgnoredReview, Proposal } from "../generated/decision.ts";
import { oneLine } from "./code.ts";
import { commit, fromOn, inARow, moment, pathInWords } from "./decision-parts.ts";

type Says = IgnoredReview["says"];
type Of<C extends IgnoredReason["code"]> = Extract<IgnoredReason, { code: C }>;

/** What every sentence about a review can use. */
interface Told {
  readonly who: string;
  readonly base: string;
  readonly review: IgnoredReview;
  /** "rae approved on 2 March 2026, 09:10 UTC" */
  readonly event: string;
}

const did = {
  APPROVED: "approved",
  CHANGES_REQUESTED: "asked for changes",
  DISMISSED: "reviewed",
} as const satisfies Readonly<Record<Says, string>>;

const again = "Approve again and it counts.";

const reasons = {
  nobody: ({ review }) =>
    `The review of ${moment(review.submitted_at ?? "")} does not count: its account no longer exists.`,
  "not-a-user": ({ event }, { type }) =>
    `${event}, but is not a person: the account is of the type ${oneLine(type)}. Only people sign.`,
  superseded: ({ event }, { by, at }) => `${event}, and ${later[by](moment(at))}`,
  dismissed: ({ who, review }, { by }) =>
    `The review by ${who} of ${moment(review.submitted_at ?? "")} was dismissed${by === null ? "" : ` by ${oneLine(by)}`}. It holds no opinion until ${who} reviews again, and no older review comes back.`,
  "is-author": ({ event }) => `${event}, but opened this pull request. Somebody else has to sign.`,
  "id-mismatch": ({ event }, { expected, found }) =>
    `${event}, but from the account with the number ${found}, and the owners file gives ${inARow(expected.map(String), "or")}. The login may have passed to somebody else. If it is the same person, correct the number in definitions/owners.yaml.`,
  "only-in-this-pull-request": ({ event, base }) =>
    `${event}, but becomes an owner only with this pull request. The owners file of ${base} decides.`,
  "not-an-owner": ({ event, review }) =>
    review.says === "CHANGES_REQUESTED"
      ? `${event}, but owns no function, so this does not block.`
      : `${event}, but owns no function. Only the owners in definitions/owners.yaml sign.`,
  "owns-other-files": ({ event, review }, { functions }) =>
    `${event}, but owns ${inARow(functions, "and")} for other files only${
      review.says === "CHANGES_REQUESTED"
        ? ", so this does not block."
        : ". An owner of these files has to sign."
    }`,
  "arbiter-without-reason": ({ event }) =>
    `${event}, but gave no reason. An arbiter stands in only with a reason. Approve again and write down why.`,
  "arbiter-too-early": ({ event }, { from }) =>
    `${event} as the arbiter, but this content has not waited long enough. The approval counts from ${fromOn(from)}.`,
  "arbiter-not-needed": ({ event }) => `${event} as the arbiter, but no signature is missing.`,
  "arbiter-for-one": ({ event }, { functions }) =>
    `${event} as the arbiter, but ${inARow(functions, "and")} are missing. An arbiter stands in for one function only.`,
  "head-unreadable": ({ event }) => `${event}, but the content of the newest commit could not be read.`,
  "commit-unreadable": ({ event }) => `${event}, but on a commit that is gone or could not be read. ${again}`,
  "other-content": ({ event, review }, { paths }) => {
    const names = paths.length === 0 ? "the definitions" : inARow(paths.map(pathInWords), "and", 3);
    const have = paths.length === 1 ? "has" : "have";
    return `${event}, but on ${commit(review.commit_id ?? "")}; ${names} ${have} changed since. ${again}`;
  },
  "not-recorded": ({ event }) =>
    `${event}, but Countersign has not recorded when this content came up. Comment /countersign, then approve again and it counts.`,
  "before-first-seen": ({ who, review }, { first_seen }) => {
    const [approved, seen] = toldApart(review.submitted_at ?? "", first_seen);
    return `${who} approved on ${approved}, before Countersign first saw this content (${seen}). ${again}`;
  },
  "same-second": ({ who, review }) =>
    `${who} approved on ${moment(review.submitted_at ?? "", "second")}, in the same second in which Countersign first saw this content. ${again}`,
  "head-was-other": ({ event }, { head }) =>
    `${event}, while ${commit(head)} was the newest commit, with other content. ${again}`,
  "head-unclear": ({ event, who }) =>
    `${event}, just as the newest commit changed, so it is not known which content ${who} saw. ${again}`,
} satisfies { readonly [C in IgnoredReason["code"]]: (told: Told, reason: Of<C>) => string };

const later = {
  APPROVED: (at) => `approved again on ${at}. Only the latest review counts.`,
  CHANGES_REQUESTED: (at) => `asked for changes on ${at}. Only the latest review counts.`,
  DISMISSED: (at) => `reviewed again on ${at}; that review was dismissed. The older one does not come back.`,
} as const satisfies Readonly<Record<Says, (at: string) => string>>;

/** Says why a review does not count, and what to do about it where something can be done. */
export function ignoredInWords(review: IgnoredReview, base: string): string {
  const who = oneLine(review.login ?? "Somebody");
  const event = `${who} ${did[review.says]} on ${moment(review.submitted_at ?? "")}`;
  const say = reasons[review.reason.code] as (told: Told, reason: IgnoredReason) => string;
  return say({ who, base: oneLine(base), review, event }, review.reason);
}

/** Says why it is no signature that an owner proposes the change; nothing where it is one, or is never one. */
export function proposalInWords(proposal: Proposal): readonly string[] {
  if (proposal?.status !== "does-not-sign") return [];
  const { login, functions, author, committer } = proposal;
  const known = [...new Set([author, committer])].filter((name) => name !== null && name !== "web-flow");
  const others = known.filter((name) => name !== login);
  const by =
    others.length === 0
      ? "somebody whom GitHub does not know"
      : inARow(
          others.flatMap((name) => name ?? []),
          "and",
        );
  return [
    `${oneLine(login)} proposes this change, but the commit ${commit(proposal.commit)} is by ${by}. An owner signs by proposing only where every commit is the owner's own. Somebody else has to sign for ${inARow(functions, "and")}.`,
  ];
}

/** Two moments, to the second where the minute alone would make them look the same. */
function toldApart(a: string, b: string): readonly [string, string] {
  const precision = moment(a) === moment(b) ? "second" : "minute";
  return [moment(a, precision), moment(b, precision)];
}
