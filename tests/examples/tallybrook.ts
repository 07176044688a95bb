import { type Points, about, and, not, or, reaches, sum, worth } from "./fuzzy.ts";

/** A row of leads.csv and the rows of activities.csv that belong to it. */
export interface Row {
  readonly cells: Readonly<Record<string, string>>;
  readonly activities: readonly Readonly<Record<string, string>>[];
}

const day = 86_400_000;
const competitors = ["planmeister.example", "shopfloor-cloud.example", "taktwerk.example"];
const freeMail = (
  "gmail.com googlemail.com outlook.com hotmail.com live.com yahoo.com yahoo.co.uk icloud.com aol.com gmx.de gmx.net " +
  "gmx.at gmx.ch web.de t-online.de freenet.de bluewin.ch btinternet.com sky.com eircom.net proton.me " +
  "freemail.example postfach.example"
).split(" ");
const students = [
  "student",
  "phd student",
  "working student",
  "intern",
  "trainee",
  "apprentice",
  "praktikant",
  "praktikantin",
  "werkstudent",
  "werkstudentin",
  "auszubildender",
  "auszubildende",
];
const placeholders = "private privat personal none keine n/a test freelance student tallybrook".split(" ");
const engagement =
  "page_viewed form_submitted guide_downloaded webinar_registered webinar_attended event_met email_clicked email_replied chat_qualified trial_started plan_built meeting_booked".split(
    " ",
  );
const variants = ["machinery", "metal", "electronics", "plastics", "medical_devices"];

const berlin = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Europe/Berlin",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/** The calendar period in Berlin that a moment lies in, by its first day. */
function period(moment: number, length: "day" | "week" | "month" | "quarter"): string {
  const date = berlin.format(moment);
  if (length === "day") return date;
  if (length === "month") return date.slice(0, 7);
  if (length === "quarter") return `${date.slice(0, 4)} ${String(Math.ceil(Number(date.slice(5, 7)) / 3))}`;
  const monday = new Date(`${date}T00:00:00Z`);
  monday.setUTCDate(monday.getUTCDate() - ((monday.getUTCDay() + 6) % 7));
  return monday.toISOString().slice(0, 10);
}

/**
 * The answers for the stages inquiry, MQL, SAL, SQL, opportunity and customer, worked out by hand from the sentences of
 * `definitions/`: 1 for yes, 0 for no, one half for not known. It shares no code with the evaluator.
 */
export function stages(
  { cells, activities }: Row,
  companies: readonly string[],
  now: number,
): readonly number[] {
  const cell = (name: string): string => (cells[name] ?? "").trim();
  const ticked = (name: string): number => Number(cell(name) === "true");
  const stated = (name: string): number =>
    cell(`${name}_evidence`) === "" ? 0.5 : about(cell(name), (text) => text === "true");
  const number = (name: string, question: (value: number) => boolean): number =>
    about(cell(name), (text) => question(Number(text)));
  const choice = (name: string, ...values: readonly string[]): number =>
    about(cell(name), (text) => values.includes(text));
  const domain = cell("email").split("@").at(-1)?.toLowerCase() ?? "";
  const from = (domains: readonly string[]): number =>
    about(domain, (own) => domains.some((listed) => own === listed || own.endsWith(`.${listed}`)));

  const happened = (
    ids: readonly string[],
    days: number,
    chosen: (row: Row["cells"]) => boolean = () => true,
  ): readonly number[] =>
    activities
      .filter((row) => ids.includes(row["activity"] ?? "") && chosen(row))
      .map((row) => Date.parse(row["at"] ?? ""))
      .filter((at) => at <= now && at >= now - days * day)
      .sort((a, b) => a - b);
  const times = (
    moments: readonly number[],
    count: number,
    length: "day" | "week" | "month" | "quarter",
  ): number => {
    const counts = new Map<string, number>();
    for (const at of moments) counts.set(period(at, length), (counts.get(period(at, length)) ?? 0) + 1);
    return [...counts.values()].reduce((total, inPeriod) => total + Math.min(count, inPeriod), 0);
  };
  const exactly = (points: number): Points => [points, points];

  const employees = (low: number, high: number): number =>
    number("employees", (value) => value >= low && value <= high);
  const inRegion = choice("country", "DE", "AT", "CH", "GB", "IE");
  const sites = number("sites", (value) => value >= 2);
  const onSpreadsheets = choice("planning_method", "spreadsheet", "whiteboard");
  const named = from(companies);

  const size =
    cell("employees") === ""
      ? ([0, 20] as const)
      : exactly(
          employees(80, 250)
            ? 20
            : employees(40, 400)
              ? 15
              : employees(25, 39) || employees(401, 800)
                ? 5
                : 0,
        );
  const rank = cell("seniority");
  const say =
    rank === ""
      ? ([0, 12] as const)
      : exactly(
          ["c_level", "vp"].includes(rank)
            ? 12
            : ["director", "head"].includes(rank)
              ? 10
              : rank === "manager"
                ? 6
                : 0,
        );
  const tools = cell("tools")
    .split(";")
    .map((tool) => tool.trim());
  const connected = tools.some((tool) =>
    ["sap_business_one", "business_central", "odoo", "proalpha"].includes(tool),
  );

  const fit = sum(
    [
      size,
      worth(choice("industry", ...variants), 10),
      worth(inRegion, 5),
      worth(onSpreadsheets, 8),
      exactly(sites === 1 ? 4 : 0),
      exactly(connected ? 5 : 0),
      worth(named, 8),
      say,
      worth(choice("department", "operations", "production", "supply_chain"), 8),
      worth(from(freeMail), -15),
    ],
    0,
    60,
  );

  const topic =
    (wanted: string) =>
    (row: Row["cells"]): boolean =>
      row["topic"] === wanted;
  const page =
    (start: string) =>
    (row: Row["cells"]): boolean =>
      (row["path"] ?? "").startsWith(start);
  // Once in any stretch of 90 days, and only the last 90 days count: two at most, ninety days apart.
  const trials = happened(["trial_started"], 90);
  const [first = Infinity] = trials;
  const interest = sum(
    [
      exactly(20 * (Number(trials.length > 0) + Number(trials.some((at) => at - first >= 90 * day)))),
      exactly(10 * times(happened(["plan_built"], 60), 1, "week")),
      exactly(12 * times(happened(["webinar_attended"], 90, topic("product")), 2, "month")),
      exactly(6 * times(happened(["webinar_attended"], 90, topic("practice")), 2, "month")),
      exactly(3 * times(happened(["webinar_registered"], 60), 1, "week")),
      exactly(12 * times(happened(["event_met"], 180), 1, "quarter")),
      exactly(5 * times(happened(["page_viewed"], 30, page("/pricing")), 1, "day")),
      exactly(6 * times(happened(["guide_downloaded"], 90, topic("planning")), 2, "quarter")),
      exactly(3 * times(happened(["email_clicked", "email_replied"], 60), 1, "week")),
    ],
    -Infinity,
    60,
  );

  const isQuiet = Number(happened(engagement, 60).length === 0);
  const isOld = about(cell("created_at"), (text) => Date.parse(text) < now - 60 * day);
  const score = sum(
    [
      fit,
      interest,
      exactly(-25 * ticked("email_bounced")),
      exactly(-15 * times(happened(["page_viewed"], 60, page("/careers")), 1, "month")),
      worth(and(isQuiet, isOld), -10),
    ],
    0,
    100,
  );

  const raisedHand = or(
    ticked("demo_requested"),
    Number(
      happened(["form_submitted"], 90, (row) => ["contact", "pricing"].includes(row["form"] ?? "")).length >
        0,
    ),
    Number(happened(["chat_qualified", "meeting_booked"], 90).length > 0),
  );
  const disqualified = or(
    ticked("unsubscribed"),
    ticked("existing_customer"),
    ticked("partner_managed"),
    from(competitors),
    Number(students.includes(cell("title").toLowerCase())),
    Number(placeholders.includes(cell("company").toLowerCase())),
  );
  const growing = and(
    employees(40, 400),
    inRegion,
    choice("industry", ...variants),
    or(onSpreadsheets, sites),
  );

  const inquiry = and(Number(domain !== ""), or(ticked("consent_to_contact"), raisedHand), not(disqualified));
  const mql = and(inquiry, or(raisedHand, reaches(score, 50)));
  const sal = and(mql, Number(stated("accepted_by_sales") === 1));
  const sql = and(
    sal,
    stated("meeting_held"),
    stated("need_confirmed"),
    or(growing, stated("champion"), named),
  );
  const opportunity = and(
    sql,
    stated("next_step_agreed"),
    number("contract_value", (value) => value >= 6000),
  );
  const customer = and(opportunity, ticked("won"));
  return [inquiry, mql, sal, sql, opportunity, customer];
}
