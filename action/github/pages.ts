import { read, UnusableAnswer, type Answer } from "../answer.ts";
import type { Ask, Call, Reply } from "./ask.ts";

/** A page that GitHub announced and did not deliver: what it holds could decide. */
export class MissingPage extends UnusableAnswer {}

const pageLimit = 100;

const pageNumber = (link: string, relation: string): number | null => {
  for (const part of link.split(",")) {
    const found = /<([^>]*)>\s*;\s*rel="([^"]*)"/u.exec(part);
    if (found?.[2] !== relation) continue;
    const page = /[?&]page=(\d+)/u.exec(found[1] ?? "")?.[1];
    return page === undefined ? null : Number(page);
  }
  return null;
};

/**
 * Reads a list to the last page that GitHub's `Link` header announces, or until an item is enough. GitHub gives no
 * count, so an announced page that is empty, or that is never reached, is an error and not an end.
 */
export async function allPages(
  ask: Ask,
  call: Call,
  items: (answer: Answer) => readonly Answer[],
  isEnough: (item: Answer) => boolean = () => false,
): Promise<readonly Answer[]> {
  const found: Answer[] = [];
  let announced = 1;
  for (let page = 1; page <= announced; page += 1) {
    if (page > pageLimit)
      throw new MissingPage(
        `We asked GitHub to ${call.purpose} and there are more than ${pageLimit} pages. We read no further.`,
      );
    const reply = await ask({ ...call, parameters: { ...call.parameters, per_page: 100, page } });
    const entries = items(read(reply.data, `GitHub's answer when asked to ${call.purpose}`));
    if (page > 1 && entries.length === 0) {
      throw new MissingPage(
        `We asked GitHub to ${call.purpose}. It announced page ${page}, and that page is empty.`,
      );
    }
    found.push(...entries);
    if (entries.some(isEnough)) return found;
    const link = typeof reply.headers["link"] === "string" ? reply.headers["link"] : "";
    announced = Math.max(announced, pageNumber(link, "next") ?? 1, pageNumber(link, "last") ?? 1);
  }
  return found;
}

/**
 * Reads a list whose pages are linked by a mark and not by a number, until `isEnough` or the end. As many pages as
 * above, and no announced page may be missing.
 */
export async function linkedPages(
  ask: Ask,
  call: Call,
  isEnough: (item: Answer) => boolean,
): Promise<readonly Answer[]> {
  const found: Answer[] = [];
  let after: string | null = null;
  for (let page = 1; page <= pageLimit; page += 1) {
    const parameters = { ...call.parameters, per_page: 100, ...(after === null ? {} : { after }) };
    const reply = await ask({ ...call, parameters });
    const items = read(reply.data, `GitHub's answer when asked to ${call.purpose}`).list("");
    if (page > 1 && items.length === 0)
      throw new MissingPage(
        `We asked GitHub to ${call.purpose}. It announced page ${page}, and that page is empty.`,
      );
    found.push(...items);
    if (items.some(isEnough)) return found;
    after = nextMark(reply);
    if (after === null) return found;
  }
  throw new MissingPage(
    `We asked GitHub to ${call.purpose} and there are more than ${pageLimit} pages. We read no further.`,
  );
}

function nextMark({ headers }: Reply): string | null {
  const link = typeof headers["link"] === "string" ? headers["link"] : "";
  const next = /<([^>]*)>\s*;\s*rel="next"/u.exec(link)?.[1];
  return next === undefined ? null : new URL(next).searchParams.get("after");
}
