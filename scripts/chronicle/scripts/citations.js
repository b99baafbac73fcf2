/* Pure functions that build citations, without access to the DOM. Input: the citation data of a page, the templates
   of the styles (`cite/forms.json`) and the works (`cite/works/`). A citation has no final punctuation until
   `finish` adds it. */

const SPAN = /<\/?span\b[^>]*>/g;
const sentence = (form) =>
  (/[.?!](?:[’”]*”)?$/.test(form.replace(SPAN, "")) ? form : form.replace(/(?:’?”)?$/, ".$&"));
const comma = (form) => form.replace(/(?:’?”)?$/, ",$&");
const capital = (text) => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

/* Return a citation as shown in a note or list: capitalized, with a final period. Some styles have no period after a
   URL. */
export const finish = (style, form) => {
  const begun = capital(form);
  return style.ends_in_address && /(?:https?:\/\/\S+|<\/a>)$/.test(form) ? begun : sentence(begun);
};
/* Return a finished note or, in author-date styles, the citation in parentheses. */
const finishNote = (style, form) => (style.is_note ? finish(style, form) : `(${form})`);

const SIGNS = { amp: "&", nbsp: " ", lt: "<", gt: ">", quot: '"', "#34": '"', "#39": "'" };
/* Convert HTML to plain text. */
export const plain = (html) => html
  .replace(/<[^>]*>/g, "")
  .replace(/&(\w+|#\d+);/g, (all, name) => SIGNS[name] ?? all);

/* Fill the placeholders and the title of a template. A title between quotation marks gets single quotation marks
   inside, and no second period if it already ends in punctuation. */
const SIGNED = { "": String, ".": sentence, ",": comma };
const fillPattern = (pattern, title, translation, gaps) => pattern
  .replace(/\{(\w+)\}/g, (all, name) => gaps[name] ?? all)
  .replace(/(“?)\{title\}([.,]?)(”?)/g, (all, opening, sign, closing) => {
    const own = opening ? title.replaceAll("“", "‘").replaceAll("”", "’") : title;
    return SIGNED[sign](opening + own + closing + translation);
  });

const keyIn = (text) => text.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
const escapeSigns = (text, signs) => [...text].map((sign) => signs[sign] ?? sign).join("");

/* Return the citation data of a page or one of its sections. `base` is the URL of the site. A section whose title begins
   with that of its page has the list entry of the page. Forms with a URL add the English title of a translation. */
const ofPage = (data, anchor, path, { pages, programs }, base) => {
  const number = data.paragraphs?.[anchor];
  const pattern = pages[data.as];
  const title = data.titles?.[anchor] ?? data.title;
  const whole = number ? title : data.title;
  const isListedAsPage = title.startsWith(whole);
  const listed = isListedAsPage ? path.split("#")[0] : path;
  const key = keyIn(path);
  const gaps = { address: base + path, page: base + listed, number };
  const forms = Object.fromEntries(Object.entries(number ? pattern.paragraph : pattern.forms).map(([name, form]) => {
    const translation = data.english && /\{(address|page)\}/.test(form) ? ` [${data.english}]` : "";
    return [name, fillPattern(form, isListedAsPage && form.includes("{page}") ? whole : title, translation, gaps)];
  }));
  const text = (program) => {
    const escapedTitle = escapeSigns(plain(title), programs[program].escapes);
    return pattern.programs[program].replaceAll("{title}", () => escapedTitle)
      .replace("{key}", key).replace("{address}", base + path);
  };
  return { path, listed, forms, text };
};

/* Return the locator with this index: its work, the paper that cites the work (`inside`) and the introductory words
   (`how`). */
const placeOf = (data, number, works) => {
  const [id, at, paper, how = "cited in"] = data.places[number];
  const inside = paper === undefined ? null : placeOf(data, paper, works);
  const { path, ...work } = works[id];
  const before = inside ? plain(`${work.short ?? work.name}, ${how} `) : "";
  const name = before + plain((inside?.work ?? work).name);
  const label = inside ? `${at && `${at}, `}${how.split(" ")[0]} at ${inside.label}` : at || "The work";
  return { id, path, work, at, inside, how, name, label, number };
};

/* Return what the user read of the sources of a choice: the "papers", or only this "site". The default is the site, unless
   the user opened all of the sources here or chose otherwise before. That choice does not apply to works that users cannot
   be expected to have read. */
export const defaultRead = ({ parts }, { read, opened = [] }) => {
  const works = parts.map((part) => (part.inside ?? part).work);
  const found = works.every((work) => opened.includes(work?.url)) ? "papers" : "site";
  return works.some((work) => work?.unread) ? found : read ?? found;
};
/* Return the variant of a choice for a user who read the "papers", or only this "site". */
export const asRead = (choice, read) => (read === "site" ? choice : { ...choice, given: undefined });
const NAMES = new Intl.ListFormat("en");
/* Return the possible citations of a page or section; each cites one or more locators, works or pages. Statements list
   their source first, then the person who speaks through a paper. Other sections list this page first, then their
   sources. Exceptions: a quotation, or a record page that answers no question, lists its paper first if it has only one.
   Works that were not read for this site are cited in their papers first. `given` is the citation of a source as given
   on this site.

   Arguments: `known` contains the templates and works. The string `basis` is the HTML of the sources of a section;
   without it, the citation of a page names the papers. */
export const choicesOf = (data, anchor, path, known, base, { isStatement, isQuoted, basis } = {}) => {
  const given = { words: known.patterns.pages[data.as].given, address: base + path };
  const [speaker, ...reporting] = data.voices?.[anchor] ?? [];
  const places = (data.parts?.[anchor] ?? []).map((number) => (
    { ...placeOf(data, number, known.works), speaker: reporting.includes(number) && speaker }));
  const each = places.map((one) => ({ label: `${one.name}: ${one.label}`, parts: [one], given }));
  if (!anchor && data.work) {
    const { path: there, ...work } = known.works[data.work];
    const itself = { label: "The work", parts: [{ id: data.work, path: there, work, at: "" }], given };
    return [...each.filter(({ parts: [{ id }] }) => id === data.work), itself];
  }
  const label = anchor.startsWith("answer-") ? "This answer" : "This page";
  const ours = ofPage(data, anchor, path, known.patterns, base);
  const number = data.paragraphs?.[anchor];
  const papers = places.map(({ inside, work }) => inside?.work ?? work);
  const names = [...new Set(papers.map(({ short, name }) => short ?? name))];
  /* The name of a newspaper has a comma before its date. */
  const named = names.some((name) => name.includes(",")) ? names.join("; ") : NAMES.format(names);
  const cited = basis || !data.basis?.[anchor] ? (basis ?? named) && `citing ${basis ?? named}` : data.basis[anchor];
  const page = { label, parts: [{ id: ours.listed, page: ours, at: number && `¶${number}`, basis: cited }] };
  /* The first locator and the others, but not the paper that cites the first. */
  const direct = places.filter(({ inside, number: own }, index) => !index || !(inside || own === places[0].inside?.number));
  const together = direct.length > 1 ? [{ label: `Its ${direct.length} places`, parts: direct, given }] : [];
  const all = places[0]?.inside ? [each[0], ...together, ...each.slice(1)] : [...together, ...each];
  const isVoiced = names.length === 1 && (anchor ? isQuoted : !/^(questions|journeys|teaching|figures)/.test(path));
  return isStatement || isVoiced ? [...all, page] : [page, ...all];
};

/* Return a formatted citation, not nested in another, as [text before the locator, locator, text after it]. */
const formOf = ({ work, page, at }, name) => (
  page || !at ? [(page?.forms ?? work.whole)[name], "", ""] : work.places[at][name]);
const keyOf = ({ path, page }) => path ?? page.path;

/* Return the opening words of each paragraph at a locator if this site counted the paragraphs and no edition prints
   the numbers. */
const wordsAt = ({ work, at }) => work?.places[at]?.words;
/* Return whether `kind` occurs for the first time, and record it in `before`. */
const isFirst = (kind, before) => !before.has(kind) && Boolean(before.add(kind));

/* Join the locators of one work for a note. Consecutive page or paragraph numbers share one label and are separated
   by commas. Numbers inside brackets are not merged, and no number is repeated. */
const SEVERAL = { "": "", p: "pp. ", para: "paras. ", par: "pars. " };
const NUMBERS = /^(?:(para|par|p)[ps]?\. )?(\d(?:[\d–, ]|[([]“.*?”[)\]])*)$/;
const EACH_NUMBER = /[\d–]+(?: [([]“.*?”[)\]])?/g;
const joinPlaces = (places) => {
  const runs = [];
  for (const place of places) {
    const [, word = "", text = ""] = NUMBERS.exec(place) ?? [];
    const numbers = text.match(EACH_NUMBER);
    const last = runs.at(-1);
    const isSaid = (number) => last.numbers.some((one) => `${one} `.startsWith(`${number} `));
    if (numbers && last?.numbers && last.word === word) last.numbers.push(...numbers.filter((number) => !isSaid(number)));
    else runs.push({ word, place, numbers });
  }
  return runs.map(({ word, place, numbers }) => (
    numbers?.[1] ? SEVERAL[word] + numbers.join(", ") : place)).join("; ");
};

/* Group consecutive parts that cite the same work. */
const byWork = (parts) => {
  const together = [];
  for (const part of parts) {
    const [last] = together.at(-1) ?? [];
    if (last?.at && part.at && !last.inside && !part.inside && keyOf(last) === keyOf(part)) together.at(-1).push(part);
    else together.push([part]);
  }
  return together;
};

/* Return the entries of a bibliography with the parts that they cite, sorted alphabetically; entries that begin
   alike are sorted by date. */
const order = ([html, [{ work }]]) => plain(html).replace(/^[^\p{L}\p{N}]+/u, "")
  .replace(/(?:\p{Lu}\p{Ll}+\.? )?\d/u, `${work?.issued ?? ""} $&`);
const listed = (choices, style) => {
  const all = new Map();
  for (const { parts, given } of choices) {
    for (const part of parts.flatMap((one) => (one.inside ? [one, one.inside] : one))) {
      if (part.inside && !style.is_note) continue;
      const entry = finish(style, formOf({ ...part, at: "" }, style.entry)[0]);
      all.set(entry, [...(all.get(entry) ?? []), { ...part, given }]);
    }
  }
  return [...all].sort((a, b) => order(a).localeCompare(order(b)));
};

/* Disambiguate a citation from others in the list: add a letter after the year or, in the text, a short title. */
const tellApart = (html, part, style, list, isEntry) => {
  const formIn = ({ work, page }) => (work?.whole ?? page.forms)[style.later];
  const form = formIn(part);
  const alike = list.filter(([, [one]]) => form && formIn(one) === form);
  const number = alike.findIndex(([, [{ id }]]) => id === part.id);
  if (number < 0 || !alike[1]) return html;
  const [year] = /\d{4}$/.exec(form) ?? [];
  if (year) return html.replace(RegExp(`[(,]”? ?(?:\\d+/)?${year}`), `$&${(number + 10).toString(36)}`);
  return isEntry || !part.work ? html : html.replace(form, part.work.whole.short).replace("”,", ",”");
};

/* Return one note per choice. The first citation of a work, of the paper that cites it and of this site is in full,
   later ones are short. All are short in a note that cites more than three works. The first citation of a paragraph
   that this site numbered includes its opening words. In a list, the first such number is explained. */
const MOST_IN_FULL = 3;
export const notes = (choices, style, { numbering }, isList = false) => {
  const list = listed(choices, style);
  const before = new Set();
  const formFor = (thing) => (isFirst(thing, before) ? style.first : style.later);
  const placeIn = (part, name) => {
    const words = [...(wordsAt(part) ?? [])];
    const [opening, closing] = style.is_note ? "()" : "[]"; // in the text, the citation itself is in parentheses
    return formOf(part, name)[1].replace(/\d+(?:–\d+)?/g, (number) => {
      const first = words.shift();
      return first && isFirst(`${keyOf(part)} ${number}`, before) ? `${number} ${opening}“${first} …”${closing}` : number;
    });
  };
  const noteOn = (parts, isShort) => {
    const [part] = parts;
    const name = isShort ? style.later : formFor(keyOf(part));
    const [begun, , end] = formOf(part, name);
    const start = tellApart(begun, part, style, list);
    /* Omit a locator if another one extends it, for example with a note number. */
    const said = parts.filter(({ at }) => !parts.some((other) => other.at?.startsWith(`${at}, `)));
    const places = said.map((one) => placeIn(one, name)).filter(Boolean);
    const own = start + joinPlaces(places) + end;
    const asIn = (how) => (style.says_as_cited && how.startsWith("cited in") ? `as ${how}` : how);
    if (part.basis) return `${comma(own)} ${part.basis.replaceAll("cited in", asIn)}`;
    const whole = part.inside ? `${comma(own)} ${asIn(part.how)} ${noteOn([part.inside], isShort)}` : own;
    return part.speaker ? `${part.speaker}, ${asIn("cited in")} ${whole}` : whole;
  };
  const isCounted = ({ parts }) => parts.some((part) => wordsAt(part.inside ?? part)?.some(Boolean));
  const firstCounted = isList ? choices.findIndex(isCounted) : -1;
  return choices.map((choice, index) => {
    const works = byWork(choice.parts);
    const own = works.map((parts) => noteOn(parts, works[MOST_IN_FULL]));
    const all = own.length > 1 ? "all " : "";
    let note = own.join("; ");
    if (choice.given) note = `${comma(note)} ${all}${choice.given.words[formFor("given")]}, ${choice.given.address}`;
    if (index !== firstCounted) return finishNote(style, note);
    if (!style.is_note) return finishNote(style, `${note}; ${numbering}`);
    return `${finish(style, note)} ${finish(style, numbering)}`;
  });
};

/* Return the bibliography: each cited work or page once, in alphabetical order. A work that was read only in a paper
   is listed under the paper; note styles list the work too and name the paper in short form. A work that was read
   only “as given here” says so; the first such entry includes the URL of the site. */
export const bibliography = (choices, style, site) => {
  const list = listed(choices, style);
  const before = new Set();
  return list.map(([entry, parts]) => {
    const read = parts.filter((part) => !part.given);
    const hows = (read[0] ? read : parts).map(({ inside, how }) => (inside ? finish(style, `${how} ${inside.work.whole[style.later]}`) : ""));
    const whole = [tellApart(entry, parts[0], style, list, true), ...(hows.includes("") ? [] : new Set(hows))].join(" ");
    if (read[0]) return whole;
    return finish(style, `${whole} ${parts[0].given.words[style.entry]}${isFirst("given", before) ? `, ${site}` : ""}`);
  });
};

/* Join `texts` with text before, between and after them; return an empty string if there are none. */
const inRow = ([before, between, after], texts) => (texts.length ? before + texts.join(between) + after : "");

/* Return an export file: each work that was read, once, with its locators and the works cited there as notes. A note
   also states what was read only “as given here”. An entry is a choice with its title and URL. */
export const programFile = (program, entries, { programs }) => {
  const { file, notes: noted, end, escapes } = programs[program];
  const found = new Map();
  for (const { choice, title, address } of entries) {
    for (const part of choice.parts) {
      const seen = part.inside ?? part;
      const [beginning, ...own] = seen.page ? [seen.page.text(program)] : seen.work.programs[program];
      if (!found.has(keyOf(seen))) found.set(keyOf(seen), { beginning, remarks: own });
      const where = choice.given ? `${plain(choice.given.words.entry)}, ${address}` : address;
      const basis = part.basis && capital(plain(part.basis));
      const passage = part.name ? `${part.name}: ${part.label}` : basis || (choice.given && "The work");
      if (passage) found.get(keyOf(seen)).remarks.push(escapeSigns(`${passage}; ${title}; ${where}`, escapes));
    }
  }
  return inRow(file, [...found.values()].map(({ beginning, remarks }) => beginning + inRow(noted, remarks) + end));
};

const asMarkdown = (html) => plain(html.replace(/<\/?(?:em|i|cite)\b[^>]*>/g, "*"));

/* Return the list as Markdown: each title with its footnote or author-date citation, then the bibliography. */
export const markdown = (entries, style, words, site) => {
  const choices = entries.map(({ choice }) => choice);
  const own = notes(choices, style, words, true).map(asMarkdown);
  const calls = own.map((note, index) => (style.is_note ? `[^${index + 1}]` : ` ${note}`));
  const below = style.is_note ? own.map((note, index) => `${calls[index]}: ${note}`) : [];
  const works = bibliography(choices, style, site).map(asMarkdown);
  return [...entries.map(({ title }, index) => title + calls[index]), `## ${style.works}`, ...works, ...below].join("\n\n");
};
