import { build } from 'esbuild';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test as base, type Page } from '@playwright/test';
import { HOSTILE } from './hostile';

/** What the script of the page offers here. */
declare const paste: typeof import('../../src/editing/text/paste');

const FIXTURES = path.join(__dirname, '../fixtures/paste');

/** All that may come out: elements, and what each may say. */
const ALLOWED: Record<string, string[]> = {
  p: [], h2: [], h3: [], h4: [], blockquote: [], footer: [], ul: [], ol: [], li: [], table: [], caption: [], thead: [], tbody: [], tr: [],
  th: ['scope', 'colspan', 'rowspan'], td: ['colspan', 'rowspan'], hr: [], pre: [], code: [], br: [], a: ['href'], strong: [], em: [], u: [],
  s: [], sup: [], sub: [], figure: [], img: ['src', 'data-remote', 'data-inline', 'alt', 'width', 'height'], figcaption: [],
};

interface Fixtures {
  /** Every request but the one for the page itself and those for pictures of the site. */
  left: string[];
}

const test = base.extend<Fixtures>({
  left: [async ({ page }, use) => {
    const left: string[] = [];
    await page.route('**/*', (route) => {
      const address = route.request().url();
      if (address === 'http://masthead.test/') return route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>x</title><main></main>' });
      if (!address.startsWith('http://masthead.test/media/')) left.push(address);
      return route.abort();
    });
    await page.goto('http://masthead.test/');
    await page.addScriptTag({ content: await script });
    await use(left);
    expect(left).toEqual([]);
  }, { auto: true }],
});

const script = build({
  entryPoints: [path.join(__dirname, '../../src/editing/text/paste.ts')], bundle: true, write: false, format: 'iife', globalName: 'paste', target: 'es2022',
}).then((built) => built.outputFiles[0].text);

/** One block on each line, and before them what was counted. */
const cleaned = (page: Page, html: string) => page.evaluate((html) => {
  const { fragment, cleared } = paste.cleaned(html);
  const counted = Object.entries(cleared).filter(([, n]) => n).map(([sort, n]) => (n === true ? sort : `${sort} ${n}`)).join(', ');
  return [`<!-- ${counted} -->`, ...[...fragment.childNodes].map((node) => (node as Element).outerHTML ?? node.textContent), ''].join('\n');
}, html);

/** The blocks alone. */
const blocks = async (page: Page, html: string) => (await cleaned(page, html)).split('\n').slice(1).join('\n').trim();

for (const file of readdirSync(FIXTURES).filter((name) => !name.includes('.expected.'))) {
  test(`${file}: the story is kept, its trimmings are not`, async ({ page }) => {
    const expected = readFileSync(path.join(FIXTURES, file.replace('.html', '.expected.html')), 'utf8');
    expect(await cleaned(page, readFileSync(path.join(FIXTURES, file), 'utf8'))).toBe(expected);
  });

  test(`${file}: what was cleaned is clean`, async ({ page }) => {
    const html = await blocks(page, readFileSync(path.join(FIXTURES, file), 'utf8'));
    expect(await cleaned(page, html)).toBe(`<!--  -->\n${html}\n`);
  });
}

test('a hostile text shows its words and does nothing', async ({ page }) => {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => (dialogs.push(dialog.message()), dialog.dismiss()));
  expect(HOSTILE.length).toBeGreaterThan(500);
  const faults = await page.evaluate(attacked, { vectors: HOSTILE, allowed: ALLOWED, raw: false });
  await page.waitForFunction(() => [...document.images].every((image) => image.complete));
  expect(faults).toEqual([]);
  expect(dialogs).toEqual([]);
  expect(await page.evaluate(() => 'alerted' in window)).toBe(false);
  expect(page.url()).toBe('http://masthead.test/');
});

test('the same text does something where it is not cleaned', async ({ page, left }) => {
  const raw = ['<img src=x onerror=alert(1)>', '<a href="javascript:alert(1)">x</a>', ...HOSTILE.filter((text) => /<svg|<details/.test(text))];
  await page.evaluate(attacked, { vectors: raw, allowed: ALLOWED, raw: true });
  await expect.poll(() => page.evaluate(() => (window as unknown as { alerted?: number }).alerted ?? 0)).toBeGreaterThan(3);
  expect(left.length).toBeGreaterThan(0);
  left.length = 0;
});

/** Puts each text into the page, does to all its elements what a reader could do, and answers what is not allowed. */
function attacked({ vectors, allowed, raw }: { vectors: readonly string[]; allowed: Record<string, string[]>; raw: boolean }): string[] {
  const page = window as unknown as { alerted?: number };
  window.alert = window.prompt = window.confirm = () => void (page.alerted = (page.alerted ?? 0) + 1) as never;
  // A click on an honest link would leave the page.
  addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a');
    if (link && /^(https?|mailto|tel):/.test(link.protocol)) event.preventDefault();
  });
  const faults: string[] = [];
  for (const vector of vectors) {
    const place = document.createElement('div');
    document.querySelector('main')!.append(place);
    if (raw) place.innerHTML = vector;
    else place.append(paste.cleaned(vector).fragment);
    for (const element of place.querySelectorAll('*')) {
      const may = allowed[element.localName];
      if (!may || element.namespaceURI !== 'http://www.w3.org/1999/xhtml') faults.push(`<${element.localName}> of ${vector}`);
      for (const { name } of element.attributes) if (!may?.includes(name)) faults.push(`${name} of ${vector}`);
      if (element instanceof HTMLAnchorElement && !/^(https?|mailto|tel):/.test(element.protocol)) faults.push(`${element.href} of ${vector}`);
      if (element instanceof HTMLImageElement) {
        const { remote, inline } = element.dataset;
        const honest = remote ? /^https?:/i.test(remote) : inline ? /^data:image\/(png|jpeg|gif|webp|avif);base64,/i.test(inline) : element.src.startsWith('http://masthead.test/media/');
        if (!honest || (element.hasAttribute('src') && (remote || inline))) faults.push(`${element.outerHTML} of ${vector}`);
      }
      for (const name of ['mouseover', 'mouseenter', 'mousemove', 'pointerdown', 'keyup', 'focus', 'toggle', 'beforeinput', 'animationstart']) {
        element.dispatchEvent(new Event(name, { bubbles: true }));
      }
      if (element instanceof HTMLElement) {
        element.click();
        element.focus();
      }
    }
  }
  return faults;
}

test('links lead where the server lets them lead', async ({ page }) => {
  // The same addresses as in src/model/safe_url.rs.
  const good = ['https://example.org/a?b=c#d', '/news/12', '?page=2', '#b-3', 'mailto:a@example.org', 'tel:12345', 'a/b:c', '//example.org/x', 'HTTP://EXAMPLE.ORG'];
  const bad = ['', 'javascript:alert(1)', ' JavaScript:alert(1)', 'java\tscript:alert(1)', '\u0001javascript:x', '\u00a0javascript:x', '\u2028javascript:x',
    '\u180ejavascript:x', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd', '\\\\host', 'https://a\\b', 'blob:x', 'x:y', `https://e.org/${'汉'.repeat(700)}`];
  const link = (address: string) => `<p><a href="${address.replaceAll('&', '&amp;')}">x</a></p>`;
  for (const address of good) expect(await blocks(page, link(address))).toBe(link(address));
  for (const address of bad) expect(await cleaned(page, link(address))).toBe('<!-- addresses 1, total 1 -->\n<p>x</p>\n');
  expect(await blocks(page, link(' \u3000https://example.org/\n'))).toBe(link('https://example.org/'));
});

test('pictures of this site come along, those of others as addresses that nothing loads', async ({ page }) => {
  const figure = '<figure><img src="/media/ab.jpg" alt="桥" width="800" height="600"></figure>';
  for (const src of ['/media/ab.jpg', 'http://masthead.test/media/ab.jpg', '//masthead.test/media/ab.jpg']) {
    expect(await blocks(page, `<p><a href="/x"><img src="${src}" alt=" 桥 " width=800 height=600 class=x></a></p>`)).toBe(figure);
  }
  for (const [src, name] of [['https://evil.example/media/ab.jpg', 'data-remote'], ['HTTP://example.org/a?b', 'data-remote'], ['data:image/png;base64,AAAA', 'data-inline']]) {
    expect(await blocks(page, `<p>前<img src="${src}" alt=x>后</p>`)).toBe(`<p>前</p>\n<figure><img ${name}="${src}" alt="x"></figure>\n<p>后</p>`);
  }
  for (const late of ['data-src', 'data-original', 'data-lazy-src']) {
    const image = `<img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" ${late}="https://example.org/a.jpg" alt="x">`;
    expect(await blocks(page, image)).toBe('<figure><img data-remote="https://example.org/a.jpg" alt="x"></figure>');
  }
  for (const src of ['//evil.example/ab.jpg', '/media/', '/media/../x', '/media/a/b.jpg', '/media/.x', 'data:image/svg+xml;base64,AAAA', 'data:text/html,x', 'file:///c:/a.jpg', 'cid:1', 'blob:x', '/mediax']) {
    expect(await cleaned(page, `<p>前<img src="${src}" alt=x>后</p>`)).toBe('<!-- pictures 1, total 1 -->\n<p>前后</p>\n');
  }
});

test('spaces stay between words and go where the site indents', async ({ page }) => {
  for (const [html, expected] of [
    ['<p>　　一\n二 three\nfour  五&nbsp;&nbsp;六　七 </p>', '<p>一二 three four 五 六　七</p>'],
    ['<p>一</p>\n \n<p><b>粗 </b><i> 斜</i></p>', '<p>一</p><p><strong>粗 </strong><em>斜</em></p>'],
    ['甲<br>乙<br><br>丙<br>　　丁<br>&nbsp;&nbsp; 戊', '<p>甲<br>乙</p><p>丙</p><p>丁</p><p>戊</p>'],
    ['<p>&emsp;&emsp;一<br> </p><p>\u200b</p>', '<p>一</p>'],
    ['<span>张　三</span><span> </span><span>li</span>', '<p>张　三 li</p>'],
    ['<div style="white-space:pre-wrap">一\n二</div>', '<p>一<br>二</p>'],
    ['<p>a\u0000b\u0007c\ufeffd\ufdd0e</p>', '<p>abcde</p>'],
  ]) {
    expect((await blocks(page, html)).replaceAll('\n', '')).toBe(expected);
  }
});

test('plain text becomes a paragraph for each line', async ({ page }) => {
  const written = (text: string) => page.evaluate((text) => {
    const place = document.createElement('div');
    place.append(paste.cleanedText(text));
    return place.innerHTML;
  }, text);
  expect(await written('　　第一段\r\n\r\n\t第二段  两个空格\u2028第三段 <b>&amp;\n   \n')).toBe(
    '<p>第一段</p><p>第二段  两个空格</p><p>第三段 &lt;b&gt;&amp;amp;</p>');
  expect(await written(' \n\u3000')).toBe('');
});

test('nesting and length that no story has end without an accident', async ({ page }) => {
  test.slow();
  const nested = (open: string, close: string, n = 100_000) => open.repeat(n) + '底' + close.repeat(n);
  for (const html of [
    nested('<div>', '</div>'), nested('<b>', '</b>'), nested('<ul><li>', '</li></ul>'), nested('<blockquote>', '</blockquote>'), nested('<table><tr><td>', '</td></tr></table>', 1_500),
    nested('<figure><figcaption>', '</figcaption></figure>'), nested('<p style="mso-list:l0 level9 lfo1">', ''), nested('<a href="/x">', '</a>', 5_000),
    nested('<h2>', '</h2>'), nested('<pre>', '</pre>'), nested('<o:p>', '</o:p>'), nested('<dl><dd>', '</dd></dl>'),
  ]) {
    expect((await blocks(page, html)).replace(/<[^>]*>/g, ''), html.slice(0, 40)).toContain('底');
  }
  const many = await page.evaluate(() => {
    const { fragment, cleared } = paste.cleaned(`<blockquote>${'<p>段</p>'.repeat(300_000)}</blockquote>`);
    return { cut: cleared.cut, paragraphs: fragment.querySelectorAll('blockquote p').length };
  });
  expect(many.cut).toBe(true);
  expect(many.paragraphs).toBeGreaterThan(100_000);
  expect(await page.evaluate(() => paste.cleaned(`<p>${' '.repeat(3_000_000)}\n<br>${'\u00a0'.repeat(1_000_000)}尾</p>`).fragment.textContent)).toBe('尾');
});
