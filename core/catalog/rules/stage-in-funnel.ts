import { filesOf } from "../catalog.ts";
import type { FileRule } from "./rule.ts";

export const stageInFunnel: FileRule = {
  purpose: "Every stage has its place in the funnel.",
  check: (file, files, report) => {
    const [funnel] = filesOf(files, "funnel");
    if (file.kind === "stage" && funnel !== undefined && !funnel.value.stages.includes(file.id))
      report("stage-outside-funnel", ["name"], { stage: file.id });
  },
};
