/* Where the site is really read: the folder above this one. Pages name the address at which it is
   published, which may be another. */
export const script = document.querySelector("script[data-site]");
const { site } = script.dataset;
export const root = script.src.replace(/assets\/[^/]*$/, "");
const words = JSON.parse(script.dataset.words);
/* What the language of the page has for a word of the frame, with what stands at {}. */
export const say = (word, ...held) => held.reduce((text, one) => text.replace("{}", () => one), words[word] ?? word);
/* Whether this is a copy of the reader's own or of an archive, and is cited as that: from a disk, this machine, a number. */
const isCopy = /archive|localhost|^[\d.]*$/.test(location.hostname);
/* What stands before a path in a citation: nothing where the site does not know its address. */
export const base = site && isCopy ? root : site;
/* A text with the host of a copy. */
export const read = (text) => (site && isCopy ? text.replaceAll(site, root) : text);

/* What has our styles: in the frame of another theme that is not the whole page. */
export const frame = document.querySelector("#ours") ?? document.body;

/* A text with plain blanks: a name or a date on a page has such as end no line. */
export const plainBlanks = (text) => text.replaceAll("\u00a0", " ");

/* What the address names on the page; nothing where it was cut inside a letter. */
export const anchorName = () => {
  try { return decodeURIComponent(location.hash.slice(1)); } catch { return ""; }
};

/* An element with its properties and what is in it. */
export const element = (name, properties, ...content) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...content);
  return made;
};
