import type { Catalog } from "../catalog/catalog.ts";

const day = 86_400_000;

/**
 * Proofs are made as of one moment; a fixed one, so that the same definitions always give the same answer. It lies in
 * the middle of a day, a month and a quarter, so that no calendar period has only just begun.
 */
const fallback = Date.UTC(2026, 1, 13, 12);

/**
 * The moment as of which definitions are reasoned about: the day after the last calendar day that they name. Only
 * criteria that mix calendar days with "within the last …" depend on it. `others` are days that a question names beside
 * them, in milliseconds.
 */
export function momentOf(catalogs: readonly Catalog[], others: readonly number[] = []): number {
  const days = catalogs.flatMap(({ files }) =>
    files.flatMap(({ text }) =>
      (text.match(/\b(?:before|after): *"\d{4}-\d{2}-\d{2}"/g) ?? []).map((match) =>
        Date.parse(match.slice(-11, -1)),
      ),
    ),
  );
  return Math.max(fallback, ...[...days, ...others].map((moment) => moment + day));
}
