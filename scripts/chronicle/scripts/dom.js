/* The current URL of the site: the parent directory of this script. Pages contain the published URL, which may
   differ. */
export const script = document.querySelector("script[data-site]");
const { site } = script.dataset;
export const root = script.src.replace(/assets\/[^/]*$/, "");
const labels = JSON.parse(script.dataset.words);
/* Translate an interface label into the language of the page, and fill its {} placeholders. */
export const translate = (label, ...values) =>
  values.reduce((text, value) => text.replace("{}", () => value), labels[label] ?? label);
/* Whether this copy has no public URL: it was built without one, or is in the file system, on localhost or at an IP
   address. */
export const isLocal = [location.href, site || "file:"].some((url) => /localhost|^[\d.]*$/.test(new URL(url).hostname));
/* The URL before a path in a citation; empty in a local copy, and if the site URL is not set. */
export const base = isLocal ? "" : site;
/* Replace the published URL in a text with the URL of a local copy. */
export const replaceSiteUrl = (text) => (site && isLocal ? text.replaceAll(site, root) : text);

/* The element that has this site's styles; in another theme this is not the complete page. */
export const styledRoot = document.querySelector("#ours") ?? document.body;

/* Replace no-break spaces, which pages use in names and dates, with spaces. */
export const normalizeSpaces = (text) => text.replaceAll("\u00a0", " ");

/* The decoded URL fragment; empty if it was truncated inside a character. */
export const anchorName = () => {
  try { return decodeURIComponent(location.hash.slice(1)); } catch { return ""; }
};

/* Create an element with properties and content. */
export const createElement = (name, properties, ...content) => {
  const created = Object.assign(document.createElement(name), properties);
  created.append(...content);
  return created;
};
