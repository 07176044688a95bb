import { type Catalog, type DefinitionFile, filesOf } from "../catalog/catalog.ts";
import { parseDay, parseDuration } from "../criteria/time.ts";
import type { Finding } from "../finding.ts";
import type * as raw from "../generated/definitions.ts";

const dayLength = 86_400_000;

/** When both sides look at an agreement again. Days are days in UTC. */
export interface Review {
  readonly every: string;
  /** The day of the last review, else the day on which the agreement was due. */
  readonly since: string;
  readonly next: string;
  readonly status: "due" | "later";
}

/** One agreement that the charter asks for. */
export type AgreementState = {
  readonly definition: string;
  readonly why: string | undefined;
  readonly due: string;
} & (
  | { readonly status: "agreed"; readonly files: readonly string[]; readonly review: Review }
  /** `late` days after it was due; 0 or less as long as there is time. */
  | {
      readonly status: "missing" | "overdue";
      readonly because: "absent" | "faulty";
      readonly late: number;
    }
);

/** A decision about a tool that was to be looked at again by a day that has come. */
interface DecisionDue {
  readonly tool: string;
  readonly name: string;
  readonly revisit: string;
}

/** What the charter asks for and what there is of it. */
export interface CharterState {
  readonly agreements: readonly AgreementState[];
  /** Decisions about tools whose day to decide again has come, earliest first. */
  readonly decisions: readonly DecisionDue[];
  /** Whether something is overdue and the charter says that this is a failure. */
  readonly verdict: "fine" | "failed";
}

/** Compares the charter with the definitions that are there, as of a day. What has an error is not agreed. */
export function charterState(
  charter: raw.Charter,
  { files: all, broken }: Catalog,
  findings: readonly Finding[],
  now: number,
): CharterState {
  const today = Math.floor(now / dayLength);
  const faulty = new Set(findings.filter(({ severity }) => severity === "error").map(({ at }) => at.path));
  const sound = all.filter(({ path }) => !faulty.has(path));
  const agreements = charter.agreements.map((agreement): AgreementState => {
    const { definition, due } = agreement;
    const base = { definition, why: agreement.why, due };
    const files = filesAt(definition, sound);
    if (files.length === 0) {
      const because = filesAt(definition, [...all, ...broken]).length > 0 ? "faulty" : "absent";
      const late = today - dayNumber(due);
      return { ...base, status: late > 0 ? "overdue" : "missing", because, late };
    }
    return { ...base, status: "agreed", files, review: reviewOf(agreement, charter.review_every, today) };
  });
  const isOverdue = agreements.some(({ status }) => status === "overdue");
  const decisions = decisionsDue(sound, today);
  return { agreements, decisions, verdict: isOverdue && charter.missing === "fail" ? "failed" : "fine" };
}

const decisionsDue = (files: readonly DefinitionFile[], today: number): readonly DecisionDue[] =>
  filesOf(files, "technology")
    .flatMap(({ value }) => Object.entries(value))
    .flatMap(([tool, is]): readonly DecisionDue[] => {
      const revisit = is?.decision.revisit;
      return is === undefined || revisit === undefined || dayNumber(revisit) > today
        ? []
        : [{ tool, name: is.name, revisit }];
    })
    .sort((a, b) => dayNumber(a.revisit) - dayNumber(b.revisit) || (a.tool < b.tool ? -1 : 1));

/** The files of `stages/mql`, of the folder `personas`, or of `market`. */
const filesAt = (place: string, files: readonly { readonly path: string }[]): readonly string[] =>
  files.map(({ path }) => path).filter((path) => path === `${place}.yaml` || path.startsWith(`${place}/`));

function reviewOf(
  { review_every, last_reviewed, due }: raw.CharterAgreement,
  usual: string,
  today: number,
): Review {
  const every = review_every ?? usual;
  const since = last_reviewed ?? due;
  const next = dayNumber(since) + Math.round((parseDuration(every)?.milliseconds ?? 0) / dayLength);
  return { every, since, next: dayText(next), status: next <= today ? "due" : "later" };
}

/** Days since 1 January 1970. A day that does not exist is an error of the definitions; here it counts as long ago. */
const dayNumber = (day: string): number => Math.floor((parseDay(day)?.start ?? 0) / dayLength);

const dayText = (day: number): string => new Date(day * dayLength).toISOString().slice(0, 10);
