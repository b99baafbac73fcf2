/* Find text that overflows the page or an element that hides its overflow. Exceptions: text that is clipped for
   screen readers, clamped lines, scrollable elements, and drawings, which scale as a unit. */
() => {
    const clippingByElement = new Map([[document.body, [false, false]]]);
    /* Return whether an element is clipped on purpose, and whether it or an ancestor hides overflow. */
    const getClipping = (element) => {
        if (!clippingByElement.has(element)) {
            const style = getComputedStyle(element);
            const hides = style.overflowX !== "visible" || style.overflowY !== "visible";
            const [clipped, out] = getClipping(element.parentElement);
            clippingByElement.set(element, [
                clipped || style.clipPath !== "none" || style.webkitLineClamp !== "none" || style.overflowX === "auto",
                out || hides && (element.scrollWidth > element.clientWidth + 1
                    || style.overflowY !== "auto" && element.scrollHeight > element.clientHeight + 2),
            ]);
        }
        return clippingByElement.get(element);
    };
    const overflowing = [];
    const wide = document.documentElement.clientWidth;
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const element = texts.currentNode.parentElement;
        if (!texts.currentNode.data.trim() || element.closest("svg, .sides, script, style") || !element.checkVisibility()) continue;
        const range = document.createRange();
        range.selectNodeContents(texts.currentNode);
        const box = range.getBoundingClientRect();
        if (!box.width) continue;
        const [clipped, out] = getClipping(element);
        /* Trailing spaces in code overflow; the check above covers boxes that are too narrow. */
        const over = !element.closest("pre") && (box.right > wide + 1 || box.left < -1);
        if ((over || out) && !clipped && !element.closest(".skip-link")) overflowing.push(texts.currentNode.data.trim().slice(0, 50));
    }
    return overflowing;
}
