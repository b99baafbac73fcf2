/* The edges of the text of some elements. */
elements => elements.map(element => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const { left, top, right, bottom } = range.getBoundingClientRect();
    return [left, top, right, bottom];
})
