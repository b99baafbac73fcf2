/* Find text rendered smaller than 9 pixels; scaled drawings can reduce the font size. */
() => {
  const small = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !element.checkVisibility() || element.closest("script, style, title, sup, .sides")) continue;
    const scale = element.getScreenCTM?.()?.a ?? 1;
    if (parseFloat(getComputedStyle(element).fontSize) * scale < 9) small.add(texts.currentNode.data.trim().slice(0, 50));
  }
  return [...small];
}
