/* What has the focus, as a reader would describe it, whether it can be seen there, and whether it is what is sought. */
(selector) => {
    const element = document.activeElement;
    const style = getComputedStyle(element);
    const marks = [element, ...element.querySelectorAll("circle, line, text")].map((one) => getComputedStyle(one));
    return {
        tag: element.localName, name: element.getAttribute("aria-label") ?? element.textContent.trim(),
        seen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
            || element.closest("svg") !== null && marks.some((one) => parseFloat(one.strokeWidth) >= 3 || one.textDecorationLine === "underline"),
        within: element.checkVisibility(), sought: element.matches(selector),
    };
}
