() => {
    const leave = (parent) => {
        const count = {};
        for (const child of [...parent.children]) {
            const sort = `${child.localName}.${child.className}`;
            count[sort] = (count[sort] ?? 0) + 1;
            // What two inputs of other classes are called stands in labels alike.
            if (count[sort] > 2 && child.localName !== "label") child.remove();
            else leave(child);
        }
    };
    leave(document.querySelector("main"));
}
