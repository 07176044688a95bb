import { reportRepeated } from "../../criteria/report-problem.ts";
import { isTimeZone } from "../../criteria/time-zone.ts";
import { ruleFor } from "./rule.ts";

export const calendars = ruleFor(
  "handoff",
  "Every lead has one calendar: each but the last says for whom it is, and every day of work starts before it ends.",
  ({ value }, report) => {
    reportRepeated(value.calendars, "calendars", "calendar", report);
    const last = value.calendars.length - 1;
    const forAll = value.calendars.findIndex(({ when }) => when === undefined);
    for (const [index, { id, when, time_zone: zone, working_time: hours }] of value.calendars.entries()) {
      const pointer = ["calendars", index];
      if (forAll >= 0 && index > forAll)
        report("calendar-never-used", [...pointer, "id"], {
          calendar: id,
          above: value.calendars[forAll]?.id ?? "",
        });
      else if (index === last && when !== undefined)
        report("calendar-for-others-missing", [...pointer, "when"], { calendar: id }, "key");
      if (!isTimeZone(zone)) report("unknown-time-zone", [...pointer, "time_zone"], { zone });
      for (const [place, { from, to }] of hours.entries())
        if (from >= to) report("hours-reversed", [...pointer, "working_time", place, "to"], { from, to });
    }
  },
);
