import { describe, expect, it } from "vitest";
import { filesOf } from "../../core/catalog/catalog.ts";
import type { Owners, Person } from "../../core/generated/facts.ts";
import { check } from "../../core/pipeline.ts";
import { changed, pullRequest, read, review, reviewed, words } from "../approval/pull-request.ts";
import { definitionsOf } from "./read-case.ts";

const person = (login: string, id: number): Person => ({ login, id, type: "User" });
const marketing = person("marketing-lead", 101);

/** What becomes of a pull request that changes one target and that these people have approved. */
async function headline(target: string, ...people: readonly Person[]): Promise<string> {
  const { catalog } = check(await definitionsOf("mattermost-targets"));
  const owners = filesOf(catalog.files, "owners")[0]?.value as Owners;
  return words(
    pullRequest({
      guarded: { status: "listed", paths: [changed(`definitions/targets/${target}.yaml`)] },
      owners: { base: read(owners), head: read(owners) },
      ...reviewed(...people.map((who, index) => review(who, `09:0${String(index)}`))),
    }),
  ).headline;
}

describe("only a listed owner of a target may change it", () => {
  it("its own owner can", async () => {
    expect(await headline("bookings-by-salesperson", person("bookings-owner", 102), marketing)).toBe(
      "Countersigned: bookings-owner signed for sales on targets/bookings-by-salesperson.yaml and marketing-lead signed for marketing.",
    );
  });

  it.each(["sales-lead", "market-owner"])("%s cannot, who owns other definitions", async (login) => {
    expect(await headline("bookings-by-salesperson", person(login, 103), marketing)).toBe(
      "Waiting for sales on targets/bookings-by-salesperson.yaml (bookings-owner or bookings-deputy).",
    );
  });
});
