// The criteria of the bank example as plain code: as fast as JavaScript on row objects gets without special care. It
// cannot say that an answer is unknown, why it is what it is, or what a person would have to change.
import { readRows, type Row, scoreOf } from "./bank.ts";

function score(row: Row): number {
  let means = 0;
  if (row.housing === false) means += 15;
  if (row.loan === false) means += 5;
  if (row.balance !== undefined) means += row.balance >= 2000 ? 15 : row.balance >= 500 ? 8 : 0;
  if (row.job === "student" || row.job === "retired") means += 15;
  else if (row.job === "management" || row.job === "unemployed" || row.job === "self-employed") means += 5;
  if (row.education === "tertiary") means += 5;
  let history = row.poutcome === "success" ? 40 : 0;
  if (row.dayspassed !== undefined && row.dayspassed >= 0 && row.dayspassed <= 365) history += 10;
  let other = row.contact === "cellular" ? 5 : 0;
  if (row.campaign !== undefined && row.campaign >= 4) other -= 10;
  return scoreOf(means, history, other);
}

const counts = { contact: 0, interested: 0, "subscriber-likely": 0 };
for (const row of readRows(process.argv[2] ?? "")) {
  if (row.age === undefined || row.age < 18 || row.default !== false) continue;
  counts.contact += 1;
  const points = score(row);
  if (points < 35) continue;
  counts.interested += 1;
  if (points >= 55 && row.campaign !== undefined && row.campaign <= 3) counts["subscriber-likely"] += 1;
}
console.log(JSON.stringify(counts));
