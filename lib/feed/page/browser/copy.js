/** Copies a command; the button says so for a moment. */

const SHOWN_FOR = 1_500;

export function followCopying() {
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button.copy') : null;
    if (button instanceof HTMLButtonElement) void copy(button);
  });
}

/** @param {HTMLButtonElement} button */
async function copy(button) {
  const text = button.dataset['copy'] ?? '';
  try {
    await navigator.clipboard.writeText(text);
    tell(button, 'Copied');
  } catch {
    // Not over loopback or https: the text is selected for the keys that copy.
    const code = button.parentElement?.querySelector('code');
    if (code) document.getSelection()?.selectAllChildren(code);
    tell(button, 'Selected');
  }
}

/**
 * @param {HTMLButtonElement} button
 * @param {string} words
 */
function tell(button, words) {
  button.textContent = words;
  const news = document.getElementById('news');
  if (news !== null) news.textContent = `${words}: ${button.dataset['copy'] ?? ''}`;
  setTimeout(() => {
    button.textContent = 'Copy';
  }, SHOWN_FOR);
}
