/* Citations as they are put together, without a page: of a page or a part of it, as its page has it,
   with the patterns of styles (`cite/forms.json`), and of works (`cite/works/`). A form has
   no end until `finish` adds it. */

const SPAN = /<\/?span\b[^>]*>/g;
const sentence = (form) =>
  (/[.?!](?:[’”]*”)?$/.test(form.replace(SPAN, "")) ? form : form.replace(/(?:’?”)?$/, ".$&"));
const comma = (form) => form.replace(/(?:’?”)?$/, ",$&");

/* A form as readers see it in a note or a list: a sentence, but nothing after an address in some styles. */
export const finish = (style, form) => {
  const begun = form.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
  return style.ends_in_address && /(?:https?:\/\/\S+|<\/a>)$/.test(form) ? begun : sentence(begun);
};
/* What is cited, in a note or, between brackets, in the text. */
const finishNote = (style, form) => (style.is_note ? finish(style, form) : `(${form})`);

const SIGNS = { amp: "&", nbsp: " ", lt: "<", gt: ">", quot: '"', "#34": '"', "#39": "'" };
/* HTML as plain text. */
export const plain = (html) => html
  .replace(/<[^>]*>/g, "")
  .replace(/&(\w+|#\d+);/g, (all, name) => SIGNS[name] ?? all);

/* A pattern with all that is open in it, and with its title: in quotation marks it has others, and it may
   end by itself. */
const SIGNED = { "": String, ".": sentence, ",": comma };
const fillPattern = (pattern, title, gaps) => pattern
  .replace(/\{(\w+)\}/g, (all, name) => gaps[name] ?? all)
  .replace(/(“?)\{title\}([.,]?)(”?)/g, (all, opening, sign, closing) => {
    const own = opening ? title.replaceAll("“", "‘").replaceAll("”", "’") : title;
    return SIGNED[sign](opening + own + closing);
  });

const keyIn = (text) => text.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
const escapeSigns = (text, signs) => [...text].map((sign) => signs[sign] ?? sign).join("");

/* A page, or a part of it, as it is cited and as programs have it. `base` is the address of the site. */
const ofPage = (data, anchor, path, { pages, programs }, base) => {
  const [page] = path.split("#");
  const number = data.paragraphs?.[anchor];
  const pattern = pages[data.as];
  const title = data.titles?.[anchor] ?? data.title;
  const key = keyIn(path);
  const gaps = { address: base + path, page: base + page, number };
  const forms = Object.fromEntries(Object.entries(number ? pattern.paragraph : pattern.forms)
    .map(([name, form]) => [name, fillPattern(form, title, gaps)]));
  const text = (program) => {
    const escapedTitle = escapeSigns(plain(title), programs[program].escapes);
    return pattern.programs[program].replaceAll("{title}", () => escapedTitle)
      .replace("{key}", key).replace("{address}", base + path);
  };
  return { path, key, forms, text };
};

/* A place of the data with its work, and with the place of the paper in which that is cited, and the words before that. */
const placeOf = (data, number, works) => {
  const [id, at, paper, how = "cited in"] = data.places[number];
  const inside = paper === undefined ? null : placeOf(data, paper, works);
  const { path, ...work } = works[id];
  const before = inside ? plain(`${work.short ?? work.name}, ${how} `) : "";
  const name = before + plain((inside?.work ?? work).name);
  const label = inside ? `${at && `${at}, `}${how.split(" ")[0]} at ${inside.label}` : at || "The work";
  return { id, path, work, at, inside, how, name, label, number };
};

/* Whether a reader cannot be expected to have read what cites some places. */
const isUnread = ({ parts }) => parts.some((part) => (part.inside ?? part).work?.unread);
/* A choice as somebody makes it who read the papers, or only this site; as it is where it is the same to both. */
export const asRead = (choices, choice, read) => (
  choices.find(({ parts, given }) => read && parts === choice.parts && Boolean(given) === (read === "site")) ?? choice);
const NAMES = new Intl.ListFormat("en");
/* What a part can be cited by, each one or several places, a work or a page. A statement is cited first by its
   source, by who speaks through a paper before that; all else as a page of ours, then by its sources as they are given
   there, then by these; but a quotation, or the page of a record that answers nothing, by its paper first, as given there,
   if it has one alone. What nobody can be expected to have read is as given here first; a work that was not read for the
   site is cited in its papers first, and never only as given here. `known` are the patterns and the works, `basis` the
   words of a part on what it rests on; without them a page of ours says in which papers it was read. */
export const choicesOf = (data, anchor, path, known, base, { isStatement, isQuoted, basis } = {}) => {
  const asGiven = (choice) => ({ ...choice, label: `As given here: ${choice.label}`, given: base + path });
  const bothWays = (one) => (isUnread(one) ? [asGiven(one), one] : [one, asGiven(one)]);
  const places = (data.parts?.[anchor] ?? []).map((number) => placeOf(data, number, known.works));
  const each = places.map((one) => ({ label: `${one.name}: ${one.label}`, parts: [one] }));
  if (!anchor && data.work) {
    const { path: there, ...work } = known.works[data.work];
    const itself = { label: "The work", parts: [{ id: data.work, path: there, work, at: "" }] };
    const cited = each.filter(({ parts: [{ id }] }) => id === data.work);
    return cited[0] ? [...cited.flatMap(bothWays), itself] : bothWays(itself);
  }
  const label = anchor.startsWith("answer-") ? "This answer" : "This page";
  const ours = ofPage(data, anchor, path, known.patterns, base);
  const number = data.paragraphs?.[anchor];
  const papers = places.map(({ inside, work }) => inside?.work ?? work);
  const names = [...new Set(papers.map(({ short, name }) => short ?? name))];
  /* A newspaper has a comma before its day. */
  const named = names.some((name) => name.includes(",")) ? names.join("; ") : NAMES.format(names);
  const page = { label, parts: [{ id: ours.key, page: ours, at: number && `¶${number}`, basis: basis ?? named }] };
  /* The first of them, and those of papers but that in which it is cited. */
  const direct = places.filter(({ inside, number: own }, index) => !index || !(inside || own === places[0].inside?.number));
  const together = direct.length > 1 ? [{ label: `Its ${direct.length} places`, parts: direct }] : [];
  const all = places[0]?.inside ? [each[0], ...together, ...each.slice(1)] : [...together, ...each];
  const given = all.map(asGiven);
  const isVoiced = names.length === 1 && (anchor ? isQuoted : !/^(questions|journeys|teaching|figures)/.test(path));
  if (!isStatement) return isVoiced ? [...given, page, ...all] : [page, ...given, ...all];
  return [...all.flatMap(bothWays), page];
};

/* A form of a part that is not cited in another: what is before its place, the place, what is after. */
const formOf = ({ work, page, at }, name) => (
  page || !at ? [(page?.forms ?? work.whole)[name], "", ""] : work.places[at][name]);
const keyOf = ({ path, page }) => path ?? page.path;

/* The first words of each paragraph at a place, where their numbers are ours and no copy has them. */
const wordsAt = ({ work, at }) => work?.places[at]?.words;
/* Whether something is the first of its kind, which is then remembered. */
const isFirst = (kind, before) => !before.has(kind) && Boolean(before.add(kind));

/* Places in one work, as they stand in a note: paragraphs or pages that follow each other have the word
   before them once, and commas between them; so have bare pages. After a note a number would be another, and
   none is said twice. */
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

/* The parts of a note, grouped where consecutive parts cite the same work. */
const byWork = (parts) => {
  const together = [];
  for (const part of parts) {
    const [last] = together.at(-1) ?? [];
    if (last?.at && part.at && !last.inside && !part.inside && keyOf(last) === keyOf(part)) together.at(-1).push(part);
    else together.push([part]);
  }
  return together;
};

/* The entries of a bibliography with the parts they cite, sorted by letter; entries that begin alike, by date. */
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

/* A form with what tells its work from others of the list: a letter after the year, or in the text a short title. */
const tellApart = (html, part, style, list, isEntry) => {
  const formIn = ({ work, page }) => (work?.whole ?? page.forms)[style.later];
  const form = formIn(part);
  const alike = list.filter(([, [one]]) => form && formIn(one) === form);
  const number = alike.findIndex(([, [{ id }]]) => id === part.id);
  if (number < 0 || !alike[1]) return html;
  const [year] = /\d{4}$/.exec(form) ?? [];
  if (year) return html.replace(RegExp(`[(,]”? ?${year}`), `$&${(number + 10).toString(36)}`);
  return isEntry || !part.work ? html : html.replace(form, part.work.whole.short).replace("”,", ",”");
};

/* A note for each choice. A work, the paper that cites it and this site are in full at their first citation, short
   after that; in a note of more than three works all are short. A paragraph whose number is ours has its first words at
   its first citation. In a list, the first such number is explained. */
const MOST_IN_FULL = 3;
export const notes = (choices, style, { given, numbering }, isList = false) => {
  const list = listed(choices, style);
  const before = new Set();
  const formFor = (thing) => (isFirst(thing, before) ? style.first : style.later);
  const placeIn = (part, name) => {
    const words = [...(wordsAt(part) ?? [])];
    const [opening, closing] = style.is_note ? "()" : "[]"; // in the text, which stands in brackets itself
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
    /* With its note, or what stands there, a place is said once. */
    const said = parts.filter(({ at }) => !parts.some((other) => other.at?.startsWith(`${at}, `)));
    const places = said.map((one) => placeIn(one, name)).filter(Boolean);
    const own = start + joinPlaces(places) + end;
    if (part.basis) return `${comma(own)} citing ${part.basis}`;
    const as = style.says_as_cited && part.how === "cited in" ? "as " : "";
    return part.inside ? `${comma(own)} ${as}${part.how} ${noteOn([part.inside], isShort)}` : own;
  };
  const isCounted = ({ parts }) => parts.some((part) => wordsAt(part.inside ?? part)?.some(Boolean));
  const firstCounted = isList ? choices.findIndex(isCounted) : -1;
  return choices.map((choice, index) => {
    const works = byWork(choice.parts);
    const own = works.map((parts) => noteOn(parts, works[MOST_IN_FULL]));
    const all = own.length > 1 ? "all " : "";
    let note = own.join("; ");
    if (choice.given) note = `${comma(note)} ${all}${given[formFor("given")]}, ${choice.given}`;
    if (index !== firstCounted) return finishNote(style, note);
    if (!style.is_note) return finishNote(style, `${note}; ${numbering}`);
    return `${finish(style, note)} ${finish(style, numbering)}`;
  });
};

/* The works, or what else is cited, of a list: each once, in the order of the alphabet. Of what was read only
   in a paper the paper is listed, and itself with that in short where notes are written. What was read only
   as given here says so; the first such has the address of the site. */
export const bibliography = (choices, style, { given }, site) => {
  const list = listed(choices, style);
  const before = new Set();
  return list.map(([entry, parts]) => {
    const read = parts.filter((part) => !part.given);
    const hows = (read[0] ? read : parts).map(({ inside, how }) => (inside ? finish(style, `${how} ${inside.work.whole[style.later]}`) : ""));
    const whole = [tellApart(entry, parts[0], style, list, true), ...(hows.includes("") ? [] : new Set(hows))].join(" ");
    if (read[0]) return whole;
    return finish(style, `${whole} ${given[style.entry]}${isFirst("given", before) ? `, ${site}` : ""}`);
  });
};

/* Texts with what stands before, between and after them; nothing without any. */
const inRow = ([before, between, after], texts) => (texts.length ? before + texts.join(between) + after : "");

/* A file for a program: each work that was read once, with the places at which it is cited, and what
   is cited there, as a note, which says what was read only as given here. An entry is a choice with its title and address. */
export const programFile = (program, entries, { programs, given }) => {
  const { file, notes: noted, end, escapes } = programs[program];
  const found = new Map();
  for (const { choice, title, address } of entries) {
    for (const part of choice.parts) {
      const seen = part.inside ?? part;
      const [beginning, ...own] = seen.page ? [seen.page.text(program)] : seen.work.programs[program];
      if (!found.has(keyOf(seen))) found.set(keyOf(seen), { beginning, remarks: own });
      const where = choice.given ? `${plain(given.entry)}, ${address}` : address;
      const passage = part.name ? `${part.name}: ${part.label}` : part.basis && plain(`Citing ${part.basis}`);
      if (passage) found.get(keyOf(seen)).remarks.push(escapeSigns(`${passage}; ${title}; ${where}`, escapes));
    }
  }
  return inRow(file, [...found.values()].map(({ beginning, remarks }) => beginning + inRow(noted, remarks) + end));
};

const asMarkdown = (html) => plain(html.replace(/<\/?(?:em|i)\b[^>]*>/g, "*"));

/* A list in Markdown: each title with its note, or with what stands in the text; then its works. */
export const markdown = (entries, style, words, site) => {
  const choices = entries.map(({ choice }) => choice);
  const own = notes(choices, style, words, true).map(asMarkdown);
  const calls = own.map((note, index) => (style.is_note ? `[^${index + 1}]` : ` ${note}`));
  const below = style.is_note ? own.map((note, index) => `${calls[index]}: ${note}`) : [];
  const works = bibliography(choices, style, words, site).map(asMarkdown);
  return [...entries.map(({ title }, index) => title + calls[index]), `## ${style.works}`, ...works, ...below].join("\n\n");
};
