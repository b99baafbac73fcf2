/* Buttons on citations: copying, saving, collecting, sharing. */
import { element } from "./root.js";
import { button, copy, save } from "./clipboard.js";
import { collector, mark, wayToList } from "./collect.js";
import { pathOf, works } from "./list.js";

/* What an address is called: that of a copy on the reader's own machine lasts no longer than the copy. */
const IS_OF_THIS_MACHINE = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(location.hostname);
export const ADDRESS = IS_OF_THIS_MACHINE ? "Address of this copy" : "Permanent address";
/* What is said before such an address is copied, and nothing where it leads everywhere. */
export const warning = () => (IS_OF_THIS_MACHINE ? element("p", { className: "no-address" },
  "The address of this site leads, as it stands here, only to this machine. Before you cite, put its public "
  + "address in its place, once it has one.") : "");

const copiesForm = (label, form) =>
  button("Copy", `Copy: ${label}`, () => copy(form.innerHTML, form.textContent));

/* A button to each form of a list of forms. */
export const dressForms = (rows) => {
  for (const { children: [label, form] } of rows) {
    label.append(" ", copiesForm(label.textContent, form));
  }
};

const dressAddresses = (addresses, title) => {
  for (const one of addresses) {
    one.previousSibling.textContent = `${ADDRESS}: `;
    one.after(" ", button("Copy link", null, () => copy("", one.textContent)));
  }
  const [address] = addresses;
  const ways = address.parentElement;
  if (navigator.share && matchMedia("(pointer: coarse)").matches) {
    const url = address.href;
    /* Who thinks better of it is no error. */
    const onclick = () => navigator.share({ title, url }).catch(() => {});
    ways.append(" ", element("button", { type: "button", onclick }, "Share"));
  }
  if (works) ways.append(" ", collector(pathOf(address.href), title), " ", wayToList());
};

export const dress = (citations, title) => {
  citations.append(element("p", { className: "unseen", role: "status" }));
  for (const lead of citations.querySelectorAll(".of-page > h3 + p")) lead.after(warning());
  dressAddresses(citations.querySelectorAll("a.permanent"), title);
  if (works) mark();
  for (const program of citations.querySelectorAll(".programs > details")) {
    const [{ textContent: label }, pre] = program.children;
    const { file } = program.dataset;
    pre.before(
      button("Copy", `Copy ${label}`, () => copy("", pre.textContent)), " ",
      button("Save", `Save as ${file}`, () => save(file, pre.textContent)),
    );
  }
  dressForms(citations.querySelectorAll(".forms > div"));
};
