/* What an entry of the search is worth as an answer; find.js uses it. */

import { FORM, inYear, meets } from "./folding.js";

/* What a match is worth: a whole name, words of one, a date, beginnings or other words for its
   words, words of all names and the line, most words anywhere; */
const EXACT = 1000, WORDS = 600, DATE = 500, TITLE = 300, MOST = 360;
export const BEGINNING = 400;
/* then what is added: for the share of the name that was typed, for its being typed from the start,
   for a nearer date, for an event where only a date is asked, for a question where one is asked or
   another kind was typed, and where both begin alike, for a step on the scale of links; */
const SHARE = 200, START = 30, NEARER = 20, HAPPENED = 100;
const QUESTION = 120, TOPIC = 90, ALIKE = 40, LINKS = 15;
const ASKED_FOR = /^(?:who|whom|whose|when|where|why|how)/;
/* and what an address, which is no name that anybody prints, stands back behind one. */
const ADDRESS = 60;
/* How much of a word counts that is not in the name with most of them: in another or the line, or
   in the text alone. */
const BESIDE = 0.6, WITHIN = 0.4;
/* Of what the words of a query weigh, where no answer has them all: what is enough, and what is
   better than nothing. */
export const ENOUGH = 0.6;
const SOME = 0.3;

/* What an entry is worth, null where it is no answer; `by` is the name by which it was found,
   `within` are the places of terms that only its text has; `all` says whether it has all, `had`
   how much of what they weigh.

   `query` has the date, the words, and whether it asks; `terms` the words of each; `weights` what
   each weighs; `met` how well each is met by every name, by the line, and by the text. A date, or a
   year that the entry's date has, is asked of its date, the other words of its names; but a name
   may have a date in it. */
export function score(entry, query, terms, weights, met) {
  let day = meets(entry.edtf, query.date);
  const worthAll = (worth, by) => ({
    worth: worth + LINKS * entry.weight + NEARER * day - entry.demotion,
    by, within: [], all: true, had: 1,
  });
  const dated = query.date && entry.names.find((name) => name.joined.startsWith(query.typed));
  if (query.date && !day && !dated) return null;
  if (dated) return worthAll(dated.joined === query.typed ? EXACT : WORDS, dated);
  const isYear = terms.map((words) => words.length === 1 && inYear(entry.edtf, words[0]));
  const asked = [...terms.keys()].filter((place) => !isYear[place]);
  if (!asked.length) {
    if (terms.length === 1) day = meets(entry.edtf, terms[0][0]);
    const happened = entry.kind === "event" ? HAPPENED : 0;
    return worthAll((day > 1 ? DATE : TITLE) + NEARER * day + happened, entry.names[0]);
  }
  const words = query.words.filter((word) => !inYear(entry.edtf, word));
  const named = entry.names.map((name, number) => {
    const found = asked.map((place) => met.names[number][place]);
    const weight = asked.reduce((sum, place, at) => sum + weights[place] * found[at], 0);
    return { name, number, weight, ...nameWorth(name, found, words, bonus(entry, query)) };
  });
  const best = named.reduce((one, other) => (other.worth > one.worth ? other : one));
  if (best.worth) return worthAll(best.worth, best.name);
  return partly(entry, query, weights, met, { named, asked, isYear, day });
}

/* What an entry is worth that has the words in several places, or most of them. */
function partly(entry, query, weights, met, { named, asked, isYear, day }) {
  const { number } = named.reduce((one, other) => (other.weight > one.weight ? other : one));
  const beside = weights.map((_, place) => (
    Math.max(met.line[place], ...met.names.map((name) => name[place]))));
  let weight = 0, had = 0;
  weights.forEach((each, place) => {
    const worth = isYear[place] ? 1 : Math.max(
      met.names[number][place], BESIDE * beside[place], WITHIN * met.text[place]);
    weight += each * worth;
    if (worth) had += each;
  });
  if (had < SOME) return null;
  const share = SHARE / 2 * Math.max(...named.map((one) => one.share));
  const most = MOST * weight + share + bonus(entry, query) * weight
    + LINKS * entry.weight * (weight ** 2 - 1);  // what much leads to is found for little else
  const titled = asked.every((place) => beside[place]);
  return {
    worth: Math.max(most, titled ? TITLE + share : 0)
      + LINKS * entry.weight + NEARER * day - entry.demotion,
    by: entry.names[0],
    within: asked.filter((place) => !beside[place] && met.text[place]),
    all: asked.every((place) => beside[place] || met.text[place]),
    had,
  };
}

/* What is added to a question: more where one is asked, if both ask for the same thing. */
function bonus(entry, query) {
  if (entry.kind !== "question") return 0;
  if (!query.asking) return TOPIC;
  const [asked, here] = [query, entry.names[0]].map(({ words }) => (
    words[0] === "how" ? words.slice(0, 2).join(" ") : words[0]));
  const differ = ASKED_FOR.test(asked) && ASKED_FOR.test(here);
  return QUESTION + (asked === here ? ALIKE : differ ? -ALIKE : 0);
}

/* What a name is worth by itself, 0 unless it has all the words, and how much of it was typed;
   `found` says of each term how well the name meets it. */
function nameWorth(name, found, words, bonus) {
  const halves = found.reduce((sum, one) => sum + (one >= FORM ? 2 : one), 0);
  const share = Math.min(1, halves / 2 / name.telling);
  const joined = words.join("");
  let worth = 0;
  if (name.joined === joined) worth = EXACT;
  else if (found.every((one) => one >= FORM)) worth = WORDS + SHARE * share;
  else if (found.every(Boolean)) worth = BEGINNING + SHARE * share + bonus;
  else if (joined.length > 2 && name.joined.startsWith(joined)) {
    worth = BEGINNING + SHARE * joined.length / name.joined.length + bonus;
  }
  if (worth && name.words[0] === words[0]) worth += START;
  if (worth && name.language === null) worth -= ADDRESS;
  return { worth, share };
}
