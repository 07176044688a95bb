import type { AgreementArgs } from "../../agreement-args.ts";
import { sayNumber } from "../../criteria/say.ts";
import { code } from "../code.ts";
import { amount, monthName, some } from "./amounts.ts";
import type { Messages } from "./message.ts";
import { didYouMean, listed, typeName } from "./words.ts";

/** The agreements around the criteria: accounts, targets, pay, hand-offs, market, process. */
export const agreementsMessages = {
  "tier-over-cap": ({ tier, count, cap }) => ({
    saw: `The tier ${code(tier)} has ${sayNumber(count)} accounts; its limit is ${sayNumber(cap)}.`,
    why: "What a tier promises can be kept for so many companies and no more.",
    type: "Move an account to another tier, or raise `max_accounts`.",
  }),
  "domain-repeated": ({ domain, first }) => ({
    saw: `${code(domain)} stands here for the second time; the first is ${code(first)}.`,
    why: "One company would be counted twice, and could be in two tiers.",
    type: "Delete one of the two.",
  }),
  "period-reversed": ({ from, to }) => ({
    saw: `The period starts in ${monthName(from)} and ends in ${monthName(to)}.`,
    why: "No month lies in it.",
    type: "Exchange the two.",
  }),
  "month-outside-period": ({ month, from, to }) => ({
    saw: `${monthName(month)} is not in the period, ${monthName(from)} to ${monthName(to)}.`,
    why: "The number would count for nobody.",
    type: "Delete the line, or change the period.",
  }),
  "months-missing": ({ months, part }) => ({
    saw: `${part === undefined ? "There is" : `${code(part)} has`} no number for ${some(months.map(monthName))}.`,
    why: "Nobody could say in that month whether the target is reached.",
    type: `Add a line for every month, such as ${code(`"${months[0] ?? ""}": 0`)}.`,
  }),
  "split-does-not-add-up": ({ month, sum, whole }) => ({
    saw: `The parts of ${monthName(month)} add up to ${sayNumber(sum)}; the whole is ${sayNumber(whole)}.`,
    why: "Everyone could reach their part while the company misses its target, or the other way round.",
    type: "Change the parts, or the whole, until they agree.",
  }),
  "unit-differs": ({ metric, unit, expected }) => ({
    saw: `The target counts ${code(unit)}; its metric ${code(metric)} counts ${code(expected)}.`,
    why: "The two cannot be compared.",
    type: `Type ${code(`unit: ${expected}`)}, or choose another metric.`,
  }),
  "target-not-reached": (args) => ({
    saw: `${code(args.source)}, ${args.factors.map((factor) => `times ${factor}`).join(", ")}, gives ${amount(args.reached, args.unit)} ${span(args)}; this target asks for ${amount(args.asked, args.unit)}.`,
    why: "Both sides could do all that is planned, and the number would still be missed.",
    type: `Lower this target, raise ${code(args.source)}, or plan a higher conversion.`,
  }),
  "weights-do-not-add-up": ({ role, sum }) => ({
    saw: `The weights of ${code(role)} add up to ${sayNumber(sum)}.`,
    why: "They say how the whole variable pay is divided, so they have to add up to 100.",
    type: "Change the weights until they add up to 100.",
  }),
  "reason-undeclared": ({ reason, activity, near, allowed }) => ({
    saw: `${code(reason)} is not among the reasons that ${code(activity)} can record.`,
    why: "Nobody could ever give this reason.",
    type: didYouMean(
      near,
      `Use ${listed(allowed)}, or add it to the values of \`reason\` in activities.yaml.`,
    ),
  }),
  "calendar-never-used": ({ calendar, above }) => ({
    saw: `${code(above)} has no \`when\`, so it is taken for everyone, and ${code(calendar)} for nobody.`,
    why: "The first calendar that fits is the one that counts.",
    type: `Add a \`when:\` to ${code(above)}, or move it to the end.`,
  }),
  "calendar-for-others-missing": ({ calendar }) => ({
    saw: `The last calendar, ${code(calendar)}, has a \`when\`.`,
    why: "For a lead that fits no calendar, nobody could count the hours.",
    type: "Delete its `when:`, or add a calendar for everyone else.",
  }),
  "hours-reversed": ({ from, to }) => ({
    saw: `Work starts at ${from} and ends at ${to}.`,
    why: "No working time lies between the two, so the clock would never move.",
    type: "Exchange the two. For work past midnight, end one day at `24:00` and start the next at `00:00`.",
  }),
  "market-segment-unlisted": ({ segment, listed: all }) => ({
    saw: `${code(segment)} is not among the segments that divide the market, ${listed(all, "and")}.`,
    why: "The parts of the market can only be compared where they are divided in the same way.",
    type: `Add ${code(segment)} to \`segments:\` at the top, or delete it here.`,
  }),
  "markets-overlap": ({ market, other }) => ({
    saw: `${code(market)} and ${code(other)} can hold the same company.`,
    why: "Nobody could say which of the two stances counts for it.",
    type: "Name a value for one more segment in one of them, or delete one.",
  }),
  "market-gap": ({ cells, more }) => ({
    saw: `Companies with ${cells.join("; or with ")} are in no part of the market${more > 0 ? `; so are ${sayNumber(more)} more kinds of companies` : ""}.`,
    why: "Nobody has agreed what we do with such a company.",
    type: "Add a part for it; with `stance: not-now` it says that we leave it alone.",
  }),
  "market-too-fine": ({ cells, limit }) => ({
    saw: `The segments divide the market into ${sayNumber(cells)} cells; ${sayNumber(limit)} are checked.`,
    why: "Nobody can agree on so many, and gaps between them would not be found.",
    type: "Divide the market by fewer segments.",
  }),
  "step-missing": ({ step, meaning }) => ({
    saw: `The step ${code(step)} is missing.`,
    why: `${meaning} Without the step nobody answers for that.`,
    type: `Add a step with ${code(`id: ${step}`)} and an owner.`,
  }),
  "step-out-of-order": ({ step, before }) => ({
    saw: `${code(step)} stands behind ${code(before)}.`,
    why: "Buyers go through the steps in one order; a plan in another order does not meet them.",
    type: `Move ${code(step)} in front of ${code(before)}.`,
  }),
  "stage-without-step": ({ stages }) => ({
    saw: `No step covers the ${stages.length === 1 ? "stage" : "stages"} ${listed(stages, "and")}.`,
    why: "A lead could wait there without anybody who answers for it.",
    type: `Add ${stages.length === 1 ? "it" : "each of them"} to the \`stages:\` of the step in which such a lead is.`,
  }),
  "stages-reversed": ({ from, to }) => ({
    saw:
      from === to
        ? `The formula goes from ${code(from)} to the same stage.`
        : `The formula goes from ${code(from)} back to ${code(to)}.`,
    why: "Leads go through the funnel the other way, so the number would say nothing.",
    type: `Name an earlier stage under \`from\` than under \`to\`.`,
  }),
  "metric-field-unfit": ({ field, type, needed }) => ({
    saw: `${code(field)} is ${typeName(type)}; ${needed === "number" ? "a sum needs a number" : "a month can only be told from a date"}.`,
    why: "The metric could never be worked out.",
    type: `Name a field whose type is ${code(needed)}.`,
  }),
  "outcome-field-unfit": ({ field, type, needed }) => ({
    saw: `${code(field)} is ${typeName(type)}; ${needed === "number" ? "what a lead is worth has to be a number" : "days can only be counted between dates"}.`,
    why: "Nobody would see what became of the leads that a change moves.",
    type: `Name a field whose type is ${code(needed)}.`,
  }),
  "field-in-two-tools": ({ field, other }) => ({
    saw: `${code(field)} belongs to ${code(other)} already.`,
    why: "When the two tools differ, nobody could say which of them is right.",
    type: "Delete it from one of them.",
  }),
  "place-unknown": ({ place, near }) => ({
    saw: `${code(place)} can never be a definition.`,
    why: "The part in front of the slash is a folder such as `stages`; a name alone is a folder or a file at the top.",
    type: didYouMean(near, "Write folder and id, such as `stages/mql`, or the name alone, such as `market`."),
  }),
  "day-unknown": ({ day }) => ({
    saw: `${code(day)} is not a day of the calendar.`,
    why: "Nobody could say when it is.",
    type: 'Type an existing day as year-month-day, such as `"2026-01-31"`.',
  }),
  "acknowledgement-unused": ({ finding, named }) => ({
    saw: `Nothing is found that ${code(finding)} about ${code(named)} would acknowledge.`,
    why: "An excuse that outlives its cause hides the next mistake.",
    type: "Delete the entry, or correct what it is `about`.",
  }),
} satisfies Partial<Messages>;

const span = ({ from, to }: AgreementArgs["target-not-reached"]): string =>
  from === to ? `in ${monthName(from)}` : `from ${monthName(from)} to ${monthName(to)}`;
