/* Describe the focused element, whether its focus is visible, and whether it matches the selector. */
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
