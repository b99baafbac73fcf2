async () => {
    document.querySelectorAll("main details").forEach((details) => { details.open = true });
    for (const one of document.querySelectorAll("main *")) {
        if (getComputedStyle(one).contentVisibility === "auto") one.style.contentVisibility = "visible";
    }
    await new Promise((done) => setTimeout(done, 30)); // the next event fills in the content
}
