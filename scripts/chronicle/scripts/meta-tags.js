/* Metadata for reference managers: replace the published host with the actual one and, at an anchor, describe that
   section; see `queries/metadata.py`. */
import { plain } from "./citations.js";
import { dataOf, nameOf, textAt, citeLinkIn } from "./citation-data.js";
import { element, anchorName, replaceSiteUrl, root, normalizeSpaces } from "./dom.js";

const TAGS = "meta[property], meta[name^=citation], meta[name=description]";
const metaTags = () => [...document.querySelectorAll(TAGS)];

const tag = ([name, content]) => {
  const made = element("meta", { content });
  made.setAttribute(name.includes(":") ? "property" : "name", name);
  return made;
};

const canonical = document.querySelector("link[rel=canonical]");
const published = Object.fromEntries(metaTags().map((one) =>
  [one.getAttribute("property") ?? one.name, replaceSiteUrl(one.content)]));
/* unAPI records: of all works on the page, or of the selected one. */
const works = document.querySelector(".unapi-id");
const whole = document.querySelector("link[rel=unapi-server]");
const all = whole?.href;

const follow = () => {
  const id = anchorName();
  const part = id && id !== "cite" ? document.querySelector(`#content #${CSS.escape(id)}`) : null;
  const link = part && citeLinkIn(document, id);
  const isWork = part?.matches(".entry");
  const tags = { ...published };
  works?.classList.toggle("unapi-id", !link);
  if (whole) whole.href = isWork ? `${root}cite/${id}.xml` : all;
  /* Not on the page of a work, which already describes the work. */
  if (link || isWork || (part && "citation_public_url" in published)) {
    tags.citation_public_url = tags["og:url"] = `${replaceSiteUrl(canonical.href)}#${id}`;
  }
  if (link) {
    const { title: ofPage, titles } = dataOf(document);
    const title = normalizeSpaces(plain(titles?.[id] ?? ofPage));
    const said = textAt(part, nameOf(link));
    Object.assign(tags, {
      citation_title: title, "og:title": title, "z:shortTitle": title,
      description: said, "og:description": said,
    });
  }
  for (const old of metaTags()) old.remove();
  document.head.append(...Object.entries(tags).map(tag));
  /* Zotero may have read the page before this script ran. */
  document.dispatchEvent(new Event("ZoteroItemUpdated"));
};
addEventListener("hashchange", follow);
follow();
