/* Return the layout shifts of the page that no input caused. */
() => new Promise((resolve) => {
  const observer = new PerformanceObserver((list) => resolve(list.getEntries().filter(({ hadRecentInput }) => !hadRecentInput).map(({ value }) => value)));
  observer.observe({ type: "layout-shift", buffered: true });
  setTimeout(resolve, 300, []);
})
