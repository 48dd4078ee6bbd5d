// cable-viewer {{version}}, MIT OR Apache-2.0. For bundlers: defines the element, where there are elements.
{{element}}
const has_elements = typeof customElements !== "undefined";
if (has_elements) define();
export const upgradeFences = (root) => { if (has_elements) upgrade_fences(root); };
export const version = VERSION;
