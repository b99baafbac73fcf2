/* What reference managers find names the host that is really read. Where the address names
   something that can be cited, it alone is offered: a work by itself, all else by the head; see
   `queries/metadata.py`. */
import { called, nameOf, saidAt } from "./names.js";
import { element, read, root, typed } from "./root.js";

const TAGS = "meta[property], meta[name^=citation], meta[name=description]";
const tagged = () => [...document.querySelectorAll(TAGS)];

const tag = ([name, content]) => {
  const made = element("meta", { content });
  made.setAttribute(name.includes(":") ? "property" : "name", name);
  return made;
};

export const followAddress = () => {
  const content = document.getElementById("content");
  const canonical = document.querySelector("link[rel=canonical]");
  const published = Object.fromEntries(tagged().map((one) =>
    [one.getAttribute("property") ?? one.name, read(one.content)]));
  /* Works whole, as unAPI has them: those of the page, or the one that is meant. */
  const works = document.querySelector(".unapi-id");
  const whole = document.querySelector("link[rel=unapi-server]");
  const all = whole?.href;

  const follow = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const named = id && document.getElementById(id);
    const ways = named ? [...named.querySelectorAll("a.cite")] : [];
    const way = ways.find(({ dataset }) => dataset.of.endsWith(`#${id}`));
    const work = !way && named && named.matches(".entry");
    works?.classList.toggle("unapi-id", !way);
    if (whole) whole.href = work ? `${root}cite/${id}.xml` : all;
    const tags = { ...published };
    /* Also at a heading, or where a part stood that has another name now; not at “Cite”, and not on
       the page of a work, which offers that. */
    const isOurs = "citation_public_url" in published;
    const inside = named && id !== "cite" && named !== content && content?.contains(named);
    if (way || work || (isOurs && inside)) {
      tags.citation_public_url = `${read(canonical.href)}#${id}`;
      tags["og:url"] = tags.citation_public_url;
    }
    if (way) {
      const label = called(way);
      /* The title of a part, where it is not that of its page; a statement that has none is named briefly. */
      const own = way.closest("[data-title]")?.dataset.title;
      const isBrief = own === undefined && way.closest(".statement");
      const name = isBrief ? nameOf(label, tags["og:title"]) : label;
      const said = saidAt(named, name);
      const title = (own === undefined ? tags["og:title"] : typed(own)) || name;
      Object.assign(tags, {
        citation_title: title, "og:title": title, "z:shortTitle": title,
        description: said, "og:description": said,
        "z:itemType": "webpage", // on the page of a work, which offers that
        "z:websiteTitle": tags["og:site_name"],
      });
    }
    for (const old of tagged()) old.remove();
    document.head.append(...Object.entries(tags).map(tag));
    /* It may have looked before this came. */
    document.dispatchEvent(new Event("ZoteroItemUpdated", { bubbles: true, cancelable: true }));
  };
  addEventListener("hashchange", follow);
  follow();
};
