/* Metadata for reference managers: replace the published host with the actual one and, at an anchor, describe that
   section; see `queries/metadata.py`. */
import { toPlainText } from "./citations.js";
import { readData, citeLinkLabel, sectionText, findCiteLink } from "./citation-data.js";
import { createElement, anchorName, replaceSiteUrl, root, normalizeSpaces } from "./dom.js";

const TAGS = "meta[property], meta[name^=citation], meta[name=description]";
const findMetaTags = () => [...document.querySelectorAll(TAGS)];

const createTag = ([name, content]) => {
  const tag = createElement("meta", { content });
  tag.setAttribute(name.includes(":") ? "property" : "name", name);
  return tag;
};

const canonical = document.querySelector("link[rel=canonical]");
const published = Object.fromEntries(findMetaTags().map((tag) =>
  [tag.getAttribute("property") ?? tag.name, replaceSiteUrl(tag.content)]));
/* The unAPI records of all works on the page, or of the selected work. */
const works = document.querySelector(".unapi-id");
const server = document.querySelector("link[rel=unapi-server]");
const allWorks = server?.href;

const updateMetaTags = () => {
  const id = anchorName();
  const section = id && id !== "cite" ? document.querySelector(`#content #${CSS.escape(id)}`) : null;
  const link = section && findCiteLink(document, id);
  const isWork = section?.matches(".work-entry");
  const tags = { ...published };
  works?.classList.toggle("unapi-id", !link);
  if (server) server.href = isWork ? `${root}cite/${id}.xml` : allWorks;
  /* Skip the page of a work, which already describes the work. */
  if (link || isWork || (section && "citation_public_url" in published)) {
    tags.citation_public_url = tags["og:url"] = `${replaceSiteUrl(canonical.href)}#${id}`;
  }
  if (link) {
    const { title: pageTitle, parts } = readData(document);
    const title = normalizeSpaces(toPlainText(parts?.[id]?.title ?? pageTitle));
    const description = sectionText(section, citeLinkLabel(link));
    Object.assign(tags, {
      citation_title: title, "og:title": title, "z:shortTitle": title,
      description, "og:description": description,
    });
  }
  for (const tag of findMetaTags()) tag.remove();
  document.head.append(...Object.entries(tags).map(createTag));
  /* Zotero may have read the page before this script ran. */
  document.dispatchEvent(new Event("ZoteroItemUpdated"));
};
addEventListener("hashchange", updateMetaTags);
updateMetaTags();
