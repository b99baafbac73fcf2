/* What stands on the page of an answer for what was asked for, where nothing that is shown of it says so. */
import { FIELDS, of } from "./find.js";
import { UNSPACED, WORDS, stem } from "./terms.js";

/* The field of what a page shows: what it is about has words that stand elsewhere, as those of its themes. */
const ANYWHERE = Object.keys(FIELDS).map((_, field) => field);
const ON_PAGE = [Object.keys(FIELDS).indexOf("text")];
const SURE = 0.8;  // of what has the rarest word of a name, the share with all that is sure to be the name
const spellings = new WeakMap();  // of each index, how it writes forms

const parts = (form) => form.split(" ");
const counted = (counts) => [...counts].sort(([, one], [, two]) => two - one).map(([written]) => written);

/* Each form once, as the page has it, but none that is `shown`; nothing where that is not sure. */
export function told({ index, concepts }, answer, shown = "") {
  const found = concepts.map((concept) => ({ ...concept, form: formOn(index, concept, answer) }));
  const isWhole = (title) => title && !answer.names[0][1] && isSure(index, title)
    && found.every((one) => one.title !== title || stem(index.fold(one.form).join("")) === stem(one.word));
  const all = found.filter(({ form }) => form).map(({ title, form }) => (isWhole(title) ? title : form));
  const words = (text) => ` ${(text.toLowerCase().match(WORDS) ?? []).join(" ")} `;
  const others = all.filter((form) => !words(shown).includes(words(form)));
  return others.filter((form, at) => others.findIndex((one) => one.toLowerCase() === form.toLowerCase()) === at);
}

/* Whether documents with all words of a name are sure to have the name: most with its rarest have the others. Of words
   that most texts have it is not known which these are. */
function isSure(index, name) {
  const words = index.fold(name).map(stem).filter((word) => index.postings.get(word)?.get(ON_PAGE[0]));
  const having = words.map((word) => index.numbers(word)).sort((one, two) => one.length - two.length);
  const [rarest = [], ...others] = having;
  return rarest.filter((number) => others.every((its) => its.includes(number))).length > SURE * rarest.length;
}

/* Whether one of some documents has all words of a form in fields; of one in letters without blanks, a term with it. */
function isIn(index, form, numbers, fields = ON_PAGE) {
  const has = (term, number) => fields.some((field) => index.postings.get(term)?.get(field)?.has(number));
  if (!UNSPACED.test(form)) return numbers.some((number) => parts(form).every((part) => has(part, number)));
  const terms = [...index.postings.keys()].filter((term) => term.includes(form));
  return numbers.some((number) => terms.some((term) => has(term, number)));
}

/* A document and the parts that are told within it, by their numbers. */
function withParts({ documents, ids }, address) {
  const within = address.includes("#") ? [] : documents.filter(({ id }) => id.startsWith(`${address}#`));
  return [ids.indexOf(address), ...within.map(({ number }) => number)];
}

/* The form in which a page has what was asked for, as it is written; the word itself before others. */
function formOn(index, { typed, word, terms, nearest }, { address, kind, names: [[, language = ""]] }) {
  /* What readers ask of a page is in its text, and not shown. */
  const unseen = kind === "page" ? index.asked[address] ?? [] : [];
  const hidden = unseen.flatMap((text) => index.fold(text)).map(stem);
  const isHidden = (form) => (UNSPACED.test(form) ? hidden.some((one) => one.includes(form))
    : parts(form).some((part) => hidden.includes(stem(part))));
  const numbers = withParts(index, address);
  const isHere = (form) => form && !isHidden(form) && isIn(index, form, numbers);
  const others = [...terms.keys()].filter((term) => !index.groups[term]);
  const alone = [word, stem(word), nearest.get(address), ...others].find((form) => !index.groups[form] && isHere(form));
  /* Of several words it is sure if each form that might be meant has them. */
  const forms = alone ? [] : [...terms.keys()].flatMap((term) => index.groups[term] ?? [])
    .filter((form) => isIn(index, form, numbers.slice(0, 1), ANYWHERE) || isIn(index, form, numbers))
    .sort((one, two) => parts(one).length - parts(two).length);
  const isMeant = (form) => parts(form).length === 1 || forms.every((one) => (
    parts(form).every((part) => parts(one).includes(part))));
  const form = alone ?? forms.find((one) => isMeant(one) && isHere(one));
  return form ? spelt(index, form, language, typed) : "";
}

/* How a form is written: as it was typed, or else in most of what is shown of documents in a language, or of all. */
function spelt(index, form, language, typed) {
  if (UNSPACED.test(form)) return form.normalize("NFC");
  const key = `${language} ${form}`;
  if (!spellings.has(index)) spellings.set(index, new Map());
  const known = spellings.get(index);
  if (!known.has(key)) {
    const its = spellingsIn(index, of(language, index.documents), form);
    known.set(key, its.length ? its : spellingsIn(index, index.documents, form));
  }
  const all = known.get(key);
  return all.find((one) => one === typed) ?? all.find((one) => one.toLowerCase() === typed.toLowerCase()) ?? all[0] ?? "";
}

/* How some documents write a form, the most frequent first, before other forms of its words. */
function spellingsIn(index, documents, form) {
  const begin = new RegExp([...parts(form)[0]].slice(0, 3).join("[\\p{M}'’]*"), "iu");
  const [exact, inflected] = [new Map(), new Map()];
  for (const { names, line = "" } of documents) {
    const text = `${names.map(([name]) => name).join(" ")} ${line}`;
    if (!begin.test(text.normalize("NFKD").replace(/[đĐ]/g, "d"))) continue;
    const words = [...text.normalize("NFC").matchAll(WORDS)];
    const folded = words.map(([word]) => index.fold(word).join(""));
    words.forEach(({ index: start, input }, at) => {
      const run = folded.slice(at, at + parts(form).length);
      if (!parts(form).every((part, place) => run[place] && [run[place], stem(run[place])].includes(part))) return;
      const last = words[at + run.length - 1];
      const written = input.slice(start, last.index + last[0].length).replace(/[’']s?$/, "");
      const counts = run.join(" ") === form ? exact : inflected;
      counts.set(written, (counts.get(written) ?? 0) + 1);
    });
  }
  return [exact, inflected].flatMap(counted);
}
