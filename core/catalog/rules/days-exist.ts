import type { Pointer } from "../../criteria/model.ts";
import { parseDay } from "../../criteria/time.ts";
import type { CatalogRule } from "./rule.ts";

const day = /^\d{4}-\d{2}-\d{2}$/;

/** Conditions read their own days. */
const inConditions: readonly (string | number)[] = ["before", "after"];

export const daysExist: CatalogRule = {
  purpose: "Every date is a day of the calendar.",
  check: ({ files }, report) => {
    for (const file of files)
      visit(file.value, [], (written, pointer) => {
        if (parseDay(written) === undefined) report(file, "day-unknown", pointer, { day: written });
      });
  },
};

function visit(value: unknown, pointer: Pointer, take: (day: string, pointer: Pointer) => void): void {
  if (typeof value === "string") {
    if (day.test(value) && !inConditions.includes(pointer.at(-1) ?? "")) take(value, pointer);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  const entries = Array.isArray(value) ? value.entries() : Object.entries(value);
  for (const [step, item] of entries) visit(item, [...pointer, step], take);
}
