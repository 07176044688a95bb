/** Text as it is compared everywhere: Unicode NFC, trimmed, in lower case without a locale. */
export const normalise = (text: string): string =>
  (beyondAscii.test(text) ? text.normalize("NFC") : text).trim().toLowerCase();

const beyondAscii = /[^ -~]/;

const wordRun = /[\p{L}\p{M}\p{N}]+/gu;

/** The words of a text: runs of letters, marks and digits, separated by single spaces with one at each end. */
export const wordLine = (text: string): string => ` ${(normalise(text).match(wordRun) ?? []).join(" ")} `;

/** The part of an e-mail address behind its last `@`, or `undefined` when there is none. */
export function emailDomain(email: string): string | undefined {
  const at = email.lastIndexOf("@");
  const domain = at > 0 ? normalise(email.slice(at + 1)) : "";
  return domain === "" ? undefined : domain;
}

/** Looks a domain up, then each domain above it: `mail.acme.com`, `acme.com`, `com`. */
export function findDomain<T>(domain: string, get: (domain: string) => T | undefined): T | undefined {
  for (let rest = domain; ;) {
    const found = get(rest);
    if (found !== undefined) return found;
    const dot = rest.indexOf(".");
    if (dot < 0) return undefined;
    rest = rest.slice(dot + 1);
  }
}
