/* The loaded search index: documents, postings, and the vocabulary of queries. `find.js` searches it. */
import { UNSPACED, extractDate, normalizeWords, stem, tokenize } from "./terms.js";

/* Score of a match in each field of a document. */
export const FIELDS = { called: 1, sought: 0.9, about: 0.6, text: 0.4 };
const MAX_SYNONYM_WORDS = 6;  // maximum words in a synonym

export const topFolder = ({ address }) => address.split("/")[0];
export const joinWords = (words) => words.map(({ word }) => word).join("");
export const lowercaseForms = (text) => `${text.normalize("NFC")} ${text.normalize("NFD")}`.toLowerCase();
export const raiseTo = (map, key, value) => map.set(key, Math.max(value, map.get(key) ?? 0));

/* The parts of the index added so far; see scripts/chronicle/search/index.py. A document number is its index in
   `documents`. */
export class IndexStore {
  documents = [];
  textByFolder = new Map();  // text of the pages in each language, by folder
  questions = [];  // known user questions
  stopwords = new Set();
  maxNameWords = MAX_SYNONYM_WORDS;  // maximum words in a name
  #postings = Object.fromEntries([...Object.keys(FIELDS), "whole"].map((field) => [field, new Map()]));
  #synonyms = new Map();  // terms by stemmed phrase
  #firstWords = new Set();  // first words of synonyms
  #maxUnspacedLength = 0;  // characters in the longest synonym or name in an unspaced script
  #wordsByNumber = [];  // cache of the normalized words of documents
  #questionParts = new Map();  // cache of the informative parts of texts, for the current documents
  #titles = new Map();  // titles of documents, by address
  #termLists = {};  // cache of the distinct terms of fields, for the current documents

  /* Add a part of the index. Only the first part has `words`: the vocabulary of queries, such as stopwords and
     synonyms. The parts with the known questions are the last, because these are split at names. */
  addPart({ words, first = 0, columns = {}, terms = {}, asked = {} }) {
    if (words) this.#addWords(words);
    for (const [field, values] of Object.entries(columns)) {
      values.forEach((value, row) => this.#addValue(field, value, first + row));
    }
    columns.names?.forEach((_, row) => this.#addNames(first + row));
    columns.line?.forEach((_, row) => this.#addLine(first + row));
    for (const [field, [joinedTerms, ...stepsOfTerms]] of Object.entries(terms)) {
      const fieldTerms = joinedTerms.split(",");
      stepsOfTerms.forEach((steps, index) => {
        let number = 0;  // delta encoding
        this.#addPostings(field, fieldTerms[index], steps.map((step) => number += step));
      });
    }
    this.#wordsByNumber = [];
    this.#questionParts.clear();
    this.#termLists = {};
    this.questions.push(...Object.entries(asked).flatMap(([number, texts]) => this.#collectQuestions(number, texts)));
  }

  #addWords(words) {
    const compileForm = (form) => new RegExp(form, "iu");
    this.stopwords = new Set(words.stopwords.map((word) => word.normalize("NFD")));
    this.variants = words.variants;
    this.dateForms = words.dates.map(compileForm);
    this.nameForms = words.names.map(compileForm);
    for (const [term, forms] of Object.entries(words.synonyms)) {
      for (const form of forms.map((composed) => composed.normalize("NFD"))) {
        this.#synonyms.set(form, [...this.#synonyms.get(form) ?? [], term.normalize("NFD")]);
        this.#firstWords.add(form.split(" ")[0]);
        this.#recordLength(form);
      }
    }
  }

  /* Add a value of a column: the terms of an indexed field, separated by commas, or a displayed field. */
  #addValue(field, value, number) {
    if (!(field in this.#postings)) (this.documents[number] ??= {})[field] = value || undefined;
    else if (value) for (const term of value.split(",")) this.#addPostings(field, term, [number]);
  }

  #addNames(number) {
    const { address, names, unnamed } = this.documents[number];
    for (const [name] of unnamed ? [] : names) {
      const words = this.normalize(name);
      this.#addPostings("whole", words.join(""), [number]);
      this.maxNameWords = Math.max(this.maxNameWords, words.length);
    }
    this.#titles.set(address, names[0][0]);
    this.#addText(number, names[0][0]);
  }

  #addLine(number) {
    const { line = "", address } = this.documents[number];
    const complete = line.endsWith(" · ") ? line + this.#titles.get(address.split("#")[0]) : line;
    this.documents[number].line = complete;
    this.#addText(number, complete);
  }

  /* Add the title or the line of a document to the text of the pages in its language. */
  #addText(number, text) {
    const { address, translates, unnamed, names: [[, language = ""]] } = this.documents[number];
    if (unnamed && translates) return;
    const folder = translates ? topFolder({ address }) : language;
    this.textByFolder.set(folder, `${this.textByFolder.get(folder) ?? ""} ${lowercaseForms(text)}`);
  }

  /* Add document numbers to a term of a field. */
  #addPostings(field, composedTerm, numbers) {
    const term = composedTerm.normalize("NFD");
    this.#postings[field].set(term, this.getPostings(field, term).concat(numbers));
    if (field !== "text") this.#recordLength(term);
  }

  #recordLength(term) {
    if (UNSPACED.test(term)) this.#maxUnspacedLength = Math.max(this.#maxUnspacedLength, term.normalize("NFC").length);
  }

  /* Return the numbers of the documents with a term in a field. */
  getPostings(field, term) {
    return this.#postings[field].get(term) ?? [];
  }

  /* Return the distinct terms of fields. */
  listTerms(...fieldNames) {
    return this.#termLists[fieldNames] ??= [...new Set(fieldNames.flatMap((field) => [...this.#postings[field].keys()]))];
  }

  /* Return the documents that match any term, each with its highest score. */
  findMatches(terms) {
    const scores = new Map();
    for (const [term, termScore] of terms) {
      for (const [field, weight] of Object.entries(FIELDS)) {
        for (const number of this.getPostings(field, term)) raiseTo(scores, number, termScore * weight);
      }
    }
    return scores;
  }

  /* Return the weight of a word; rare words weigh more. */
  rarityWeight(count) {
    return Math.log(1 + this.documents.length / (count || 1));
  }

  normalize(text) {
    return normalizeWords(text, this.variants);
  }

  /* Return the normalized words of a text, each between spaces. */
  joinNormalized(text) {
    return ` ${this.normalize(text).join(" ")} `;
  }

  /* Return whether the names or the line of a document contain a phrase, which is normalized and between spaces. */
  containsPhrase(number, phrase) {
    const { names, line = "" } = this.documents[number];
    const text = this.#wordsByNumber[number] ??= [...names.map(([name]) => name), line].map((part) => this.joinNormalized(part)).join("|");
    return text.includes(phrase);
  }

  /* Index the beginning of a word if only one passage has such a word. The index omits these words, because the text of passages is stored. */
  addRareTerm(term) {
    if (this.getPostings("text", term).length) return;
    const hasTerm = ({ unnamed }, number) => unnamed && this.containsPhrase(number, ` ${term}`);
    const numbers = [...this.documents.keys()].filter((number) => hasTerm(this.documents[number], number));
    if (numbers.length === 1) this.#addPostings("text", term, numbers);
  }

  /* Return the words of a text. Compounds are split at synonyms and names, because texts contain such words with
     endings. A word in a title in Hangul may have an ending, so only complete names in Hangul are known. */
  parseWords(text) {
    const isKnown = (word) => this.#synonyms.has(stem(word)) || this.getPostings(/[\u1100-\u11ff]/.test(word) ? "whole" : "called", word).length;
    return tokenize(text, this.variants, (run) => this.normalize(run).every(isKnown), this.#maxUnspacedLength);
  }

  /* Return the synonyms of a phrase. */
  findSynonyms(words) {
    return this.#synonyms.get(words.map(({ word }) => stem(word)).join(" ")) ?? [];
  }

  /* Group words: several words that form one synonym are one group. */
  groupSynonyms(words) {
    const parts = [];
    for (let start = 0, length; start < words.length; start += length) {
      length = this.#firstWords.has(stem(words[start].word)) ? Math.min(MAX_SYNONYM_WORDS, words.length - start) : 1;
      while (length > 1 && !this.findSynonyms(words.slice(start, start + length)).length) length--;
      parts.push(words.slice(start, start + length));
    }
    return parts;
  }

  isInformative(part) {
    return !this.stopwords.has(joinWords(part)) || this.findSynonyms(part).length;
  }

  /* Return the terms of a text: words, stems, synonyms and dates. */
  collectTextTerms(text) {
    const words = this.normalize(text).map((word) => ({ word }));
    const phrases = [...words.map((word) => [word]), ...this.groupSynonyms(words)];
    const terms = new Set([...words.flatMap(({ word }) => [word, stem(word)]), ...phrases.flatMap((phrase) => this.findSynonyms(phrase))]);
    for (let found = /\d/.test(text) && extractDate(text, this.dateForms); found.date; found = extractDate(found.rest, this.dateForms)) {
      terms.add(found.date).add(found.date.slice(0, 7));
    }
    return terms;
  }

  /* Return the parts of a text that are not stopwords. */
  splitQuestion(text) {
    const parts = this.#questionParts.get(text)
      ?? this.groupSynonyms(this.parseWords(text)).filter((part) => this.isInformative(part)).map((part) => this.#buildQuestionPart(part));
    this.#questionParts.set(text, parts);
    return parts;
  }

  /* Return the known questions of a document, each split into parts. */
  #collectQuestions(number, asked) {
    const { kind, translates, names: [[title]] } = this.documents[number];
    const texts = kind === "question" || translates ? [...asked, title] : asked;
    return texts.map((text) => ({ number: Number(number), parts: this.splitQuestion(text), text: this.normalize(text).join("") }));
  }

  /* Return a part of a question; its weight depends on the documents loaded so far. */
  #buildQuestionPart(words) {
    const terms = [joinWords(words), stem(joinWords(words)), ...this.findSynonyms(words)];
    const documentCounts = () => terms.flatMap((term) => Object.keys(FIELDS).map((field) => this.getPostings(field, term).length));
    const rarity = () => this.rarityWeight(Math.max(...documentCounts()));
    let weight;
    return { terms, get weight() { return weight ??= rarity(); } };
  }
}

/* Return whether a text with these terms contains a term of a concept, the number of its day or, in unspaced scripts, a
   word that includes a term. */
export function matchesText({ terms }, textTerms) {
  const isIncluded = (term) => UNSPACED.test(term) && [...textTerms].some((textTerm) => textTerm.includes(term));
  const isDay = (term) => /^\d+-\d+-\d+$/.test(term) && [...textTerms].some((textTerm) => parseInt(textTerm) === Number(term.slice(-2)));
  return [...terms.keys()].some((term) => textTerms.has(term) || isIncluded(term) || isDay(term));
}
