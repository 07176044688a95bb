/** Shows how far long work has come, on a terminal only; in a pipe or a file it stays silent. */
export function progress(
  what: string,
  total?: number,
): { readonly at: (count: number) => void; readonly done: () => void } {
  if (!process.stderr.isTTY) return { at: () => undefined, done: () => undefined };
  const write = (text: string): void => {
    process.stderr.write(`\r\u001b[2K${text}`);
  };
  return {
    at: (count) => {
      const all = total === undefined ? "" : ` of ${total.toLocaleString("en-US")}`;
      write(`${count.toLocaleString("en-US")}${all} ${what}`);
    },
    done: () => {
      write("");
    },
  };
}
