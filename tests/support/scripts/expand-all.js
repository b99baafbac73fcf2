async () => {
    document.querySelectorAll("main details").forEach((details) => { details.open = true });
    for (const element of document.querySelectorAll("main *")) {
        if (getComputedStyle(element).contentVisibility === "auto") element.style.contentVisibility = "visible";
    }
    await new Promise((resolve) => setTimeout(resolve, 30)); // the next event fills in the content
}
