import { checkRunBoard } from "./check-run.ts";
import type { CommitStatus, GitHub } from "./github/port.ts";
import { recordHead, statusBoard, type Place, type StatusBoard } from "./status.ts";

/** Where the verdict is shown: a commit status, a check run, or both. */
export type ReportMode = "status" | "check" | "both";

/** Opens the boards of one commit; `statuses` are those of the commit, newest first. */
export async function openBoard(
  github: GitHub,
  mode: ReportMode,
  place: Place,
  statuses: readonly CommitStatus[],
): Promise<StatusBoard> {
  switch (mode) {
    case "status":
      return statusBoard(github, place, statuses);
    case "check":
      return { ...(await checkRunBoard(github, place)), record: (note) => recordHead(github, place, note) };
    case "both": {
      const status = statusBoard(github, place, statuses);
      const check = await checkRunBoard(github, place);
      return {
        // Green is what must not outlive a crash, wherever it is shown.
        standing: () => {
          const standings = [status.standing(), check.standing()];
          return standings.includes("green") ? "green" : standings.includes("none") ? "none" : "not-green";
        },
        show: async (verdict) => {
          await status.show(verdict);
          await check.show(verdict);
        },
        record: status.record,
      };
    }
  }
}
