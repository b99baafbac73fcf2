() => {
    const leave = (parent) => {
        const count = {};
        for (const child of [...parent.children]) {
            const sort = `${child.localName}.${child.className}`;
            count[sort] = (count[sort] ?? 0) + 1;
            // Labels are alike but name inputs of different classes.
            if (count[sort] > 2 && child.localName !== "label") child.remove();
            else leave(child);
        }
    };
    leave(document.querySelector("main"));
}
