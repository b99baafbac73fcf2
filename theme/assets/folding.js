/* How the search reads words and dates; find.js uses it, and nothing here touches the page. */

/* Words are compared folded, by the rule of scripts/chronicle/exports/folding.py. */
const FOLDED = {
  đ: "d", ð: "d", ħ: "h", ı: "i", ł: "l", ø: "o", ß: "ss", æ: "ae", œ: "oe", þ: "th", ς: "σ",
};
const LETTERS = new RegExp(`[${Object.keys(FOLDED).join("")}]`, "g");
const ORDINAL = /^([0-9]+)(?:st|nd|rd|th)$/;

export function fold(text) {
  const bare = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const plain = bare.replace(/['’‘ʼʻʹ`]/g, "").replace(LETTERS, (letter) => FOLDED[letter]);
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.replace(ORDINAL, "$1"));
}

/* How much of a word counts by how it is met: itself, another form of it, the beginning of one. */
export const SAME = 1, FORM = 0.96, START_OF = 0.8;
const ENDINGS = /(?<=.{3})(?:ings?|ed|es|s|e)$/;
// Scripts that are written without blanks, or join words into one.
const UNSPACED = /[\u0e00-\u0fff\u1000-\u11ff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]/;

/* A word without the ending that it has in other forms. */
const stems = new Map();
export function stem(word) {
  if (!stems.has(word)) stems.set(word, word.replace(ENDINGS, ""));
  return stems.get(word);
}

/* How well a word of a text meets a word of a query, 0 to 1; both are folded. */
export function met(other, word) {
  if (other === word) return SAME;
  if (word > "\u0dff" && UNSPACED.test(word)) return other.includes(word) ? START_OF : 0;
  if (other[0] !== word[0]) return 0;
  if (word.length > 3 && other.length > 3 && stem(other) === stem(word)) return FORM;
  return other.startsWith(word) ? START_OF : 0;
}

/* How many letters are more, less or other in one word than in the other, or changed about. */
export function edits(one, other) {
  let rows = [[], [...Array(other.length + 1).keys()]];
  for (let i = 0; i < one.length; i++) {
    const [before, last] = rows, row = [i + 1];
    for (let j = 0; j < other.length; j++) {
      const about = one[i] === other[j - 1] && one[i - 1] === other[j];
      const same = last[j] + (one[i] === other[j] ? 0 : 1);
      row.push(Math.min(last[j + 1] + 1, row[j] + 1, same, about ? before[j - 1] + 1 : same));
    }
    rows = [last, row];
  }
  return rows[1].at(-1);
}

/* A date in a query becomes the EDTF date it means, as far as it is given: 1966-10-20, 1966-10,
   1965-22 for a summer. */
const MONTHS = [
  "jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?", "apr(?:il)?", "may", "june?", "july?",
  "aug(?:ust)?", "sept?(?:ember)?", "oct(?:ober)?", "nov(?:ember)?", "dec(?:ember)?",
];
const SEASONS = ["spring", "summer", "(?:autumn|fall)", "winter"];
const NAMED = `(?<name>${[...MONTHS, ...SEASONS].join("|")})\\.?`;
const DAY = "(?<day>[0-9]{1,2})(?:st|nd|rd|th)?";
const YEAR = "(?<year>[0-9]{4})";
const DATES = [
  `${YEAR}-(?<month>[0-9]{2})(?:-(?<day>[0-9]{2}))?`,
  `${DAY}\\.\\s?(?<month>[0-9]{1,2})\\.\\s?${YEAR}`,
  `${DAY}\\s+${NAMED},?\\s+${YEAR}`,
  `${NAMED}\\s+${DAY},?\\s+${YEAR}`,
  `${NAMED},?\\s+(?:of\\s+)?${YEAR}`,
].map((form) => new RegExp(`(?<![\\p{L}\\p{N}])${form}(?![\\p{L}\\p{N}])`, "iu"));

export function dateIn(text) {
  for (const form of DATES) {
    const match = form.exec(text);
    if (!match) continue;
    const { year, month, day, name } = match.groups;
    const isNamed = (one) => new RegExp(`^${one}$`, "i").test(name);
    const named = [...MONTHS, ...SEASONS].findIndex(isNamed);
    const number = name === undefined ? Number(month) : named < 12 ? named + 1 : named - 12 + 21;
    const parts = [year, String(number).padStart(2, "0"), ...(day ? [day.padStart(2, "0")] : [])];
    return { date: parts.join("-"), rest: text.replace(match[0], " ") };
  }
  return { date: "", rest: text };
}

/* How well a date of the record, as EDTF, meets a date asked for: 4 it is the same, 3 begins with
   it, 2 lies within it, 1 has it within itself, 0 not at all. */
export function meets(edtf, asked) {
  if (!edtf || !asked) return 0;
  if (edtf === asked) return 4;
  const [start, end = start] = edtf.replace(/[~?%]/g, "").split("/");
  if (start === asked) return 3;
  if (start.startsWith(asked)) return 2;
  const after = start === "" || start === ".." || start <= asked;
  const before = end === "" || end === ".." || asked <= `${end}~`;
  return start !== end && after && before ? 1 : 0;
}

/* Whether a word is a year, and a date lies in it. */
export function inYear(edtf, word) {
  return /^[0-9]{4}$/.test(word) && meets(edtf, word) > 1;
}
