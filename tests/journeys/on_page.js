// What a designer would see on a page at once: text that overlaps, sticks out, or is cut off.
() => {
  // The inside of a closed <details> has boxes that nobody sees; what is cut to a point is for screen readers.
  const cut = (element) => {
    for (let one = element; one && one !== document.body; one = one.parentElement) {
      if (getComputedStyle(one).overflow === "hidden" && one.clientWidth <= 2 && one.clientHeight <= 2) return true;
    }
    return false;
  };
  const seen = (element) => {
    if (!element.checkVisibility() || cut(element)) return false;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    return style.visibility !== "hidden" && style.display !== "none" && box.width > 2 && box.height > 2;
  };
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const holder = node.parentElement;
    if (!node.textContent.trim() || !seen(holder) || holder.closest("svg, script, noscript, option, textarea")) continue;
    // What scrolls by itself may be wider; the link to the content shows only when it has the focus.
    if (holder.closest("[data-scrolls], .table-responsive, .skip, .visually-hidden")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width > 2 && box.height > 2) texts.push({ box, holder, text: node.textContent.trim().slice(0, 40) });
    }
  }
  const faults = [];
  const root = document.scrollingElement;
  if (root.scrollWidth > root.clientWidth + 1) faults.push(`page is ${root.scrollWidth} wide in a window of ${root.clientWidth}`);
  for (const one of texts) {
    if (one.box.right > root.clientWidth + 1 || one.box.left < -1) faults.push(`sticks out: ${one.text}`);
  }
  for (let first = 0; first < texts.length; first += 1) {
    for (let second = first + 1; second < texts.length; second += 1) {
      const [a, b] = [texts[first], texts[second]];
      const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
      // Lines of one paragraph may touch; letters of two texts may not.
      if (a.holder !== b.holder && wide > 3 && high > Math.min(a.box.height, b.box.height) * 0.4) {
        faults.push(`overlap: ${a.text} / ${b.text}`);
      }
    }
  }
  return [...new Set(faults)].slice(0, 20);
};
