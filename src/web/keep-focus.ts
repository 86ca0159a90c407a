/**
 * Keeps the focus on the page. Where what had it is gone, as a link of a panel that closes behind it, it goes to the heading of the panel that
 * is there instead, or of the page.
 */
export function keepFocus(root: HTMLElement): void {
  let last: Element | null = null;
  let frame = 0;
  document.addEventListener('focusin', () => (last = document.activeElement));
  // Whoever presses somewhere else has left it by themselves.
  document.addEventListener('pointerdown', ({ target }) => {
    last = target instanceof Element ? target.closest('a, button, input, [tabindex]') : null;
  });
  const mend = () => {
    if (last === null || last.isConnected || document.activeElement !== document.body) return;
    (root.querySelector<HTMLElement>('.panel h2[tabindex]') ?? root.querySelector<HTMLElement>('h1'))?.focus();
  };
  // What changed the page may have a place for the focus: its effects come first, in the task after the next frame.
  new MutationObserver(() => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => setTimeout(mend));
  }).observe(root, { childList: true, subtree: true });
}
