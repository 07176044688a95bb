import { filesOf } from "../../core/catalog/catalog.ts";
import { readLeads } from "../../core/criteria/read-leads.ts";
import { readHandoff } from "../../core/plan/handoff.ts";
import { type HandoffCase, handoffCases } from "../../core/plan/handoff-cases.ts";
import { type HandoffReport, handoffReports } from "../../core/plan/handoff-report.ts";
import { check } from "../../core/pipeline.ts";
import { messageOf } from "../../core/report/messages.ts";
import { sourcesOf, withMinimal } from "../catalog/minimal.ts";

/** A company with one hand-off that uses everything that a hand-off can say. */
const files = {
  "fields.yaml": `
email: { type: email, about: person, description: The address. }
demo_requested: { type: boolean, about: person, if_missing: false, description: Asked for a demo. }
owner_office: { type: choice, about: person, values: [berlin, new_york], description: Where the owner works. }
`,
  "activities.yaml": `
lead_assigned:
  description: The lead got an owner.
  fields: { owner_office: { type: choice, values: [berlin, new_york], description: Where the owner works. } }
lead_reassigned:
  description: The lead got another owner.
  fields: { owner_office: { type: choice, values: [berlin, new_york], description: Where the owner works. } }
lead_accepted: { description: The owner works on it. }
lead_qualifying: { description: The owner talks with the person. }
lead_recycled:
  description: Back to marketing for later.
  fields: { reason: { type: choice, values: [no-budget, no-time], description: Why. } }
lead_rejected: { description: Not for us., fields: { reason: { type: text, description: Why. } } }
`,
  "stages/inquiry.yaml": `
name: Inquiry
description: Anybody.
worked_by: marketing
criteria: { field: email, known: true }
`,
  "stages/mql.yaml": `
name: MQL
description: Somebody to call.
worked_by: marketing
criteria: { field: email, known: true }
`,
  "handoffs/mql.yaml": `
name: MQL to sales
description: Sales answers within two business hours.
from: marketing
to: sales
when: { stage: mql }
clock:
  within: 2 business hours
  starts_after: [lead_assigned]
  stops_at: { activities: [lead_accepted, lead_qualifying, lead_recycled, lead_rejected] }
  restarts_at: [lead_reassigned]
calendars:
  - id: new-york
    name: New York
    when: { field: owner_office, is: new_york, if_unknown: false }
    time_zone: America/New_York
    working_time: [{ days: [monday, tuesday, wednesday, thursday, friday], from: "09:00", to: "17:00" }]
  - id: berlin
    name: Berlin
    time_zone: Europe/Berlin
    working_time: [{ days: [monday, tuesday, wednesday, thursday, friday], from: "09:00", to: "17:00" }]
    holidays: [{ date: "2026-04-06", name: Easter Monday }]
escalation:
  - { after: 2 business hours, to: sales, who: Team lead, action: Calls. }
  - { after: 1 business day, to: sales, who: Head of sales, action: Asks why. }
outcomes:
  accepted: { means: Taken over., recorded_as: lead_accepted }
  rejected:
    means: Not for us.
    recorded_as: lead_rejected
    returns_to: marketing
    then: Marketing looks at it.
    reasons: { wrong-person: Has no part in it., no-answer: Nobody answers. }
  recycled:
    means: Later.
    recorded_as: lead_recycled
    returns_to: marketing
    then: Marketing keeps in touch.
    may_return_after: 30 days
    may_return_when: { field: demo_requested, is: true }
    reasons: { no-budget: No money this year., no-time: Another project comes first. }
`,
};

/** The definitions, with some text in the hand-off replaced. */
function company(replace: Readonly<Record<string, string>> = {}): ReturnType<typeof check>["catalog"] {
  let handoff = files["handoffs/mql.yaml"];
  for (const [from, to] of Object.entries(replace)) {
    if (!handoff.includes(from)) throw new Error(`the hand-off has no ${from}`);
    handoff = handoff.replace(from, to);
  }
  const { catalog, findings } = check(sourcesOf(withMinimal({ ...files, "handoffs/mql.yaml": handoff })));
  const [finding] = findings;
  if (finding !== undefined) throw new Error(messageOf(finding).saw);
  return catalog;
}

/** `what` is the stage `mql` or an activity, with `office` or `reason` behind a colon; times are in UTC. */
export type Row = readonly [lead: string, what: string, at: string];

export interface Given {
  readonly rows: readonly Row[];
  readonly now: string;
  readonly replace?: Readonly<Record<string, string>>;
  /** Leads that asked for a demo. */
  readonly demo?: readonly string[];
  /** Activities that the data record; all of them unless said otherwise. */
  readonly carries?: readonly string[];
}

function prepare({ rows, now, replace, demo = [], carries }: Given): {
  readonly handoff: ReturnType<typeof readHandoff>;
  readonly leads: ReturnType<typeof readLeads>["leads"];
  readonly context: Parameters<typeof handoffCases>[2];
} {
  const catalog = company(replace);
  const { dictionary } = catalog;
  const ids = [...new Set(rows.map(([lead]) => lead))];
  const isStage = ([, what]: Row): boolean => what === "mql";
  const tables = {
    leads: {
      columns: ["id", "email", "demo_requested"],
      rows: ids.map((id) => [id, `${id}@acme.example`, demo.includes(id) ? "yes" : ""]),
    },
    activities: {
      columns: ["lead", "activity", "at", "owner_office", "reason"],
      rows: rows
        .filter((row) => !isStage(row))
        .map(([lead, what, at]) => {
          const [activity = "", detail = ""] = what.split(":");
          const isOwner = activity.endsWith("assigned");
          return [lead, activity, at, isOwner ? detail : "", isOwner ? "" : detail];
        }),
    },
    history: {
      columns: ["lead", "stage", "at"],
      rows: rows.filter(isStage).map(([lead, what, at]) => [lead, what, at]),
    },
  };
  const { leads, carried } = readLeads(tables, dictionary, carries ?? [...dictionary.activities.keys()]);
  const [file] = filesOf(catalog.files, "handoff");
  if (file === undefined) throw new Error("there is no hand-off");
  return {
    handoff: readHandoff(file, catalog),
    leads,
    context: { dictionary, carried, now: Date.parse(now) },
  };
}

/** The hand-overs of the first lead. */
export function casesOf(given: Given): readonly HandoffCase[] {
  const { handoff, leads, context } = prepare(given);
  const [lead] = leads;
  return lead === undefined ? [] : handoffCases(lead, handoff, context).cases;
}

/** The whole report. */
export function reportOf(given: Given): HandoffReport {
  const { handoff, leads, context } = prepare(given);
  const [report] = handoffReports([handoff], leads, context);
  if (report === undefined) throw new Error("the hand-off was not measured");
  return report;
}

/** A clock in a few words: `1.5 of berlin met`. */
export const clockWords = ({ clocks }: HandoffCase): readonly string[] =>
  clocks.map(
    ({ status, used, calendar }) => `${String(Math.round(used * 1000) / 1000)} ${calendar.id} ${status}`,
  );
