import { reportRepeated } from "../../criteria/report-problem.ts";
import { ruleFor } from "./rule.ts";

/** The seven steps from a stranger to a customer, and what happens in each. A company may add steps of its own. */
const steps = {
  finding: "In it the two sides find each other.",
  positioning: "In it the buyer learns what we do and for whom.",
  troubling: "In it the buyer sees what it costs to change nothing.",
  "clear-need": "In it the trouble becomes a need that is written down.",
  proposing: "In it we offer what meets the need.",
  "gaining-preference": "In it the buyer comes to prefer us.",
  winning: "In it the contract is signed.",
} as const;

export const processSteps = ruleFor(
  "process",
  "All seven steps are there, in order, and every stage of the funnel is in one of them.",
  ({ value }, report, { dictionary }) => {
    const ids = value.steps.map(({ id }) => id);
    reportRepeated(value.steps, "steps", "step", report);
    const order = Object.keys(steps);
    for (const [step, meaning] of Object.entries(steps))
      if (!ids.includes(step)) report("step-missing", ["steps"], { step, meaning }, "key");
    for (const [index, id] of ids.entries()) {
      const place = order.indexOf(id);
      const before = ids.slice(0, index).find((earlier) => order.indexOf(earlier) > place);
      if (place >= 0 && before !== undefined)
        report("step-out-of-order", ["steps", index, "id"], { step: id, before });
    }
    const covered = new Set(value.steps.flatMap(({ stages }) => stages));
    const stages = dictionary.funnel.filter((stage) => !covered.has(stage));
    if (stages.length > 0) report("stage-without-step", ["steps"], { stages }, "key");
  },
);
