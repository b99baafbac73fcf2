/* Normalize the terms of a query as scripts/chronicle/search/terms.py normalizes the record. */

// English, Russian and Korean endings. The exceptions keep apart plane and plan, name and Nam, arms and armed, news and new.
const ENDINGS = new RegExp("(?<=...)(?:ings?|(?<!^nam)ed|(?<!^arm|^new|^good|s)s|(?<!^nam|^plan)es?|[аеиоуыьэюя]+(?:[вгмх][аеиоуыьэюя]*)?"
  + `|${"다|나|나요|는가|습니다|습니까".normalize("NFD")})$`);
// Also used to split a text; the group keeps the separators.
export const WORDS = /((?<![\d.])\d+\.\d+(?!\.?\d)|[\p{L}\p{M}\p{N}'’]+)/gu;
// Scripts that do not separate words by spaces, or join several into one.
export const UNSPACED = /[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]/;
const MAX_ENDING_LENGTH = 2;  // maximum length of an ending after a number

/* Join the digit groups of a number: 12,300,333 or 12.300.333 or 12 300 333. */
function joinDigits(text) {
  const grouped = /(?<!\d)\d{1,3}(?:[.,\s]\d{3})+(?!\d)/g;
  return text.replace(grouped, (number) => number.replace(/\D/g, ""));
}

/* Return the normalized words of a text. `variants` maps letters that Unicode does not decompose to plain letters, and apostrophes to nothing. */
export function normalizeWords(text, variants = {}) {
  const folded = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const plain = folded.replace(/[^a-z]/gu, (letter) => variants[letter] ?? letter);
  const words = joinDigits(plain).match(/(?<![\d.])\d+\.\d+(?!\.?\d)|[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => word.replace(/^(?:(\d+)(?:st|nd|rd|th)|(\d{1,3})s)$/, "$1$2")
    .replace(/^[\u1102\u1105](?=[\u1163\u1164\u1167\u1168\u116d\u1172\u1175])/, "\u110b").replace(/^\u1105/, "\u1102"));
}

/* Return the stem of a normalized word. */
export function stem(word) {
  if (!/^(?:[a-z]+|[а-я]+|[\u1100-\u11ff]+)$/.test(word)) return word;
  const short = word.replace(ENDINGS, "").replace(/([^es])\1$/, "$1");
  return short.replace(/(?<=...|[a-z][^aeiou])y$/, "i").replaceAll("z", "s");
}

/* Return the words of a query, each raw and normalized. Known words have at most `maxLength` letters. */
export function tokenize(text, variants, isKnown, maxLength) {
  const raw = joinDigits(text.normalize("NFC")).match(WORDS) ?? [];
  const parts = raw.flatMap((run) => {
    if (!UNSPACED.test(run) || isKnown(run)) return [run];
    const runParts = run.match(/\d+|\D+/g);
    return runParts.flatMap((part) => (
      /\d/.test(part) ? [part] : splitIntoKnownRuns(part, isKnown, maxLength, runParts[1] && part.length <= MAX_ENDING_LENGTH)));
  });
  return parts.flatMap((part) => normalizeWords(part, variants).map((word) => ({ raw: part, word })));
}

/* Split a token into the longest known words; drop endings between them. Without a known word, return the token, or
   nothing if it is an ending. */
function splitIntoKnownRuns(token, isKnown, maxLength, isEnding) {
  const runs = mapLongestMatches(token, maxLength, (run) => run.length > 1 && isKnown(run) && [run], () => []);
  return runs[0] || isEnding ? runs : [token];
}

/* Apply `mapRun` to the longest run of at most `maxLength` letters or words for which `mapRun` returns a value, then to the
   items on both sides of this run. Apply `mapRest` to all other items. */
export function mapLongestMatches(items, maxLength, mapRun, mapRest) {
  for (let length = Math.min(maxLength, items.length); length; length--) {
    for (let start = 0; start + length <= items.length; start++) {
      const end = start + length;
      const mapped = mapRun(items.slice(start, end));
      const mapSide = (side) => mapLongestMatches(side, length, mapRun, mapRest);
      if (mapped) return [...mapSide(items.slice(0, start)), ...mapped, ...mapSide(items.slice(end))];
    }
  }
  return mapRest(items);
}

// The names of months 1 to 12 and, as the record numbers them, of seasons 21 to 24.
const MONTHS_AND_SEASONS = "jan feb mar apr may jun jul aug sep oct nov dec spr sum aut win".split(" ");

/* Extract the date of a query in one of the forms of search/date_forms.json: 1966-10-20, 1966-10, 1966, 1965-22 for a
   summer, 44bc, or 196 for a decade. Also return the raw text of the date, and the rest of the query. */
export function extractDate(text, forms) {
  const query = text.normalize("NFC");
  for (const form of forms) {
    const match = form.exec(query);
    const { year, month, day, name = "" } = match?.groups ?? {};
    if (!year) continue;
    const index = MONTHS_AND_SEASONS.indexOf(name.slice(0, 3).toLowerCase());
    const named = name && (index < 12 ? index + 1 : index + 9);
    const [first, ...rest] = [year.replace(/^\d$/, "19$&").replace(/\s/, "").toLowerCase(), month ?? named, day].filter(Boolean);
    const parts = [first, ...rest.map((part) => `${part}`.padStart(2, "0"))];
    return { date: parts.join("-"), raw: match[0], rest: query.replace(match[0], " ") };
  }
  return { date: "", rest: text };
}
