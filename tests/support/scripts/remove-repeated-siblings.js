() => {
    const keepTwoOfEachSibling = (parent) => {
        const counts = {};
        for (const child of [...parent.children]) {
            const selector = `${child.localName}.${child.className}`;
            counts[selector] = (counts[selector] ?? 0) + 1;
            // Labels are alike but name inputs of different classes.
            if (counts[selector] > 2 && child.localName !== "label") child.remove();
            else keepTwoOfEachSibling(child);
        }
    };
    keepTwoOfEachSibling(document.querySelector("main"));
}
