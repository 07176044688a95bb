// Asking for all names takes a millisecond; a date in a zone takes twenty-five, the first time.
let names: ReadonlySet<string> | undefined;

/** Whether a name is a time zone, such as `Europe/Berlin`: one that is listed, or another name for one. */
export function isTimeZone(name: string): boolean {
  names ??= new Set([...Intl.supportedValuesOf("timeZone"), "UTC"]);
  if (names.has(name)) return true;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
