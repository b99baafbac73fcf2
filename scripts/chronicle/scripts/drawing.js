/* A drawing to take away: by its title and address, or in a frame on a page elsewhere. */
import { say } from "./root.js";
import { button, copy } from "./clipboard.js";

const alone = document.querySelector("a.in-frame");
if (alone) {
  const [title, { href }] = [document.querySelector("h1").textContent, document.querySelector("link[rel=cite-as]")];
  alone.parentElement.append(
    button(say("Copy title and link"), () => copy(`<a href="${href}">${title}</a>`, `${title}, ${href}`)),
    button("Copy HTML for a frame", () => copy("", `<iframe src="${alone.href}" title="${title}" width="100%" height="560" loading="lazy"></iframe>`)));
}
