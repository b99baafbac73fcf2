/* The list page. Citations are fetched from their pages, so they always refer to the current version. */
import { anchorName, base, element, root, translate } from "./dom.js";
import { asRead, bibliography, defaultRead, markdown, notes, plain, programFile } from "./citations.js";
import { citedAt, patterns } from "./citation-data.js";
import { actOnClick, copy, save } from "./clipboard.js";
import { choiceName, readChooser, showRead } from "./dialog.js";
import { changeItems, chosenOf, FULL, readList, writeList } from "./list.js";

export const showList = async (page) => {
  const words = await patterns();
  const part = (name) => page.querySelector(`[data-part=${name}]`);
  const style = part("style");
  const [status] = part("said").children;
  let cited = []; // the items that can be cited, each with its chosen citation
  let chosen = words.styles[0];

  /* Load the citation data of an item, following redirects. */
  const load = async (item) => {
    const there = await citedAt(item.path).catch(() => null);
    const { choices, path = item.path, title = item.title ?? item.path } = there ?? {};
    return { ...item, choices, ...(choices && chosenOf(item.path, choices)), title, address: root + path };
  };

  /* Change the items and announce it. */
  const change = async (act, said) => {
    status.textContent = changeItems(act) ? said : translate(FULL);
    await draw();
  };

  /* Return the opened row of a changed item. */
  const opened = (index) => {
    const [made] = part("items").children[index].children;
    made.open = true;
    return made;
  };

  const row = ({ title, address, choices, choice, read }, index) => {
    const made = part("item").content.firstElementChild.cloneNode(true);
    made.querySelector("summary").textContent = title;
    const [link, chooser, nothing] = made.querySelector(".bar").children;
    Object.assign(link, { href: address, textContent: address });
    made.firstElementChild.open = matchMedia("(min-width: 44em)").matches;
    const { control: select } = chooser;
    const buttons = made.querySelectorAll("button");
    const [top, up, down, remove] = buttons;
    for (const button of buttons) button.ariaLabel = `${button.textContent}: ${title}`;
    chooser.hidden = !choices;
    nothing.hidden = !chooser.hidden;
    select.ariaLabel = translate("What to cite for {}", title);
    select.append(...(choices ?? []).map((one) => new Option(choiceName(one), one.label)));
    select.value = choice?.label;
    const choose = async (number, chosen) => {
      await change((items) => Object.assign(items[index], { place: select.value, read: chosen }), "");
      opened(index).querySelectorAll("select")[number].focus();
    };
    select.onchange = () => choose(0, defaultRead(choices[select.selectedIndex], readList()));
    if (choices) {
      const reading = readChooser((chosen) => choose(1, chosen));
      showRead(reading, choice, read);
      chooser.after(" ", reading);
    }
    const move = (button, to) => {
      button.disabled = to < 0 || to >= readList().items.length;
      button.onclick = async () => {
        await change((items) => items.splice(to, 0, ...items.splice(index, 1)), "");
        const moved = opened(to);
        (moved.querySelector(`[data-do=${button.dataset.do}]:enabled`) ?? moved.querySelector("[data-do]:enabled")).focus();
      };
    };
    move(top, index ? 0 : -1);
    move(up, index - 1);
    move(down, index + 1);
    remove.onclick = async () => {
      await change((items) => items.splice(index, 1), `${translate("Removed from my list")}: ${title}`);
      style.focus();
    };
    return made;
  };

  const lines = (name, tag, all) => part(name).replaceChildren(...all.map((html) => element(tag, { innerHTML: html })));

  const draw = async () => {
    const entries = await Promise.all(readList().items.map(load));
    cited = entries.filter(({ choice }) => choice).map((entry) => ({ ...entry, place: entry.choice.label, choice: asRead(entry.choice, entry.read) }));
    style.value = readList().style ?? words.styles[0].id;
    chosen = words.styles.find(({ id }) => id === style.value);
    const choices = cited.map(({ choice }) => choice);
    const unlisted = choices.flatMap(({ parts }) => parts).filter(({ work }) => work?.unlisted.includes(chosen.id));
    const names = [...new Set(unlisted.map(({ work }) => plain(work.name)))].join("; ");
    part("unlisted").textContent = names && translate("In {}, reference managers do not list unpublished works; copy these from above: {}.", chosen.name, names);
    lines("notes", "li", notes(choices, chosen, words, true));
    lines("works", "p", bibliography(choices, chosen, base));
    part("notes-heading").textContent = translate(chosen.notes);
    part("works-heading").textContent = translate(chosen.works);
    part("items").replaceChildren(...entries.map(row));
    part("full").hidden = !entries.length;
    part("empty").hidden = entries.length > 0;
  };

  /* Copy sections with their headings, as HTML and as text. */
  const copyFormats = (names) => {
    const taken = names.flatMap((name) => [part(`${name}-heading`), part(name)]);
    return copy(taken.map((one) => one.outerHTML).join(""), taken.map((one) => one.innerText).join("\n\n"));
  };
  for (const button of page.querySelectorAll("[data-copies]")) {
    actOnClick(button, () => copyFormats(button.dataset.copies.split(" ")));
  }
  for (const button of page.querySelectorAll("[data-saves]")) {
    const { saves: key, file } = button.dataset;
    actOnClick(button, () => save(file, programFile(key, cited, words)));
  }
  actOnClick(page.querySelector("[data-do=markdown]"), () => copy("", markdown(cited, chosen, words, base)));
  /* The list as a link, which adds its items to the list in another browser. */
  const sharedListUrl = () => new URL(`#${encodeURIComponent(JSON.stringify(cited.map(({ path, place, read }) => ({ path, place, read }))))}`, location);
  actOnClick(page.querySelector("[data-do=link]"), () => copy("", sharedListUrl().href));
  const addLinked = () => {
    if (location.hash.startsWith("#%5B")) {
      try {
        const added = JSON.parse(anchorName());
        const fits = changeItems((items) => {
          const paths = [undefined, ...items.map(({ path }) => path)];
          items.push(...added.filter(({ path }) => !paths.includes(path)));
        });
        status.textContent = fits ? "" : translate(FULL);
      } catch { status.textContent = translate("This link is incomplete; nothing was added."); }
      history.replaceState(null, "", location.pathname);
    }
    return draw();
  };
  page.querySelector("[data-do=clear]").onclick = () => confirm(translate("Remove everything from the list?"))
    && change((items) => items.splice(0), translate("The list is empty."));
  style.onchange = () => {
    writeList({ ...readList(), style: style.value });
    draw();
  };
  addEventListener("storage", draw);
  addEventListener("hashchange", addLinked);
  page.dataset.ready = "true";
  return addLinked();
};
