/* Save a figure as an SVG file. Its credit is the title of the figure, if it has one, and the citation of its page. */
import { createElement, translate } from "./dom.js";
import { createButton, saveFile } from "./clipboard.js";

const STYLE_PROPERTIES = ["fill", "stroke", "stroke-width", "stroke-dasharray", "paint-order", "font-family", "font-size", "font-style"];

/* Create an SVG element with the computed style of `source`. */
const createSvgElement = (source, name, attributes, text) => {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", name);
  const style = getComputedStyle(source);
  for (const property of STYLE_PROPERTIES) svg.setAttribute(property, style.getPropertyValue(property));
  for (const key in attributes) svg.setAttribute(key, attributes[key]);
  svg.textContent = text;
  return svg;
};

/* Return the outline of a shape in viewport coordinates: a path after transformation, a line or rectangle by its
   corners. */
const outlinePath = (shape) => {
  const { x, y, right, bottom } = shape.getBoundingClientRect();
  return shape.getAttribute("d")?.replace(/(\d+) (\d+)/g, (_, across, down) => {
    const point = new DOMPoint(across, down).matrixTransform(shape.getScreenCTM());
    return `${point.x} ${point.y}`;
  }) ?? `M${x} ${y}H${right}V${bottom}H${x}`;
};

/* Return a figure as standalone SVG without a stylesheet; each line of text stays at its position on the page. */
const figureToSvg = (figure) => {
  const { x, y, width, height } = figure.getBoundingClientRect();
  const box = { x: x - 16, y: y - 16, width: width + 32, height: height + 32 };
  const svg = createSvgElement(figure, "svg", { ...box, viewBox: Object.values(box).join(" ") });
  svg.append(createSvgElement(figure, "rect", { ...box, fill: getComputedStyle(document.body).backgroundColor }));
  for (const shape of figure.querySelectorAll("path, line, rect")) svg.append(createSvgElement(shape, "path", { d: outlinePath(shape) }));
  const texts = document.createTreeWalker(figure, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const { clipPath } = getComputedStyle(text.parentElement);
    let line, lineBottom;
    for (const { 0: word, index } of text.data.matchAll(/[^\s–]+–?\s*/g)) {
      const range = new Range();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const { x, bottom, width, height } = range.getBoundingClientRect();
      if (!width || clipPath !== "none") continue;
      if (lineBottom === bottom) line.append(word);
      else svg.append(line = createSvgElement(text.parentElement, "text", { x, y: bottom - height * 0.22 }, word));
      lineBottom = bottom;
    }
  }
  return new XMLSerializer().serializeToString(svg);
};

const trimmedText = (selector, within = document) => within.querySelector(selector)?.textContent.trim();
for (const figure of document.querySelectorAll("main figure:is(.threads, .period-overview, .chart):not(.neighbours *)")) {
  figure.after(createElement("p", { className: "toolbar drawing-actions" }, createButton(translate("Save as SVG"), () => {
    const licence = document.querySelector("link[rel=license]")?.href ?? "";
    const name = trimmedText(".finding, .period-overview > figcaption", figure);
    const credit = createElement("figcaption", { className: "credit" }, name ? `${name}. ` : "", `${trimmedText(".colophon")} ${licence}`);
    figure.append(credit);
    saveFile(`${[trimmedText("h1"), name].filter(Boolean).join(" – ")}.svg`, figureToSvg(figure));
    credit.remove();
  })));
}
