/* Pure functions that build citations, without access to the DOM. Input: the citation data of a page, the templates
   of the styles (`cite/forms.json`) and the works (`cite/works/`). A citation has no final punctuation until
   `finishCitation` adds it. */

const SPAN = /<\/?span\b[^>]*>/g;
const addPeriod = (form) =>
  (/[.?!](?:[’”]*”)?$/.test(form.replace(SPAN, "")) ? form : form.replace(/(?:’?”)?$/, ".$&"));
const addComma = (form) => form.replace(/(?:’?”)?$/, ",$&");
const capitalize = (text) => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

/* Return a citation as shown in a note or list: capitalized, with a final period. Some styles have no period after a
   URL. */
export const finishCitation = (style, form) => {
  const capitalized = capitalize(form);
  return style.ends_in_address && /(?:https?:\/\/\S+|<\/a>)$/.test(form) ? capitalized : addPeriod(capitalized);
};
/* Return a finished note or, in author-date styles, the citation in parentheses. */
const finishNote = (style, form) => (style.is_note ? finishCitation(style, form) : `(${form})`);

const CHARACTERS = { amp: "&", nbsp: " ", lt: "<", gt: ">", quot: '"', "#34": '"', "#39": "'" };
/* Convert HTML to plain text. */
export const toPlainText = (html) => html
  .replace(/<[^>]*>/g, "")
  .replace(/&(\w+|#\d+);/g, (entity, name) => CHARACTERS[name] ?? entity);

/* Fill the placeholders and the title of a template. A title between quotation marks gets single quotation marks
   inside, and no second period if it already ends in punctuation. */
const ADD_PUNCTUATION = { "": String, ".": addPeriod, ",": addComma };
const fillTemplate = (template, title, translation, values) => template
  .replace(/\{(\w+)\}/g, (placeholder, name) => values[name] ?? placeholder)
  .replace(/(“?)\{title\}([.,]?)(”?)/g, (placeholder, opening, punctuation, closing) => {
    const nested = opening ? title.replaceAll("“", "‘").replaceAll("”", "’") : title;
    return ADD_PUNCTUATION[punctuation](opening + nested + closing + translation);
  });

const citationKey = (text) => text.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
const escapeCharacters = (text, escapes) => [...text].map((character) => escapes[character] ?? character).join("");

/* Return the citation of a page or one of its sections. `base` is the URL of the site. A section whose title begins
   with that of its page has the list entry of the page, and sections with one title have that of the first. In the
   text, the rest of its title, the `section`, follows. Forms with a URL add the English title of a translation. */
const citePage = (data, anchor, path, { pages, programs, styles }, base) => {
  const templates = pages[data.as];
  const { titles = {} } = data;
  const title = titles[anchor] ?? data.title;
  const listedTitle = title.startsWith(data.title) ? data.title : title;
  const listedAnchor = Object.keys(titles).find((name) => titles[name] === listedTitle);
  const listed = path.split("#")[0] + (listedAnchor ? `#${listedAnchor}` : "");
  const values = { address: base + path, page: base + listed };
  const translation = data.english ? ` [${data.english}]` : "";
  const inText = styles.filter(({ is_note }) => !is_note).map(({ first }) => first);
  const fillForm = ([name, form]) => {
    const ending = /\{(address|page)\}/.test(form) ? translation : "";
    const usedTitle = form.includes("{page}") || inText.includes(name) ? listedTitle : title;
    return [name, fillTemplate(form, usedTitle, ending, values)];
  };
  const forms = Object.fromEntries(Object.entries(templates.forms).map(fillForm));
  const beginEntry = (program) => {
    const escapedTitle = escapeCharacters(toPlainText(listedTitle + translation), programs[program].escapes);
    return templates.programs[program].replaceAll("{title}", () => escapedTitle)
      .replace("{key}", citationKey(listed)).replace("{address}", base + listed);
  };
  const paragraph = data.paragraphs?.[anchor];
  const section = title.slice(listedTitle.length).trim();
  return { id: listed, page: { forms, beginEntry, paragraph, section, address: anchor && values.address } };
};

/* Return a passage with its work, the passage of the paper that cites the work (`inside`) and the introductory words
   (`how`). A work that only reports a statement follows the speaker. A complete work has no `name`. */
const resolvePassage = ({ work: id, at = "", within, speaker, how = "cited in" }, works) => {
  const inside = within && resolvePassage(within, works);
  const { path, ...work } = works[id];
  const part = { id, path, work, at, inside, how, speaker };
  if (!at && !inside) return { ...part, label: "The work" };
  const citing = inside ? `${work.name}, ${how} ` : "";
  const name = toPlainText((speaker ? `${addComma(speaker)} cited in ` : "") + citing + (inside?.work ?? work).name);
  const citedAt = at && `${at}, ${how.split(" ")[0]} at `;
  return { ...part, name, label: inside ? citedAt + inside.label : at };
};

/* Return the source in which the user read of a part: this site, the paper that cites a work, or the work itself. */
export const readSource = (part, within) => within ?? part.inside ?? part;

/* Return a choice for a user who read its sources, or only this site. */
export const citeAsRead = (choice, isRead) => (isRead ? { ...choice, within: undefined } : choice);

/* Return the possible citations of a page or section, the default first; each cites passages, or this page. `within` is
   the page for users who did not read the passages. `known` contains the templates and works; `basis` contains the works
   that this page cites, by the speakers whom they report. */
export const citationChoices = (data, anchor, path, known, base, basis) => {
  const within = citePage(data, anchor, path, known.patterns, base);
  const page = { label: anchor.startsWith("answer-") ? "This answer" : "This page", parts: [{ ...within, basis }] };
  return data.parts[anchor].map((passages) => {
    if (!passages.length) return page;
    const parts = passages.map((passage) => resolvePassage(passage, known.works));
    const [{ name, label }] = parts;
    return { label: parts[1] ? "All sources" : [name, label].filter(Boolean).join(": "), parts, within };
  });
};

/* Return a formatted citation, not nested in another, as [text before the locator, locator, text after it]. */
const formatPart = ({ work, page, at }, name) => (
  page || !at ? [(page?.forms ?? work.whole)[name], "", ""] : work.places[at][name]);
/* Return whether `key` occurs for the first time, and record it in `seen`. */
const recordFirst = (key, seen) => !seen.has(key) && Boolean(seen.add(key));

/* Return the entries of a bibliography with the work or page of each, sorted alphabetically; entries that begin alike
   are sorted by date. */
const sortKey = ([html, { work }]) => toPlainText(html).replace(/^[^\p{L}\p{N}]+/u, "")
  .replace(/(?:\p{Lu}\p{Ll}+\.? )?\d/u, `${work?.issued ?? ""} $&`);
const buildEntries = (choices, style) => {
  const sources = choices.flatMap(({ parts, within }) => parts.map((part) => readSource(part, within)));
  const entries = new Map(sources.map((source) => (
    [finishCitation(style, formatPart({ ...source, at: "" }, style.entry)[0]), source])));
  return [...entries].sort((a, b) => sortKey(a).localeCompare(sortKey(b)));
};

/* Disambiguate a citation from others in the list: add a letter after the year or, in the text, a short title. */
const disambiguate = (html, part, style, entries, isEntry) => {
  const laterForm = ({ work, page }) => (work?.whole ?? page.forms)[style.later];
  const form = laterForm(part);
  const alike = entries.filter(([, source]) => form && laterForm(source) === form);
  const number = alike.findIndex(([, { id }]) => id === part.id);
  if (number < 0 || !alike[1]) return html;
  const [year] = /\d{4}$/.exec(form) ?? [];
  if (year) return html.replace(RegExp(`[(,]”? ?(?:\\d+/)?${year}`), `$&${(number + 10).toString(36)}`);
  return isEntry || !part.work ? html : html.replace(form, part.work.whole.short).replace("”,", ",”");
};

const adaptPhrase = (how, style) => (style.says_as_cited && how.startsWith("cited in") ? `as ${how}` : how);
const NOTE_STYLE = { is_note: true };
/* Return the works that a page cites, by the speakers whom they report. */
const formatBasis = (basis, style) => basis.map(({ speaker, works }) => {
  const formatWork = ({ name, whole, remark }) => (style.is_note || !whole ? name.replace("”,", ",”") : whole[style.later]) + (remark ? `, ${remark}` : "");
  const names = works.map(formatWork).join("; ");
  return speaker ? `according to ${speaker}, ${adaptPhrase("cited in", style)} ${names}` : `citing ${names}`;
}).join("; ");

/* Return one note per choice. The first citation of a work, of the paper that cites it and of a page is in full, later
   ones are short. A short note on a section of a page has its URL; in the text, a paragraph of a page has its number. A
   paragraph of a work that this site numbered has its opening words. */
export const formatNotes = (choices, style) => {
  const entries = buildEntries(choices, style);
  const seen = new Set();
  const formatLocator = (part, locator) => {
    const words = [...(part.work?.places[part.at]?.words ?? [])];
    const [opening, closing] = style.is_note ? "()" : "[]"; // in the text, the citation itself is in parentheses
    return locator.replace(/\d+(?:–\d+)?/g, (number) => {
      const first = words.shift();
      return first ? `${number} ${opening}“${first} …”${closing}` : number;
    });
  };
  const formatCitation = (part) => {
    const name = recordFirst(part.id, seen) ? style.first : style.later;
    const [before, locator, after] = formatPart(part, name);
    let citation = disambiguate(before, part, style, entries) + formatLocator(part, locator) + after;
    if (part.page?.address && style.is_note && name === style.later) citation = `${addComma(citation)} ${part.page.address}`;
    if (part.page?.paragraph && !style.is_note) citation = `${addComma(citation)} ${style.paragraph_word}. ${part.page.paragraph}`;
    if (part.page?.section && !style.is_note) citation = `${addComma(citation)} “${part.page.section}” section`;
    if (part.basis) citation = `${addComma(citation)} ${formatBasis(part.basis, style)}`;
    if (part.inside) citation = `${addComma(citation)} ${adaptPhrase(part.how, style)} ${formatCitation(part.inside)}`;
    return part.speaker ? `${addComma(part.speaker)} ${adaptPhrase("cited in", style)} ${citation}` : citation;
  };
  return choices.map(({ parts, within }) => {
    const citations = parts.map(formatCitation);
    let note = citations.join("; ");
    if (within) note = `${addComma(note)} ${citations[1] ? "all " : ""}${adaptPhrase("cited in", style)} ${formatCitation(within)}`;
    return finishNote(style, note);
  });
};

/* Return the bibliography: each work or page that was read, once, in alphabetical order. */
export const formatBibliography = (choices, style) => {
  const entries = buildEntries(choices, style);
  return entries.map(([entry, source]) => disambiguate(entry, source, style, entries, true));
};

/* Join `texts` with text before, between and after them; return an empty string if there are none. */
const joinTexts = ([before, between, after], texts) => (texts.length ? before + texts.join(between) + after : "");

/* Return an export file: each work or page that was read, once, with the cited passages as notes. An entry is a choice
   with its title and URL. */
export const buildExportFile = (program, entries, { programs }) => {
  const { file, notes, end, escapes } = programs[program];
  const items = new Map();
  for (const { choice: { parts, within }, title, address } of entries) {
    for (const part of parts) {
      const source = readSource(part, within);
      const [beginning, ...remarks] = source.page ? [source.page.beginEntry(program)] : source.work.programs[program];
      if (!items.has(source.id)) items.set(source.id, { beginning, remarks });
      const passage = part.name ? `${part.name}: ${part.label}` : capitalize(part.basis ? formatBasis(part.basis, NOTE_STYLE) : (within && part.work.name) ?? "");
      if (passage || address.includes("#")) {
        items.get(source.id).remarks.push(escapeCharacters([toPlainText(passage), title, address].filter(Boolean).join("; "), escapes));
      }
    }
  }
  return joinTexts(file, [...items.values()].map(({ beginning, remarks }) => beginning + joinTexts(notes, remarks) + end));
};

const toMarkdown = (html) => toPlainText(html.replace(/<\/?(?:em|i|cite)\b[^>]*>/g, "*"));

/* Return the list as Markdown: each title with its footnote or author-date citation, then the bibliography. */
export const listAsMarkdown = (entries, style) => {
  const choices = entries.map(({ choice }) => choice);
  const notes = formatNotes(choices, style).map(toMarkdown);
  const calls = notes.map((note, index) => (style.is_note ? `[^${index + 1}]` : ` ${note}`));
  const footnotes = style.is_note ? notes.map((note, index) => `${calls[index]}: ${note}`) : [];
  const works = formatBibliography(choices, style).map(toMarkdown);
  return [...entries.map(({ title }, index) => title + calls[index]), `## ${style.works}`, ...works, ...footnotes].join("\n\n");
};
