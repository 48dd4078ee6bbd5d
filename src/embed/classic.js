// cable-viewer {{version}}, MIT OR Apache-2.0. A classic script: works from any path, from file://, and loaded twice.
(() => {
  "use strict";
  if (typeof customElements === "undefined" || customElements.get("cable-viewer")) return;
  const fences = document.currentScript?.getAttribute("fences");
{{element}}
  const begin = () => {
    if (!define() || fences === "off") return;
    upgrade_fences();
    // Pages that are swapped without a reload, and tabs that are filled later.
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) {
        for (const node of addedNodes) if (node.nodeType === Node.ELEMENT_NODE && node.isConnected) upgrade_fences(node);
      }
    }).observe(document.documentElement, { childList: true, subtree: true });
  };
  // When the page stands: frameworks that take over what a server has written must find it as it was.
  if (document.readyState === "complete") begin();
  else addEventListener("load", begin, { once: true });
})();
