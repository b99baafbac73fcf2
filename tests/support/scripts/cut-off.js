/* Text that reaches out of the page, or out of an element that shows nothing beyond its edges; what only a screen reader
   is to find is clipped on purpose, and so is what ends with three dots after so many lines; a line of contents scrolls
   by itself, and drawings, also of a sheet in small, scale as a whole. */
() => {
    const inside = new Map([[document.body, [false, false]]]);
    /* Whether an element is clipped on purpose, and whether it or what is around it hides a part. */
    const looked = (element) => {
        if (!inside.has(element)) {
            const style = getComputedStyle(element);
            const hides = style.overflowX !== "visible" || style.overflowY !== "visible";
            const [clipped, out] = looked(element.parentElement);
            inside.set(element, [
                clipped || style.clipPath !== "none" || style.webkitLineClamp !== "none" || style.overflowX === "auto",
                out || hides && (element.scrollWidth > element.clientWidth + 1
                    || style.overflowY !== "auto" && element.scrollHeight > element.clientHeight + 2),
            ]);
        }
        return inside.get(element);
    };
    const found = [];
    const wide = document.documentElement.clientWidth;
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const element = texts.currentNode.parentElement;
        if (!texts.currentNode.data.trim() || element.closest("svg, .sides, script, style") || !element.checkVisibility()) continue;
        const range = document.createRange();
        range.selectNodeContents(texts.currentNode);
        const box = range.getBoundingClientRect();
        if (!box.width) continue;
        const [clipped, out] = looked(element);
        /* Blanks at the end of a line of code hang over; whether its box is too narrow is asked above. */
        const over = !element.closest("pre") && (box.right > wide + 1 || box.left < -1);
        if ((over || out) && !clipped && !element.closest(".skip")) found.push(texts.currentNode.data.trim().slice(0, 50));
    }
    return found;
}
