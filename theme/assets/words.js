/* Words that a reader selects: a small control offers the link to them, which leads through the
   nearest anchor to the words themselves (a text fragment), and the citations of their place. */

const BLOCK = "p, li, td, dd, blockquote";
const WITHIN = `.book :is(${BLOCK})`;
/* What stands in the text and is no part of it; a search for words does not reach across it. */
const APART = ".call, .side, .cite, .coins, .Z3988, .permalink, .collect, .evidence";
const GAP = "\u0000";
/* As many words as find a place, and so many before them where they are few. */
const ENOUGH = 6;
const CONTEXT = 3;

/* The text of a block, with a gap for what stands apart, and where points of it are in the text. */
const textOf = (block, points) => {
  const walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const at = [];
  let text = "";
  while (walk.nextNode()) {
    const node = walk.currentNode;
    const apart = node.parentElement.closest(APART);
    points.forEach(([there, offset], index) => {
      if (there === node) at[index] = text.length + (apart ? 0 : offset);
    });
    text += apart && block.contains(apart) ? GAP : node.data;
  }
  return { text, at };
};

const isWord = (character) => /[\p{L}\p{N}]/u.test(character ?? "");
/* A blank that holds two words together is part of them: a browser looks for it as it is. */
const words = (text) => text.split(/[ \t\r\n]+/).filter(Boolean);
/* The words of a run. Where it ends at a note, a browser takes a number and that of the note for
   one, and would not find it. */
const findable = (run, isAtNote) => {
  const all = words(run);
  while (isAtNote && /\d[.,]?$/.test(all.at(-1) ?? "")) all.pop();
  return all;
};
const encoded = (text) => encodeURIComponent(text).replaceAll("-", "%2D");

/* The directive that finds a part of a text, from and to an offset, by its words. */
const directive = (text, from, to) => {
  let [start, end] = [from, to];
  while (isWord(text[start - 1]) && isWord(text[start])) start -= 1;
  while (isWord(text[end]) && isWord(text[end - 1])) end += 1;
  const runs = text.slice(start, end).split(GAP);
  const isAtNote = text.slice(end).replace(/^[.,]/, "").startsWith(GAP);
  const found = runs.map((run, index) => findable(run, index < runs.length - 1 || isAtNote));
  const [first, ...more] = found.filter((run) => run.length);
  if (!first) return "";
  const last = more.pop() ?? first;
  const isShort = first === last && first.length <= 2 * ENOUGH;
  const sought = isShort
    ? [encoded(first.join(" "))]
    : [encoded(first.slice(0, ENOUGH).join(" ")), encoded(last.slice(-ENOUGH).join(" "))];
  const before = words(text.slice(0, start).split(GAP).pop()).slice(-CONTEXT).join(" ");
  return (first.length < ENOUGH && before ? `${encoded(before)}-,` : "") + sought.join(",");
};

/* The selected words in one block: themselves, where they stand, and how they are found. */
const selected = () => {
  const selection = getSelection();
  if (selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const of = (node) => (node.nodeType === Node.TEXT_NODE ? node.parentElement : node);
  const block = of(range.startContainer).closest(WITHIN);
  if (!block || of(range.startContainer).closest(APART)) return null;
  const points = [[range.startContainer, range.startOffset], [range.endContainer, range.endOffset]];
  const { text, at } = textOf(block, points);
  const [start = 0, end = text.length] = at;
  const quoted = text.slice(start, end).replaceAll(GAP, "").replace(/\s+/g, " ").trim();
  if (!quoted) return null;
  const found = directive(text, start, end);
  const named = block.closest("[id]:not(.book)");
  const anchor = named?.closest(".book") ? named.id : "";
  return { block, range, quoted, fragment: `#${anchor}${found && `:~:text=${found}`}` };
};

export const offer = ({ root, element, copy, list }) => {
  const bar = element("div", { className: "words-bar", role: "group", hidden: true });
  bar.ariaLabel = "Selected words";
  const status = element("span", { className: "unseen", role: "status" });
  document.body.append(bar);
  let now = null;
  let waiting = 0;
  const here = () => location.href.split("#")[0];

  /* Where the words are cited: by the Cite beside them, or that of the page. */
  const citing = (block) => {
    const beside = (block.closest("tr") ?? block).querySelector("a.cite");
    if (beside) return beside.href;
    const page = document.querySelector("details.cite a.permanent");
    if (page) return `${page.href.split("#")[0]}#cite`;
    return document.querySelector(list.apart) && `${here()}#cite`;
  };
  const button = (label, act) => {
    const made = element("button", { type: "button" }, label);
    made.addEventListener("click", async () => {
      const done = await act();
      made.textContent = done;
      status.textContent = done;
    });
    return made;
  };
  const hide = () => { bar.hidden = true; now = null; };
  const show = () => {
    if (bar.contains(document.activeElement) || document.querySelector("dialog[open]")) return;
    now = selected();
    if (!now) { hide(); return; }
    const { block, range, quoted, fragment } = now;
    const link = `${here()}${fragment}`;
    bar.replaceChildren(button("Copy link", async () => {
      await copy("", link);
      return "Copied";
    }));
    const cited = citing(block);
    if (cited) {
      bar.append(" ", element("a", { className: "cite", href: cited }, "Cite"));
      if (list.works) {
        const title = document.querySelector("h1").firstChild.textContent.trim();
        bar.append(" ", button("Add to my list", async () => {
          const on = here().slice(root.length);
          const added = list.turn(list.path(cited), title, { on, words: fragment, quoted });
          return added ? "In my list" : "Add to my list";
        }));
      }
    }
    bar.append(status);
    bar.hidden = false;
    const at = range.getBoundingClientRect();
    const room = document.documentElement.clientWidth - bar.offsetWidth - 8;
    bar.style.left = `${Math.max(8, Math.min(at.left, room)) + scrollX}px`;
    bar.style.top = `${at.bottom + 6 + scrollY}px`;
  };
  const later = () => { clearTimeout(waiting); waiting = setTimeout(show, 250); };
  /* The words stay selected while a button is pressed. */
  bar.addEventListener("pointerdown", (event) => event.preventDefault());
  document.addEventListener("selectionchange", later);
  addEventListener("resize", hide);
  addEventListener("keydown", (event) => {
    /* What is over it closes first, and gives the focus back to it. */
    if (event.key === "Escape" && !document.querySelector("dialog[open]")) hide();
  });
  later();
};
