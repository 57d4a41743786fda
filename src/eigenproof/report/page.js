(() => {
  // copying a selection puts the LaTeX of its formulas on the clipboard, not their glyphs
  document.addEventListener("copy", (event) => {
    const selection = getSelection();
    if (!selection.rangeCount) return;
    const range = selection.getRangeAt(0);
    const around = range.commonAncestorContainer;
    const inside = (around.closest ? around : around.parentElement).closest("math");
    const part = document.createElement("div");
    part.append(inside ? inside.cloneNode(true) : range.cloneContents());
    const formulas = part.querySelectorAll("math");
    if (!formulas.length) return;
    for (const formula of formulas) {
      const source = formula.querySelector("annotation");
      if (source) formula.replaceWith("$" + source.textContent + "$");
    }
    event.clipboardData.setData("text/plain", part.textContent);
    event.preventDefault();
  });
  for (const pre of document.querySelectorAll("details.tex pre")) {
    const button = document.createElement("button");
    button.className = "copy";
    button.type = "button";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(pre.textContent);
      button.textContent = "Copied";
      setTimeout(() => (button.textContent = "Copy"), 1500);
    });
    pre.before(button);
  }
  const folded = () => document.querySelectorAll("details.work:not([open])");
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...folded()];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });
})();
