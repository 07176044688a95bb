import type { CheckRun, GitHub, StatusState } from "./github/port.ts";
import { checkRunMark } from "./github/writes.ts";
import { isAccount, verdictContext } from "./heads.ts";
import type { Place } from "./status.ts";
import type { Board, Verdict } from "./verdict.ts";

type Outcome = "in_progress" | "success" | "failure";

const outcomeOf: Readonly<Record<StatusState, Outcome>> = {
  pending: "in_progress",
  success: "success",
  failure: "failure",
  error: "failure",
};

/** The account of an app is its short name and `[bot]`. */
const isOwn = ({ app, externalId }: CheckRun, account: string): boolean =>
  app === null ? externalId === checkRunMark : isAccount(`${app}[bot]`, account);

const newestOf = (runs: readonly CheckRun[]): CheckRun | undefined =>
  [...runs].sort((a, b) => b.id - a.id)[0];

/** The verdict as a check run: one for each commit and base branch, made once and then updated. */
export async function checkRunBoard(
  github: Pick<GitHub, "checkRuns" | "postCheckRun" | "updateCheckRun">,
  place: Place,
): Promise<Board> {
  const name = verdictContext(place.base);
  const runs = await github.checkRuns(place.commit, name);
  let own = newestOf(runs.filter((run) => run.name === name && isOwn(run, place.account)));

  const isShown = (run: CheckRun, outcome: Outcome, { description, summary }: Verdict): boolean =>
    run.outcome === outcome && run.title === description && run.summary === summary;

  return {
    standing: () => (own === undefined ? "none" : own.outcome === "success" ? "green" : "not-green"),
    show: async (verdict) => {
      const outcome = outcomeOf[verdict.state];
      if (own !== undefined && isShown(own, outcome, verdict)) return;
      const { description, summary } = verdict;
      // GitHub adds annotations to those already there; on one commit they are always the same.
      const annotations = (own?.annotationCount ?? 0) > 0 ? [] : verdict.annotations;
      const run = { name, outcome, title: description, summary, detailsUrl: place.run, annotations };
      own =
        own === undefined
          ? await github.postCheckRun(place.commit, run)
          : await github.updateCheckRun(own.id, run);
    },
  };
}
