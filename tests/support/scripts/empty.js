/* The highest stretch of the text column, from the heading to the end of the record, in which nothing stands. Answers
   side by side are one thing, of whatever height each, and so are the ways on at the end. */
async (address) => {
    const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
    const record = page.querySelector(".record");
    if (!record) return 0; // what was withdrawn has none
    document.querySelector(".record").replaceWith(record);
    const column = record.querySelector("h1").getBoundingClientRect().left + 300;
    const boxes = [...record.querySelectorAll("svg, .answers, .go-on")].map((drawn) => drawn.getBoundingClientRect());
    const texts = document.createTreeWalker(record, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (texts.nextNode()) {
        if (!texts.currentNode.data.trim() || !texts.currentNode.parentElement.checkVisibility()) continue;
        range.selectNodeContents(texts.currentNode);
        boxes.push(...range.getClientRects());
    }
    const rows = boxes.filter(({ left, width, height }) => left < column && width > 1 && height > 1);
    rows.sort((one, other) => one.top - other.top);
    rows.push({ top: record.getBoundingClientRect().bottom });
    let [worst, end] = [0, rows[0].bottom];
    for (const { top, bottom } of rows) {
        worst = Math.max(worst, top - end);
        end = Math.max(end, bottom);
    }
    return worst;
}
