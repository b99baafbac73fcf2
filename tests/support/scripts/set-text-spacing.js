/* Set or remove the text spacing of WCAG 1.4.12; adopted stylesheets are not subject to the content security policy. */
(isEnabled) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(isEnabled ? `
        * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
        p { margin-bottom: 2em !important; }` : "");
    document.adoptedStyleSheets = [sheet];
}
