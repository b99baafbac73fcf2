/* Describe the focused element, whether its focus is visible, and whether it matches the selector. */
(selector) => {
    const element = document.activeElement;
    const style = getComputedStyle(element);
    const parts = [element, ...element.querySelectorAll("circle, line, text")].map((part) => getComputedStyle(part));
    return {
        tag: element.localName, name: element.getAttribute("aria-label") ?? element.textContent.trim(),
        seen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
            || element.closest("svg") !== null && parts.some((part) => parseFloat(part.strokeWidth) >= 3 || part.textDecorationLine === "underline"),
        within: element.checkVisibility(), sought: element.matches(selector),
    };
}
