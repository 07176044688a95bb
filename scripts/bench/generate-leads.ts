import { numbers } from "./numbers.ts";

/** The day that the leads are to be judged as of; what they did lies in the four hundred days before it. */
export const judgedAt = "2026-06-30";
const day = 86_400_000;

/**
 * Leads for the score of `tests/real/gitlab-person-score` as `leads.csv`, and what they did as `activities.csv`: so many
 * leads, each with so many activities, and with a blank in every tenth value. The same counts give the same files.
 */
export function generatedLeads(count: number, activitiesEach: number): ReadonlyMap<string, string> {
  const next = numbers(1);
  const one = (values: readonly string[]): string => values[next(values.length)] ?? "";
  const orBlank = (values: readonly string[]): string => (next(10) === 0 ? "" : one(values));
  const leads = [
    "id,email,status,created_at,set_up_for,seniority,function,partner_managed,company_name,country_tier",
  ];
  const activities = ["lead,activity,at,form,tier,path,from,to"];
  for (let index = 1; index <= count; index += 1) {
    const id = `lead-${String(index).padStart(6, "0")}`;
    const email = `p${String(index)}@${one(domains)}`;
    const ofPerson = [
      orBlank(statuses),
      dayBefore(next(800)),
      orBlank(purposes),
      orBlank(tiers),
      orBlank(tiers),
    ];
    leads.push(
      [id, email, ...ofPerson, orBlank(["true", "false"]), orBlank(companies), orBlank(ranks)].join(),
    );
    for (let happened = 0; happened < activitiesEach; happened += 1) {
      const activity = one(recorded);
      const [form, tier, path] = [
        activity === "form_submitted" ? one(forms) : "",
        tiered.includes(activity) ? one(contentTiers) : "",
        activity === "page_viewed" ? one(pages) : "",
      ];
      const [from, to] =
        activity === "propensity_changed" ? [orBlank(propensities), one(propensities)] : ["", ""];
      activities.push([id, activity, momentBefore(next(400 * 24 * 60)), form, tier, path, from, to].join());
    }
  }
  return new Map([
    ["leads.csv", `${leads.join("\n")}\n`],
    ["activities.csv", `${activities.join("\n")}\n`],
  ]);
}

const domains = ["buyer.example", "works.example", "gmail.com", "maker.example", "agency.example"];
const statuses = ["raw", "inquiry", "mql", "accepted", "recycle"];
const purposes = ["company_or_team", "myself"];
const tiers = ["high", "medium", "low", "other", "negative"];
const companies = ["Buyer", "Works and Sons", "Maker"];
const ranks = ["1", "2", "3"];
const forms = ["contact", "hand_raise", "startup_application", "other"];
const tiered = ["programme_joined", "content_used", "survey_answered"];
const contentTiers = ["medium", "low"];
const pages = ["/pricing/", "/blog/", "/solutions/", "/"];
const propensities = ["1", "2", "3", "4", "5"];
const recorded = [
  ...Array.from({ length: 12 }, () => "page_viewed"),
  ...["content_used", "content_used", "content_used", "content_used", "event_registered", "event_registered"],
  ...["programme_joined", "programme_joined", "survey_answered", "form_submitted", "form_submitted"],
  ...["subscription_form_sent", "propensity_changed", "trial_started", "email_hard_bounced", "unsubscribed"],
];

const dayBefore = (days: number): string =>
  new Date(Date.parse(judgedAt) - days * day).toISOString().slice(0, 10);
const momentBefore = (minutes: number): string =>
  new Date(Date.parse(judgedAt) - minutes * 60_000).toISOString();
