/* Choose the excerpt that an answer shows. */
import { matchesText } from "./index-store.js";
import { sum } from "./ranking.js";

const MAX_EXCERPT_WORDS = 50;  // maximum words of an excerpt, unless a sentence is longer
const LONG_TEXT = /^(.{180}\S*) .*/;  // a translated passage, which is stored completely
const SENTENCES = /(?<=[^ .]{2}[.?!]”?) /;  // sentence boundaries, except after an initial

/* Return the range of an excerpt: a sentence with those before and after it, up to a maximum number of words. */
function findExcerptRange(sentences, index) {
  let [first, end] = [index, index + 1];
  const isShort = (...range) => sentences.slice(...range).join(" ").split(/\s/).length <= MAX_EXCERPT_WORDS;
  sentences.forEach(() => {
    if (first && isShort(first - 1, end)) first--;
    if (end < sentences.length && isShort(first, end + 1)) end++;
  });
  return [first, end];
}

/* Return the concepts of which a text contains a term. */
function findMatchedConcepts(index, text, concepts) {
  const textTerms = index.collectTextTerms(text);
  return concepts.filter((concept) => matchesText(concept, textTerms));
}

/* Return an answer with the best excerpt to show and its anchor, `at`. A statement (with its speaker) or an excerpt of a
   passage replaces the line of the document if it matches more of the query. Words of the title do not count. The flag
   `isPartial` is true if title and excerpt do not match all words that the index has. */
export function pickPassage(index, answer, ranked, concepts, passages = []) {
  const { address, line: text = "", names: [[title]], unnamed, translates } = answer;
  const isTranslatedPassage = unnamed && translates;
  const line = isTranslatedPassage ? text.replace(LONG_TEXT, "$1 …") : text;
  const inTitle = findMatchedConcepts(index, title, concepts);
  const beyondTitle = concepts.filter((concept) => !inTitle.includes(concept));
  const sumWeights = (matched) => sum([...new Set(matched)].map(({ weight }) => weight));
  const isPassage = (document) => !document.translates && document.address.startsWith(`${address}#`);
  const indexed = ranked.filter(isPassage).map((document) => (
    [document.address, document.names[0][0], document.kind === "statement" ? ` · ${document.line.split(" · ")[0]}` : undefined]));
  if (isTranslatedPassage) indexed.push([address, text]);
  let shown = { at: address, line, matchedWeight: isTranslatedPassage ? 0 : 2 * sumWeights(findMatchedConcepts(index, line, beyondTitle)) };
  for (const [at, passage, speaker = ""] of [...indexed, ...passages]) {
    const sentences = passage.trim().split(SENTENCES);
    const matched = sentences.map((sentence) => findMatchedConcepts(index, sentence, beyondTitle));
    for (const number of sentences.keys()) {
      const range = findExcerptRange(sentences, number);
      const matchedWeight = sumWeights(matched[number]) + sumWeights(matched.slice(...range).flat());
      if (matchedWeight > shown.matchedWeight) shown = { at, line: sentences.slice(...range).join(" ") + speaker, matchedWeight };
    }
  }
  return { ...answer, ...shown, isPartial: shown.matchedWeight < 2 * sumWeights(beyondTitle) };
}
