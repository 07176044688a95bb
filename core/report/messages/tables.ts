import { sayNumber } from "../../criteria/say.ts";
import { code } from "../code.ts";
import type { Messages } from "./message.ts";
import { didYouMean, listed } from "./words.ts";

/** Tables of accounts that are kept as CSV. */
export const tablesMessages = {
  "table-not-named": ({ name }) => ({
    saw: "No account list names this table.",
    why: "Nobody reads it, although it stands among what both sides sign.",
    type: `Add ${code(`accounts_in: ${name}`)} to a list in accounts/, or delete the file.`,
  }),
  "table-quotes": () => ({
    saw: "A quote is opened here and not closed, or stands in the middle of a value.",
    why: "Nobody could say where the next value begins, so nothing in the table is checked.",
    type: 'Put the whole value in double quotes, and write a quote inside it twice: `""`.',
  }),
  "table-column-unknown": ({ column, near, allowed }) => ({
    saw: column === "" ? "A column has no heading." : `The column ${code(column)} means nothing here.`,
    why: "What nobody reads looks agreed, but has no effect.",
    type: didYouMean(near, `Use ${listed(allowed)}, or delete the column.`),
  }),
  "table-column-repeated": ({ column }) => ({
    saw: `The column ${code(column)} stands here for the second time.`,
    why: "Only one of the two could count.",
    type: "Rename or delete one of them.",
  }),
  "table-column-missing": ({ column, meaning }) => ({
    saw: `The table has no column ${code(column)}.`,
    why: meaning,
    type: `Add a column with the heading ${code(column)}.`,
  }),
  "table-row-uneven": ({ cells, columns }) => ({
    saw: `This row has ${sayNumber(cells)} ${cells === 1 ? "value" : "values"}, but there are ${sayNumber(columns)} columns.`,
    why: "Nobody could say which value belongs to which column.",
    type: "Put a value that contains a comma or a semicolon in double quotes, or add what is missing.",
  }),
  "table-cell-empty": ({ column }) => ({
    saw: `This row has nothing under ${code(column)}.`,
    why: "Every company on the list needs it, or nobody could say why it is there and who asked for it.",
    type: `Fill in ${code(column)}, or delete the row.`,
  }),
} satisfies Partial<Messages>;
