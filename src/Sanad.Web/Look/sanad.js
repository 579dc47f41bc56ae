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

// Running work. A block with data-follow is asked for again each second; only its parts that changed are replaced.
const follow = async () => {
  const standing = document.querySelector('[data-follow]');
  if (!standing) return;
  try {
    const answer = await fetch(standing.dataset.follow);
    if (answer.ok) {
      const now = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('.standing');
      for (const part of now.querySelectorAll('[data-part]')) {
        const old = standing.querySelector(`[data-part="${part.dataset.part}"]`);
        if (old.innerHTML !== part.innerHTML) old.innerHTML = part.innerHTML;
      }
      if (!now.dataset.follow) delete standing.dataset.follow;
    }
  } catch {
    // The program was stopped; the page shows what was last known.
  }
  setTimeout(follow, 1000);
};
setTimeout(follow, 1000);

// Adding files: dropping, names with their folders, and how much was sent.
const within = async (entry, path) => {
  if (entry.isFile) return [[await new Promise((done, failed) => entry.file(done, failed)), path + entry.name]];
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const some = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (some.length === 0) return found;
    for (const one of some) found.push(...await within(one, `${path}${entry.name}/`));
  }
};
const adding = document.querySelector('#adding');
if (adding) {
  const dropped = [];
  const part = (name) => adding.querySelector(`.${name}`);
  part('dropping').hidden = false;
  const hasFiles = (event) => [...event.dataTransfer.types].includes('Files');
  document.addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    document.body.classList.add('over');
  });
  document.addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) document.body.classList.remove('over');
  });
  document.addEventListener('drop', async (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    document.body.classList.remove('over');
    // Taken in one go: the browser forgets what was dropped as soon as something is waited for.
    const items = [...event.dataTransfer.items].filter((item) => item.kind === 'file').map((item) => [item.webkitGetAsEntry(), item.getAsFile()]);
    for (const [entry, file] of items) dropped.push(...(entry?.isDirectory ? await within(entry, '') : [[file, file.name]]));
    part('dropped').textContent = part('chosen').dataset.words.replace('{0}', dropped.length.toLocaleString(document.documentElement.lang));
    adding.scrollIntoView({ block: 'center' });
  });
  const chosen = () => [...adding.querySelectorAll('input[type=file]')].flatMap((input) => [...input.files].map((file) => [file, file.webkitRelativePath || file.name]));
  adding.addEventListener('submit', (event) => {
    const files = [...chosen(), ...dropped];
    if (files.length === 0) return;
    event.preventDefault();
    const form = new FormData();
    for (const field of adding.elements) if (field.name && field.type !== 'file') form.append(field.name, field.value);
    for (const [file, name] of files) form.append('files', file, name);
    const sending = new XMLHttpRequest();
    const share = (done) => {
      part('sending').querySelector('progress').value = done;
      part('share').textContent = part('share').dataset.words.replace('{0}', done.toLocaleString(document.documentElement.lang));
    };
    const broke = () => {
      part('broke').hidden = false;
      part('sending').hidden = true;
      adding.querySelector('button').disabled = false;
    };
    sending.upload.addEventListener('progress', (sent) => share(Math.floor(100 * sent.loaded / sent.total)));
    sending.addEventListener('load', () => (sending.status < 400 ? location.assign(sending.responseURL) : broke()));
    sending.addEventListener('error', broke);
    share(0);
    part('broke').hidden = true;
    part('sending').hidden = false;
    adding.querySelector('button').disabled = true;
    sending.open('POST', adding.action);
    sending.setRequestHeader('X-Form-Token', adding.elements.form_token.value);
    sending.send(form);
  });
}

// Documents. Words that are selected in a text go along to the form for a claim.
const chosen = () => {
  const selection = document.getSelection();
  const inText = selection.rangeCount > 0 && document.querySelector('.leaves')?.contains(selection.getRangeAt(0).commonAncestorContainer);
  if (!inText) return '';
  const words = selection.getRangeAt(0).cloneContents();
  words.querySelectorAll('.ref, .notes').forEach((e) => e.remove());
  return words.textContent.trim();
};
for (const link of document.querySelectorAll('[data-quote]')) {
  // Pressing a link takes the selection away in some browsers: it is kept when the button goes down.
  let words = '';
  link.addEventListener('pointerdown', () => { words = chosen(); });
  link.addEventListener('click', () => {
    const quote = chosen() || words;
    if (quote) link.href = `${link.pathname}?quote=${encodeURIComponent(quote.slice(0, 4000))}`;
  });
}

// The fields of a claim beside its words, for as long as the pointer or the focus is on them. They stand in the margin in any case.
const card = document.createElement('aside');
card.className = 'card';
card.hidden = true;
card.inert = true;
const showCard = (mark) => {
  const notes = (mark.dataset.claims ?? mark.hash?.slice(1) ?? '').split(' ').map((id) => document.getElementById(id)).filter(Boolean).slice(0, 2);
  if (notes.length === 0) return;
  card.replaceChildren(...notes.map((note) => {
    const copy = note.closest('details').cloneNode(true);
    copy.open = true;
    copy.querySelectorAll('[id]').forEach((e) => e.removeAttribute('id'));
    copy.querySelectorAll('.ways').forEach((e) => e.remove());
    return copy;
  }));
  const place = mark.getBoundingClientRect();
  card.hidden = false;
  card.dir = document.documentElement.dir;
  card.style.insetBlockStart = `${scrollY + place.bottom + 8}px`;
  card.style.left = `${Math.max(8, Math.min(scrollX + place.left, document.documentElement.clientWidth - card.offsetWidth - 8))}px`;
};
const hideCard = () => { card.hidden = true; };
const leaves = document.querySelector('.leaves');
if (leaves) {
  card.setAttribute('aria-hidden', 'true');
  document.body.append(card);
  leaves.addEventListener('pointerover', (event) => { const mark = event.target.closest('mark[data-claims]'); if (mark && event.pointerType === 'mouse') showCard(mark); else hideCard(); });
  leaves.addEventListener('pointerleave', hideCard);
  leaves.addEventListener('focusin', (event) => { const link = event.target.closest('.block a.ref'); if (link) showCard(link); else hideCard(); });
  leaves.addEventListener('focusout', hideCard);
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape') hideCard(); });
}
