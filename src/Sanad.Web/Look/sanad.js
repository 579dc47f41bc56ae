// The one script of the workbench. Every page works without it: it adds keys, the progress of running work, files by drag, and quotes from a selection.

// Keys. A button or link with data-key="KeyA" is pressed by that key of the keyboard, whatever letter a layout puts on it.
const typing = (target) => target.closest('input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]');
document.addEventListener('keydown', (event) => {
  if (document.documentElement.dataset.shortcuts === 'off' || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (typing(event.target)) return;
  const button = [...document.querySelectorAll('[data-key]')].find((b) => b.dataset.key === event.code && !b.disabled && b.offsetParent !== null);
  if (!button) return;
  event.preventDefault();
  button.click();
});
