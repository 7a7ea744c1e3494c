// Looks at the page it stands in as a reader would and tells the page around it what is wrong, as lines of
// "FRAME|KIND: what, where". The name of the frame says how wide it has to be, and in which colours.
const self = document.currentScript;

addEventListener('load', () => {
  const root = document.documentElement;
  const troubles = [];
  const trouble = (kind, what) => troubles.push(`${kind}: ${what}`);
  const css = getComputedStyle;
  const all = (selector) => [...document.querySelectorAll(selector)];
  const called = (e) => e.localName + [...e.classList].map((name) => '.' + name).join('');
  const quoted = (text) => JSON.stringify(text.trim().slice(0, 40));
  const named = (e) => `${called(e)} ${quoted(e.textContent)}`;

  // Every piece of text with the boxes of its lines. What is closed at first is looked at too.
  for (const details of all('details')) details.open = true;
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility({ visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const lines = [...range.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
    texts.push({ element, lines, name: `${called(element)} ${quoted(node.data)}` });
  }
  if (texts.length < 10) trouble('probe', `only ${texts.length} texts found`);

  // The table may be wider than the page as long as it can be scrolled to.
  const scrolls = (e) => e.matches('.scroll') && /auto|scroll/.test(css(e).overflowX);
  const clips = (e) => e !== root && e !== document.body && css(e).overflow !== 'visible';
  const within = (box, left, right, top, bottom) =>
    box.left >= left - 1 && box.right <= right + 1 && box.top >= top - 1 && box.bottom <= bottom + 1;

  const checks = {
    frame(width, scheme) {
      if (innerWidth !== width) trouble('frame', `is ${innerWidth} px wide`);
      const dark = luminance(background(document.body)) < 0.2;
      if (dark !== (scheme === 'dark')) trouble('frame', `is ${dark ? 'dark' : 'light'}`);
    },

    overflow() {
      if (root.scrollWidth <= root.clientWidth) return;
      const right = (e) => e.getBoundingClientRect().right;
      const hidden = new Set(all('.scroll *').filter((e) => scrolls(e.closest('.scroll'))));
      const widest = all('body *').filter((e) => !hidden.has(e)).reduce((a, b) => (right(b) > right(a) ? b : a));
      trouble('overflow', `${root.scrollWidth} px on a page of ${root.clientWidth} px, ${called(widest)}`);
    },

    cut() {
      for (const { element, lines, name } of texts) {
        const around = [];
        let e = element;
        for (; e && !scrolls(e); e = e.parentElement) if (clips(e)) around.push(e);
        const right = e ? Infinity : root.clientWidth;
        for (const box of lines) {
          if (!within(box, 0, right, -Infinity, Infinity)) {
            const [from, to] = [box.left.toFixed(), box.right.toFixed()];
            trouble('cut', `${name} from ${from} to ${to} px, on a page of ${root.clientWidth} px`);
          }
          for (const clip of around) {
            const room = clip.getBoundingClientRect();
            const whole = within(box, room.left, room.right, room.top, room.bottom);
            if (!whole) trouble('cut', `${name} by ${called(clip)}`);
          }
        }
      }
    },

    // Text over text, and text over a chart. From the top down, so that only near boxes are compared.
    overlap() {
      const boxes = texts.flatMap((text) => text.lines.map((box) => ({ box, of: text, name: text.name })));
      for (const svg of all('svg')) boxes.push({ box: svg.getBoundingClientRect(), of: svg, name: named(svg) });
      boxes.sort((a, b) => a.box.top - b.box.top);
      boxes.forEach((a, i) => {
        for (let j = i + 1; j < boxes.length && boxes[j].box.top < a.box.bottom - 1; ++j) {
          const b = boxes[j];
          const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
          const high = Math.min(a.box.bottom, b.box.bottom) - b.box.top;
          if (a.of !== b.of && wide > 1 && high > 1) {
            trouble('overlap', `${a.name} and ${b.name} by ${wide.toFixed(1)} x ${high.toFixed(1)} px`);
          }
        }
      });
    },

    contrast() {
      for (const { element, name } of texts) {
        const style = css(element);
        const size = parseFloat(style.fontSize);
        const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
        const ground = background(element);
        contrasts(name, over(rgba(style.color, opacity(element)), ground), ground, large ? 3 : 4.5);
      }
      for (const path of all('svg path:not(.grid):not(.halo)')) {
        const ground = background(path);
        for (const paint of ['fill', 'stroke']) {
          const colour = css(path)[paint];
          if (colour === 'none') continue;
          contrasts(`${called(path)} (${paint})`, over(rgba(colour, opacity(path)), ground), ground, 3);
        }
      }
      for (const key of all('.key')) {
        const ground = background(key.parentElement);
        const filled = rgba(css(key).backgroundColor, 1)[3] > 0;
        const colour = filled ? css(key).backgroundColor : css(key).borderTopColor;
        contrasts(called(key), over(rgba(colour, opacity(key)), ground), ground, 3);
      }
    },

    drawn() {
      for (const path of all('svg path')) {
        const style = css(path);
        if (style.fill === 'none' && style.stroke === 'none') trouble('drawn', `${called(path)} has no colour`);
        // PDF paints a point as a round dot or not at all.
        const point = /[hv]0(?![.\d])/.test(path.getAttribute('d'));
        if (point && style.strokeLinecap !== 'round') trouble('drawn', `${called(path)} has points that paper lacks`);
      }
    },

    structure() {
      const wrong = (what) => trouble('structure', what);
      if (!root.lang) wrong('html has no lang');
      if (!document.title.trim()) wrong('no title');
      if (!document.querySelector('meta[name=viewport][content*="width=device-width"]')) wrong('no viewport');
      if (all('h1').length !== 1) wrong(`${all('h1').length} h1`);
      let level = 0;
      for (const heading of all('h1,h2,h3,h4,h5,h6')) {
        const next = Number(heading.localName[1]);
        if (next > level + 1) wrong(`${named(heading)} after ${level ? 'h' + level : 'nothing'}`);
        level = next;
      }
      const ids = all('[id]').map((e) => e.id);
      for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) wrong(`id ${id} twice`);
      for (const e of all('[aria-labelledby]')) {
        for (const id of e.getAttribute('aria-labelledby').split(' ')) {
          if (!document.getElementById(id)?.textContent.trim()) wrong(`${called(e)} is named by the empty ${id}`);
        }
      }
      for (const svg of all('svg')) {
        const names = (svg.getAttribute('aria-labelledby') ?? '').split(' ');
        const has = (tag) => names.includes(svg.querySelector(tag)?.id);
        if (svg.getAttribute('role') !== 'img' || !has('title') || !has('desc')) {
          wrong(`${named(svg)} without role, title or desc`);
        }
      }
      for (const th of all('th:not([scope])')) wrong(`${named(th)} without scope`);
      for (const row of all('tbody tr:not(:has(th[scope=row]))')) wrong(`${named(row)} without heading`);
      for (const table of all('table')) {
        const region = table.closest('[role=region]:is([aria-label],[aria-labelledby])');
        if (region?.tabIndex !== 0) wrong('the table is in no region with a name that the keyboard reaches');
      }
      for (const details of all('details')) {
        const summary = details.querySelector(':scope > summary:first-child');
        if (summary?.tabIndex !== 0 || !summary.textContent.trim()) wrong('details without a summary');
      }
    },

    narrow() {
      for (const { element, lines, name } of texts) {
        const widest = Math.max(...lines.map((box) => box.width));
        const narrow = lines.length > 3 && widest < 1.5 * parseFloat(css(element).fontSize);
        if (narrow) trouble('narrow', `${name}, ${widest.toFixed()} px wide`);
      }
    },

    // What a log says is text: it becomes no element, runs nothing, and turns no text around.
    live() {
      const page = 'html head meta title style body header main section details summary figure figcaption svg path';
      const text = 'h1 h2 h3 p b i br span small code div dl dt dd ul li desc table thead tbody tr th td';
      const ours = [...page.split(' '), ...text.split(' ')];
      for (const e of all('*')) {
        if (e !== self && !ours.includes(e.localName)) trouble('live', `element ${called(e)}`);
        for (const { name } of e.attributes) if (name.startsWith('on')) trouble('live', `${called(e)} has ${name}`);
      }
      if (document.title === 'pwned') trouble('live', 'a script of the log has run');
      const steering = /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;
      const found = root.textContent.match(steering);
      if (found) trouble('live', `U+${found[0].charCodeAt().toString(16)} in the text`);
    },
  };

  // Colours are [red, green, blue, alpha].
  function rgba(colour, share) {
    if (!colour.startsWith('rgb')) throw new Error(`cannot read the colour ${colour}`);
    const [red, green, blue, alpha = 1] = colour.match(/[\d.]+/g).map(Number);
    return [red, green, blue, alpha * share];
  }
  function over(top, ground) {
    return [0, 1, 2].map((i) => top[i] * top[3] + ground[i] * (1 - top[3])).concat(1);
  }
  function background(e) {
    if (!e) return [255, 255, 255, 1];
    const colour = rgba(css(e).backgroundColor, 1);
    return colour[3] === 1 ? colour : over(colour, background(e.parentElement));
  }
  function opacity(e) {
    return e ? css(e).opacity * opacity(e.parentElement) : 1;
  }
  // As WCAG 2.2 defines them.
  function luminance(colour) {
    const linear = (c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    const [red, green, blue] = colour.map((c) => linear(c / 255));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
  function contrasts(name, a, b, wanted) {
    const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    const ratio = (light + 0.05) / (dark + 0.05);
    if (ratio < wanted) trouble('contrast', `${name} ${ratio.toFixed(2)}:1, ${wanted}:1 wanted`);
  }

  // A check that fails itself must not look like a good page.
  const [, width, scheme] = name.match(/ (\d+) px, (\w+)/);
  for (const check of Object.values(checks)) {
    try {
      check(Number(width), scheme);
    } catch (error) {
      trouble('probe', `${check.name}: ${error.message}`);
    }
  }

  // One of a kind of trouble is seldom alone: the first five of each are told.
  const told = [];
  const counts = {};
  for (const line of troubles) {
    const kind = line.split(':')[0];
    counts[kind] = (counts[kind] ?? 0) + 1;
    if (counts[kind] <= 5) told.push(line);
  }
  for (const [kind, count] of Object.entries(counts)) if (count > 5) told.push(`${kind}: ${count - 5} more`);
  if (!told.length) told.push('good');
  parent.postMessage(told.map((line) => `${name}|${line.replace(/[^ -~]/g, '?')}\n`).join(''), '*');
});
