/* How often what is on a page has been moved by what came later. */
() => new Promise((done) => {
    const observer = new PerformanceObserver((list) => done(list.getEntries().length));
    observer.observe({ type: "layout-shift", buffered: true });
    setTimeout(() => done(0), 500);
})
