/* The documents of each term, which scripts/chronicle/search/index.py packs: read when they are asked for. */
const NO_DIGIT = 255;  // what begins a field
const FIELDS = 10;  // a field is one of the numbers with one digit

/* The documents of a term by its field, each with how often it has it there, as MiniSearch wants them. */
class Postings {
  constructor(read, count) {
    Object.assign(this, { read, count, parts: [] });
  }

  get fields() {
    this.known ??= this.parts.reduce(this.read, new Map());
    return this.known;
  }

  get(field) {
    return this.fields.get(field);
  }

  /* The numbers of all its documents. */
  get numbers() {
    return [...new Set([...this.fields.values()].flatMap((its) => [...its.keys()]))];
  }

  /* The most documents that one of its fields has, which are counted without being read. */
  get most() {
    this.counted ??= Math.max(...this.parts.reduce(this.count, new Uint32Array(FIELDS)));
    return this.counted;
  }
}

/* The terms of the parts of an index, each with its documents. Of `digits` the first `last` end a number. */
export function unpacked(parts, digits, last) {
  const values = new Uint8Array(128).fill(NO_DIGIT);
  [...digits].forEach((digit, value) => { values[digit.charCodeAt(0)] = value; });
  const more = digits.length - last;
  let at = 0;  // where a text is read
  const next = (text) => {
    let high = 0, value = values[text.charCodeAt(at++)];
    for (; value >= last; value = values[text.charCodeAt(at++)]) high = high * more + value - last;
    return high * last + value;
  };
  const read = (fields, { text, before, first }) => {
    for (at = 0; at < text.length;) {
      const field = Number(text[at]);
      let number = at ? first : before;
      const its = fields.get(field) ?? new Map();
      for (at++; values[text.charCodeAt(at)] < NO_DIGIT;) its.set(number += next(text), 1);
      fields.set(field, its);
    }
    return fields;
  };
  const count = (counts, { text }) => {
    let field = 0;
    for (let place = 0; place < text.length; place++) {  // no “of”: it is read for every word of a question
      const value = values[text.charCodeAt(place)];
      if (value === NO_DIGIT) field = Number(text[place]);
      else if (value < last) counts[field]++;
    }
    return counts;
  };

  const known = new Map();
  for (const { terms, postings } of parts.filter((part) => part.terms)) {
    const written = postings.split(",");
    let before = 0;
    terms.split(",").forEach((term, place) => {
      const text = written[place];
      at = 1;
      const first = before + next(text);
      if (!known.has(term)) known.set(term, new Postings(read, count));
      known.get(term).parts.push({ text, before, first });
      before = first;
    });
  }
  return known;
}

/* The terms of an index as MiniSearch asks for them. A `Tree` of all takes as long to make as all else that an index
   needs; it is made for a misspelt word, and for the beginning of one a tree of those that begin so. */
export class Terms {
  constructor(postings, Tree) {
    Object.assign(this, { postings, Tree, all: [...postings.keys()] });
  }

  get(term) {
    return this.postings.get(term);
  }

  atPrefix(beginning) {
    return this.tree(this.all.filter((term) => term.startsWith(beginning)));
  }

  fuzzyGet(term, distance) {
    this.whole ??= this.tree(this.all);
    return this.whole.fuzzyGet(term, distance);
  }

  tree(terms) {
    const tree = new this.Tree();
    for (const term of terms) tree.set(term, this.postings.get(term));
    return tree;
  }
}
