/* Save a figure as an SVG file. Its credit is the title of the figure, if it has one, and the citation of its page. */
import { element, translate } from "./dom.js";
import { createButton, save } from "./clipboard.js";

const LOOKS = ["fill", "stroke", "stroke-width", "stroke-dasharray", "paint-order", "font-family", "font-size", "font-style"];

/* Create an SVG element with the computed style of `shown`. */
const like = (shown, name, attributes, text) => {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  const style = getComputedStyle(shown);
  for (const look of LOOKS) made.setAttribute(look, style.getPropertyValue(look));
  for (const key in attributes) made.setAttribute(key, attributes[key]);
  made.textContent = text;
  return made;
};

/* Return the outline of a shape in viewport coordinates: a path after transformation, a line or rectangle by its
   corners. */
const outline = (shape) => {
  const { x, y, right, bottom } = shape.getBoundingClientRect();
  return shape.getAttribute("d")?.replace(/(\d+) (\d+)/g, (_, across, down) => {
    const point = new DOMPoint(across, down).matrixTransform(shape.getScreenCTM());
    return `${point.x} ${point.y}`;
  }) ?? `M${x} ${y}H${right}V${bottom}H${x}`;
};

/* Return a figure as standalone SVG without a stylesheet; each line of text stays at its position on the page. */
const picture = (figure) => {
  const { x, y, width, height } = figure.getBoundingClientRect();
  const frame = { x: x - 16, y: y - 16, width: width + 32, height: height + 32 };
  const made = like(figure, "svg", { ...frame, viewBox: Object.values(frame).join(" ") });
  made.append(like(figure, "rect", { ...frame, fill: getComputedStyle(document.body).backgroundColor }));
  for (const shape of figure.querySelectorAll("path, line, rect")) made.append(like(shape, "path", { d: outline(shape) }));
  const texts = document.createTreeWalker(figure, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const { clipPath } = getComputedStyle(text.parentElement);
    let line, low;
    for (const { 0: word, index } of text.data.matchAll(/[^\s–]+–?\s*/g)) {
      const range = new Range();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const { x, bottom, width, height } = range.getBoundingClientRect();
      if (!width || clipPath !== "none") continue;
      if (low === bottom) line.append(word);
      else made.append(line = like(text.parentElement, "text", { x, y: bottom - height * 0.22 }, word));
      low = bottom;
    }
  }
  return new XMLSerializer().serializeToString(made);
};

const textOf = (selector, within = document) => within.querySelector(selector)?.textContent.trim();
for (const figure of document.querySelectorAll("main figure:is(.threads, .glance, .chart):not(.neighbours *)")) {
  figure.after(element("p", { className: "bar of-drawing" }, createButton(translate("Save as SVG"), () => {
    const licence = document.querySelector("link[rel=license]")?.href ?? "";
    const name = textOf(".finding, .glance > figcaption", figure);
    const credit = element("figcaption", { className: "credit" }, name ? `${name}. ` : "", `${textOf(".colophon")} ${licence}`);
    figure.append(credit);
    save(`${[textOf("h1"), name].filter(Boolean).join(" – ")}.svg`, picture(figure));
    credit.remove();
  })));
}
