import { describe, expect, it } from "vitest";
import type { Ask, Call } from "../../action/github/ask.ts";
import { allPages, MissingPage } from "../../action/github/pages.ts";

const call: Call = {
  route: "GET /reviews",
  parameters: { pull_number: 7 },
  purpose: "read the reviews of #7",
  permission: "pull-requests: read",
  repeat: "safe",
};

const link = (relations: Readonly<Record<string, number>>): string =>
  Object.entries(relations)
    .map(([relation, page]) => `<https://api.github.com/x?per_page=100&page=${page}>; rel="${relation}"`)
    .join(", ");

/** A GitHub with these pages; the first announces the others. */
const pages =
  (all: readonly (readonly number[])[], headers: readonly string[]): Ask =>
  ({ parameters }) => {
    const page = Number(parameters["page"]);
    return Promise.resolve({ data: all[page - 1] ?? [], headers: { link: headers[page - 1] } });
  };

const numbers = async (ask: Ask): Promise<readonly number[]> =>
  (await allPages(ask, call, (answer) => answer.list(""))).map((item) => item.integer(""));

describe("reading a list to its end", () => {
  it("reads the only page", async () => {
    expect(await numbers(pages([[1, 2]], []))).toEqual([1, 2]);
  });

  it("reads an empty list", async () => {
    expect(await numbers(pages([[]], []))).toEqual([]);
  });

  it("reads every page up to the last that is announced", async () => {
    const ask = pages(
      [[1], [2], [3]],
      [link({ next: 2, last: 3 }), link({ next: 3, last: 3 }), link({ first: 1 })],
    );
    expect(await numbers(ask)).toEqual([1, 2, 3]);
  });

  it("follows the next page where no last one is named", async () => {
    expect(await numbers(pages([[1], [2]], [link({ next: 2 })]))).toEqual([1, 2]);
  });

  it("takes an announced page that is empty for an error and not for the end", async () => {
    await expect(numbers(pages([[1], [2], []], [link({ next: 2, last: 3 })]))).rejects.toThrow(
      new MissingPage(
        "We asked GitHub to read the reviews of #7. It announced page 3, and that page is empty.",
      ),
    );
  });

  it("reads no more than a hundred pages", async () => {
    const endless: Ask = ({ parameters }) =>
      Promise.resolve({ data: [1], headers: { link: link({ next: Number(parameters["page"]) + 1 }) } });
    await expect(numbers(endless)).rejects.toThrow(
      "We asked GitHub to read the reviews of #7 and there are more than 100 pages. We read no further.",
    );
  });
});
