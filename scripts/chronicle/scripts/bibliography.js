/* What becomes of things that are cited (`citations.js`): the ways to cite each, notes, a
   bibliography, a file for programs. Pure, without a page; fetched when a reader asks for it. */

const isPage = ({ parts: [{ texts }] }) => Boolean(texts);
const called = ({ work, label }) => (work ? `${work}: ${label}` : label);

/* The ways to cite a thing: each place in a paper, what is cited there, and its page here. Each has
   the work's name, if it has one, its own, its forms, and the path of the work or texts for
   programs. A few places that it comes from can be cited in one note. */
const FEW = 4;
export const choicesOf = (thing, pageFirst = false) => {
  const found = [];
  for (const work of thing.works) {
    /* Of a work that was read only in a paper, some styles list the paper. */
    const paper = thing.works.find(({ id }) => id === work.paper);
    const entries = { ...paper?.forms, ...work.forms };
    const { path } = work;
    if (work.own) found.push({ label: "The work", forms: entries, path, own: true });
    for (const place of work.places) {
      const { id, at, begins, before } = place;
      const forms = { ...entries, ...place.forms };
      const label = plain(place.label);
      const { placed } = paper ?? work;
      const inside = paper && {
        path: paper.path, name: paper.name, at: place.inPaper, before, forms: { ...paper.forms, ...place.ofPaper },
      };
      found.push({
        id, work: plain(work.name), label, at, begins, forms, path, inside, placed, cites: work.before,
      });
    }
  }
  const { page } = thing;
  const label = thing.path.includes("#answer-") ? "This answer" : "This page";
  if (page) found.push({ label, forms: page.forms, texts: page.programs });
  let choices = found.map((one) => ({ label: called(one), parts: [one] }));
  const direct = found.filter(({ at }) => at);
  if (direct.length > FEW) choices = [choices.at(-1), ...choices.slice(0, -1)];
  else if (direct.length > 1) {
    choices.unshift({ label: `Its ${direct.length} places`, parts: direct });
  }
  /* Who cites a page from its foot is offered that. */
  if (pageFirst) return [...choices].sort((a, b) => isPage(b) - isPage(a));
  /* Who speaks through a paper comes before it, with all places there as others have theirs. */
  const first = thing.first && found.find(({ id }) => id === thing.first);
  if (!first) return choices;
  const same = found.filter(({ work }) => work === first.work);
  const several = { label: `${first.work}: its ${same.length} places`, parts: same };
  const spoken = choices.find(({ parts }) => parts.length === 1 && parts[0] === first);
  return [...(same.length > 1 && same.length <= FEW ? [several] : []), spoken,
    ...choices.filter((choice) => choice !== spoken)];
};

const SIGNS = { amp: "&", lt: "<", gt: ">", quot: '"', "#34": '"', "#39": "'" };
/* HTML as plain text, with signs around what stands in italics. */
export const plain = (html, emphasis = "") => html
  .replace(/<\/?(?:em|i|cite)\b[^>]*>/g, emphasis)
  .replace(/<[^>]*>/g, "")
  .replace(/&(\w+|#\d+);/g, (all, name) => SIGNS[name] ?? all);

/* A text with a full stop, inside a quotation mark. */
const stopped = (text) => text.replace(/\.?([”’]*)$/, ".$1");

/* The works, or ways to cite, of a list: each once, in the order of the alphabet. What is cited
   both by itself and in papers stands there as cited in these. A paper that several would name has
   an entry itself, and they its name alone. */
export const bibliography = (parts, style) => {
  const entryOf = ({ forms }) => forms[style.entry];
  const told = parts.filter((part) => part.inside && entryOf(part) !== entryOf(part.inside));
  const paths = new Set(told.map(({ path }) => path));
  const alone = parts.filter((part) => part.inside ? !told.includes(part) : !paths.has(part.path));
  const listed = new Set(alone.map(({ path }) => path));
  const isNamed = ({ inside, path }) => listed.has(inside.path)
    || told.some((other) => other.inside.path === inside.path && other.path !== path);
  const all = new Set(alone.map(entryOf));
  for (const path of paths) {
    const those = told.filter((part) => part.path === path);
    const [{ cites }] = those;
    const places = new Set(those.map((part) => (cites && isNamed(part) ? part.inside.name
      : entryOf(part).slice(cites?.length ?? 0).replace(/\.(”?)$/, "$1"))));
    all.add(stopped(`${cites ?? ""}${[...places].join("; ")}`));
  }
  for (const part of told) if (part.cites && isNamed(part)) all.add(entryOf(part.inside));
  const letters = (html) => plain(html).replace(/^[^\p{L}\p{N}]+/u, "");
  return [...all].sort((a, b) => letters(a).localeCompare(letters(b)));
};

/* Numbers as ranges: 98–99, 101. */
const ranges = (numbers) => {
  const found = [];
  for (const number of numbers) {
    const last = found.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else found.push([number, number]);
  }
  return found.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
};
const numbersIn = (words) => words.flatMap((one) => {
  const [from, to = from] = one.split("–").map(Number);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
});

/* Places after each other as styles have them: notes on one page name it once, 30nn98–99, and
   paragraphs say once that they are some. */
const NOTES_ON_A_PAGE = [
  /(?<![\d–])(\d+(?:–\d+)?)(n)n?\d+(?:–\d+)?(?:, \1nn?\d+(?:–\d+)?)+/g,
  /((?:pp?|para?)\. \d+(?:–\d+)?)(, n)n?\. \d+(?:–\d+)?(?:, \1, nn?\. \d+(?:–\d+)?)+/g,
];
const shortened = (text) => {
  let all = text;
  for (const pattern of NOTES_ON_A_PAGE) {
    all = all.replace(pattern, (places, page, sign) => {
      const numbers = numbersIn(places.match(/(?<=nn?(?:\. )?)\d+(?:–\d+)?/g));
      const each = [...new Set(numbers)].sort((a, b) => a - b);
      return `${page}${sign}n${sign === "n" ? "" : ". "}${ranges(each)}`;
    });
  }
  return all.replace(/para?\. \d+(?:, para?\. \d+(?!\d|, n))+/g, (places) => (
    `${places.match(/^para?/)}s. ${places.match(/\d+/g).join(", ")}`));
};

/* A note for each choice: a work in full where it is cited first, in short after that; so also a
   paper in which one is cited. */
export const notes = (choices, style) => {
  const { first, later, entry } = style;
  const before = new Set();
  const nameOf = ({ path, forms }) => {
    const key = path ?? forms[entry];
    const name = before.has(key) ? later : first;
    before.add(key);
    return name;
  };
  const isNote = first !== later;
  /* By its first words a paragraph is found that only we count: where it is first named. */
  const found = new Set();
  const opened = ({ begins, inside, at: own }, name, text) => {
    const [words] = begins?.match(/“.*”/s) ?? [];
    const at = (inside?.at ?? own)?.[name];
    if (!words || found.has(words)) return text;
    found.add(words);
    if (plain(text).includes(plain(words))) return text;
    const end = at ? text.lastIndexOf(at) + at.length : text.length - 1;
    const [left, right] = isNote ? "()" : "[]";
    return `${text.slice(0, end)} ${left}${words}${right}${text.slice(end)}`;
  };
  const one = (part) => {
    const { inside, forms } = part;
    const name = nameOf(part);
    if (!inside) return opened(part, name, forms[name]);
    const ofPaper = nameOf(inside);
    const begun = inside.before?.[name];
    if (begun && isNote) return opened(part, ofPaper, begun + inside.forms[ofPaper]);
    return opened(part, name, forms[name]);
  };
  const bare = (text) => (isNote ? text.replace(/\.(”?)$/, "$1") : text.slice(1, -1));
  /* Of several places in one work, only the first names it; what follows a place, as its address
     does, follows the last. */
  const several = ([part, ...others]) => {
    const text = one(part);
    const ending = [first, later].map((name) => part.placed?.[name]?.after ?? "");
    const after = ending.find((end) => end && text.endsWith(end)) ?? text.at(-1);
    const places = others.map((other) =>
      opened(other, later, `, ${(other.inside?.at ?? other.at)[later]}`)).join("");
    return bare(text.slice(0, -after.length) + places + after);
  };
  return choices.map(({ parts }) => {
    if (parts.length === 1) return one(parts[0]);
    const works = [];
    for (const part of parts) {
      if (works.length && works.at(-1)[0].work === part.work) works.at(-1).push(part);
      else works.push([part]);
    }
    const text = shortened(works.map(several).join("; "));
    return isNote ? `${text}.` : `(${text})`;
  });
};

/* A work for a program, with notes on it where there are any, and where it has room for them. */
const noted = ({ whole, before, between, after }, remarks) =>
  (between && remarks.length ? before + remarks.join(between) + after : whole);
const items = (item, remarks) => {
  const note = [item.note, remarks.join("; ")].filter(Boolean).join("; ");
  return note ? { ...item, note } : item;
};

/* A file for programs: each work once, with the places at which it is cited. `programsOf` gives
   the texts of the work at a path; an entry is a choice with its title and address. */
export const programFile = async (key, entries, shared, programsOf) => {
  const works = new Map();
  for (const { choice, title, address } of entries) {
    for (const part of choice.parts) {
      const id = part.path ?? part.texts[key];
      if (!works.has(id)) works.set(id, { part, remarks: [] });
      if (part.work) works.get(id).remarks.push(`${called(part)}; ${title}; ${address}`);
    }
  }
  const escaped = (text) => [...text].map((sign) => shared.escapes[sign] ?? sign).join("");
  const texts = await Promise.all([...works.values()].map(async ({ part, remarks }) => {
    if (!part.path) return key === "csl" ? JSON.parse(part.texts.csl) : part.texts[key];
    const work = (await programsOf(part.path))[key];
    if (key === "csl") return items(work, remarks);
    return noted(work, key === "bibtex" ? remarks.map(escaped) : remarks);
  }));
  return key === "csl" ? `${JSON.stringify(texts.flat(), null, 1)}\n` : `${texts.join("\n\n")}\n`;
};
