/* Pure functions that build citations, without access to the DOM. Input: the citation data of a page, the templates
   of the styles (`cite/forms.json`) and the works (`cite/works/`). A citation has no final punctuation until
   `finishCitation` adds it. */

const SPAN = /<\/?span\b[^>]*>/g;
const addPeriod = (form) =>
  (/[.?!](?:[’”]*”)?$/.test(form.replace(SPAN, "")) ? form : form.replace(/(?:”?’?”)?$/, ".$&"));
/* American styles have commas inside closing quotation marks. */
const adaptTitle = (style, title) => (style.is_british ? title : title.replaceAll("”,", ",”"));
const addComma = (form) => form.replace(/(?:”?’?”)?$/, ",$&");
/* Join the parts that are not empty with commas, inside closing quotation marks. */
const joinParts = (...parts) => parts.filter(Boolean).reduce((before, part) => `${addComma(before)} ${part}`);
const capitalize = (text) => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

/* Return a citation as shown in a note or list: capitalized, with a final period. Some styles have no period after a
   URL. */
export const finishCitation = (style, form) => {
  const capitalized = capitalize(form);
  return style.ends_in_address && /(?:https?:\/\/\S+|<\/a>)$/.test(form) ? capitalized : addPeriod(capitalized);
};

const CHARACTERS = { amp: "&", nbsp: " ", lt: "<", gt: ">", quot: '"', "#34": '"', "#39": "'" };
/* Convert HTML to plain text. */
export const toPlainText = (html) => html
  .replace(/<[^>]*>/g, "")
  .replace(/&(\w+|#\d+);/g, (entity, name) => CHARACTERS[name] ?? entity);

/* Swap double and single quotation marks, as inside a quotation: single marks nested in double marks become double. */
const nestQuotations = (text) =>
  text.replace(/“([^“”]*)”/g, (quotation, inside) => `‘${inside.replace(/‘([^‘“”]*?)’(?![\p{L}\p{N}_])/gu, "“$1”")}’`);

/* Fill the placeholders and the title of a template. In a title between quotation marks, quotations get single marks. A
   title that ends in punctuation gets no second period. The translation in brackets follows the title. */
const ADD_PUNCTUATION = { "": String, ".": addPeriod, ",": addComma };
const fillTemplate = (template, title, translation, values) => template
  .replace(/\{(\w+)\}/g, (placeholder, name) => values[name] ?? placeholder)
  .replace(/(“?)\{title\}([.,]?)(”|<\/em>|)/g, (placeholder, opening, punctuation, closing) => {
    const nested = opening || closing ? nestQuotations(title) : title;
    return ADD_PUNCTUATION[punctuation](opening + nested + closing + translation);
  });

const citationKey = (text) => text.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
const escapeCharacters = (text, escapes) => [...text].map((character) => escapes[character] ?? character).join("");

/* Return the citation of a page or one of its sections. `base` is the URL of the site. The bibliography entry of a
   section names the page if the title of the section begins with the title of the page. It names the record if the
   section is a part of a record. In-text citations add the locator of the section or the rest of its title, later notes
   add its URL. Other forms have the translation of the title. */
const citePage = (data, anchor, path, { pages, formats, styles }, base) => {
  const { parts } = data;
  const { title = data.title, locator } = parts[anchor];
  const listedTitle = title.startsWith(data.title) ? data.title : title;
  const listedAnchor = Object.keys(parts).find((name) => parts[name].title === listedTitle && !parts[name].locator) ?? "";
  const listed = path.split("#")[0] + (listedAnchor && `#${listedAnchor}`);
  const values = { address: base + path, page: base + listed };
  const { translation, medium = "" } = parts[listedAnchor] ?? {};
  const templates = pages[`${data.as} ${medium}`.trim()];
  const inBrackets = translation ? ` [${translation}]` : "";
  const forms = {};
  const section = title.slice(listedTitle.length).trim();
  for (const style of styles) {
    const { is_note, first_form, later_form, entry_form, paragraph_word, section_form } = style;
    const citedTitle = is_note ? title : listedTitle;
    const fill = (name, usedTitle, translated) => fillTemplate(templates.forms[name], adaptTitle(style, usedTitle), translated, values);
    const position = is_note ? [anchor && values.address] : [
      locator?.replace("¶", `${paragraph_word}. `),
      section && section_form.replace("{}", nestQuotations(adaptTitle(style, section))),
    ];
    forms[entry_form] = fill(entry_form, listedTitle, inBrackets);
    forms[first_form] = fill(first_form, citedTitle, inBrackets);
    forms[later_form] = joinParts(fill(later_form, citedTitle, ""), ...position);
  }
  const formatBeginning = (format) => {
    const escapedTitle = escapeCharacters(toPlainText(listedTitle + inBrackets), formats[format].escapes);
    return templates.formats[format].replaceAll("{title}", () => escapedTitle)
      .replace("{key}", citationKey(listed)).replace("{address}", values.page);
  };
  return { id: listed, page: { forms, formatBeginning } };
};

/* Return a passage with its work and the passage of the paper that cites the work (`inside`). `quoted` is "quoted" or
   "translated" if this site prints words of the passage. If a work only reports a statement, the label has the speaker. A complete work has no label. */
const resolvePassage = ({ work: id, at = "", within, speakers, quoted }, works) => {
  const inside = within && resolvePassage(within, works);
  const work = works[id];
  const part = { id, work, at, inside, speakers, quoted };
  if (!at && !inside) return part;
  const passage = work.name + (at && `: ${at}`);
  const label = toPlainText(speakers ? joinParts(Object.values(speakers)[0], `in ${passage}`) : passage);
  return { ...part, label: inside ? `${label}, cited in ${inside.label}` : label };
};

/* Return what the user actually read: this site, the paper that cites a work, or the work itself. */
export const findReadSource = ({ part, within }) => within ?? part.inside ?? part;

/* Return a citation. If the user read the cited source itself (`isRead`), the citation does not mention this site. */
export const omitSiteIfRead = (citation, isRead) => (isRead ? { ...citation, within: undefined } : citation);

/* Return the possible citations of a page or section, the default first; each cites a passage, or this page. `within` is
   the page for users who did not read the passage. `known` contains the templates and works. */
export const citationChoices = (data, anchor, path, known, base) => {
  const within = citePage(data, anchor, path, known.patterns, base);
  const { choices, basis } = data.parts[anchor];
  const part = { ...within, basis };
  const page = { label: anchor.startsWith("answer-") ? "This answer" : "This page", part };
  return choices.map((passage) => {
    if (!passage.work) return page;
    const cited = resolvePassage(passage, known.works);
    return { label: cited.label ?? "The work", part: cited, within };
  });
};

/* Return the entries of a bibliography with the work or page of each, sorted alphabetically without initial articles;
   entries that begin alike are sorted by date. A title precedes longer titles that begin with the same words. With
   `listsSources` in the style, sources that the user read about on this site are listed, too. */
const sortKey = ([html, { work }]) => toPlainText(html).replace(/^[^\p{L}\p{N}]*(?:(?:An?|The) )?/u, "")
  .replace(/(?:\p{Lu}\p{Ll}+\.? )?\d/u, `${work?.issued ?? ""} $&`).replaceAll(".", " ");
const buildEntries = (choices, style) => {
  const others = style.listsSources ? choices.map(({ part }) => part.inside ?? part) : [];
  const sources = [...choices.map(findReadSource), ...others];
  const entries = new Map(sources.map((source) => (
    [finishCitation(style, (source.page?.forms ?? source.work.whole)[style.entry_form]), source])));
  return [...entries].sort((a, b) => sortKey(a).localeCompare(sortKey(b)));
};

/* Distinguish the citation of a work from other citations in the list: add a letter after the year or, in the text, a
   short title. */
const disambiguate = (html, { id, work }, style, entries, isEntry) => {
  const form = work?.whole[style.later_form];
  const alike = entries.filter(([, source]) => form && source.work?.whole[style.later_form] === form);
  const number = alike.findIndex(([, source]) => source.id === id);
  if (number < 0 || !alike[1]) return html;
  const [year] = /\d{4}$/.exec(form) ?? [];
  if (year) return html.replace(RegExp(`[(,]”? ?(?:\\d+/)?${year}`), `$&${(number + 10).toString(36)}`);
  return isEntry ? html : html.replace(form, work.whole.short).replace("”,", ",”");
};

/* Return one note per choice or, in author-date styles, the citation in parentheses. The first citation of a work,
   paper or page is in full, later citations are short. The first note on a page or section names the works that it
   cites. A work that no list contains is cited in full enough to be found. */
export const formatNotes = (choices, style) => {
  const entries = buildEntries(choices, style);
  const seen = new Set();
  const formatPassage = (part, isListed = true) => {
    const { page, work, at } = part;
    const forms = page?.forms ?? work.places[at] ?? work.whole;
    if (!isListed && forms[`${style.id}-unlisted`]) return forms[`${style.id}-unlisted`];
    const name = seen.has(part.id) ? style.later_form : style.first_form;
    const isBasisNew = style.is_note && part.basis && !seen.has(part.id + part.basis);
    seen.add(part.id).add(part.id + part.basis);
    return joinParts(disambiguate(forms[name], part, style, entries), isBasisNew && `citing ${part.basis}`);
  };
  /* A citation has one “cited in”, before the source that was read. If the user read this site, only notes name the
     paper between the cited work and this site. */
  const formatChoice = ({ part, within }) => {
    const { inside, speakers, quoted } = part;
    const citedIn = quoted ? style.quoted_in : style.cited_in;
    const formatOriginal = (isListed) => {
      const original = formatPassage(part, isListed);
      return speakers ? joinParts(speakers[style.id], `${inside || within ? "in" : citedIn} ${original}`) : original;
    };
    if (style.is_note && inside && within) {
      const original = `${quoted ? "quoting" : "citing"} ${formatOriginal(false)}`;
      return joinParts(formatPassage(inside), original, `as ${quoted ?? "summarized"} in ${formatPassage(within)}`);
    }
    const source = within ?? inside;
    const isTranslated = style.is_note && within && quoted === "translated";
    const sourceWords = source && `${isTranslated ? "translated in" : citedIn} ${formatPassage(source)}`;
    return joinParts(formatOriginal(style.is_note || !source), sourceWords);
  };
  return choices.map(formatChoice).map((form) => {
    if (style.is_note) return finishCitation(style, form);
    return `(${style.is_british ? nestQuotations(form.replaceAll(",”", "”,")) : form})`;
  });
};

/* Return the bibliography: each work or page that was read, once, in alphabetical order. */
export const formatBibliography = (choices, style) => {
  const entries = buildEntries(choices, style);
  return entries.map(([entry, source]) => disambiguate(entry, source, style, entries, true));
};

/* Join `texts`, with text before the first, between two, and after the last; without texts, return an empty string. */
const joinTexts = ([prefix, separator, suffix], texts) => (texts.length ? prefix + texts.join(separator) + suffix : "");

/* Return an export file: each work or page that was read, once, with the cited passages as notes. An entry consists of
   the chosen citation (`choice`), its title and its URL. */
export const buildExportFile = (format, entries, { formats }) => {
  const { file_rule, notes_rule, entry_end, escapes } = formats[format];
  const items = new Map();
  for (const { choice, title, address } of entries) {
    const { part, within } = choice;
    const source = findReadSource(choice);
    const [beginning, ...remarks] = source.page ? [source.page.formatBeginning(format)] : source.work.formats[format];
    if (!items.has(source.id)) items.set(source.id, { beginning, remarks });
    const passage = part.label ?? (part.basis ? `Citing ${part.basis}` : (within && part.work.name) ?? "");
    if (passage || address.includes("#")) {
      items.get(source.id).remarks.push(escapeCharacters([toPlainText(passage), title, address].filter(Boolean).join("; "), escapes));
    }
  }
  return joinTexts(file_rule, [...items.values()].map(({ beginning, remarks }) => beginning + joinTexts(notes_rule, remarks) + entry_end));
};

const toMarkdown = (html) => toPlainText(html.replace(/<\/?(?:em|i|cite)\b[^>]*>/g, "*"));

/* Return the list as Markdown: each title with its footnote or author-date citation, then the bibliography. */
export const listAsMarkdown = (entries, style) => {
  const choices = entries.map(({ choice }) => choice);
  const notes = formatNotes(choices, style).map(toMarkdown);
  const calls = notes.map((note, index) => (style.is_note ? `[^${index + 1}]` : ` ${note}`));
  const footnotes = style.is_note ? notes.map((note, index) => `${calls[index]}: ${note}`) : [];
  const works = formatBibliography(choices, style).map(toMarkdown);
  return [...entries.map(({ title }, index) => title + calls[index]), `## ${style.works_heading}`, ...works, ...footnotes].join("\n\n");
};
