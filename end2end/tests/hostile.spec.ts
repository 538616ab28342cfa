import { HOSTILE } from './hostile';
import { act, begin, caret, dialog, expect, savedDraft, story, test, title, type Page } from './newsroom';

declare global {
  interface Window { ran?: string[] }
}

/** From now on whatever a text makes the page do is written down; each attack of the list shows a dialog where it succeeds. */
async function watch(page: Page, site: string) {
  const asked: string[] = [];
  await page.addInitScript(() => {
    window.ran = [];
    for (const name of ['alert', 'prompt', 'confirm', 'print'] as const) window[name] = ((what: unknown) => window.ran!.push(`${name} ${String(what)}`)) as never;
  });
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== site && protocol !== 'data:' && protocol !== 'blob:') asked.push(request.url());
  });
  return asked;
}

/** Does to every element of the page what a reader could do, and says what should not be there. */
async function harmless(page: Page, where: string) {
  const faults = await page.evaluate(() => {
    const faults: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>('main *, .editing *')) {
      for (const { name, value } of element.attributes) {
        if (name.startsWith('on') || name === 'srcdoc' || (name === 'style' && !element.closest('.editing') && !element.classList.contains('ProseMirror'))) faults.push(`${element.localName} ${name}=${value}`);
      }
      if (element instanceof HTMLAnchorElement && !/^(https?|mailto|tel):$/.test(element.protocol)) faults.push(`link to ${element.href}`);
      if (['iframe', 'object', 'embed', 'base', 'meta', 'link', 'style', 'script', 'svg', 'math', 'video', 'audio'].includes(element.localName) && element.closest('.prose, .article-head, .comparison, dialog') && !element.closest('.tools')) faults.push(element.localName);
      for (const kind of ['mouseover', 'pointerdown', 'focus', 'toggle', 'animationstart']) element.dispatchEvent(new Event(kind));
    }
    return [...faults, ...(window.ran ?? [])];
  });
  expect(faults, where).toEqual([]);
}

test('nothing that somebody types, pastes or sends runs anywhere it is shown', async ({ newsroom }) => {
  test.setTimeout(300_000);
  const { page, context } = await newsroom.person('zhou', 'chief');
  const asked = await watch(page, newsroom.url);
  const article = await begin(page);
  const origin = new URL(page.url()).origin;

  // Typed into the story, each on a line of its own, and pasted in one piece.
  await title(page).click();
  await page.keyboard.insertText('<img src=x onerror=alert(1)></title><script>alert(1)</script>');
  await caret(story(page));
  for (const text of HOSTILE) {
    await page.keyboard.insertText(text.replace(/[\r\n]/g, ' '));
    await page.keyboard.press('Enter');
  }
  await page.evaluate((texts) => {
    for (const text of texts) {
      const data = new DataTransfer();
      data.setData('text/html', text);
      data.setData('text/plain', text);
      document.activeElement!.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }
  }, HOSTILE.filter((text) => text.length < 2000));
  await page.keyboard.press('Control+s');
  await expect(page.locator('[data-state]').first()).toHaveText(/^已保存/);
  await harmless(page, 'while writing');

  // Sent to the save function as it is, into every place that has room for text.
  const files = (await savedDraft(page, 1001)).manuscript.body.flatMap((block) => (block.type === 'picture' ? [(block['picture'] as { file: string }).file] : []));
  const refused: number[] = [];
  let { version } = await savedDraft(page, article);
  for (let at = 0; at < HOSTILE.length; at += 40) {
    const changes = HOSTILE.slice(at, at + 40).flatMap((text, index) => {
      const runs = [{ text, bold: true }];
      const picture = { file: files[0], width: 10, height: 10, alt: text };
      const blocks = [
        { type: 'paragraph', text: runs }, { type: 'picture', picture, caption: runs, credit: text }, { type: 'quote', paragraphs: [runs, [{ text: '引' }]], cite: text },
        { type: 'list', ordered: false, items: [{ text: runs }] }, { type: 'table', caption: text, header_rows: 1, rows: [[{ text: runs }], [{ text: runs }]] },
        { type: 'code', text }, { type: 'page-break', title: text }, { type: 'video', url: '/film', title: text },
      ];
      const kind = blocks[index % blocks.length]!;
      return [{ change: 'put', block: { id: `h${at + index}`, ...kind }, after: 'last' }];
    });
    const fields = ['kicker', 'subtitle', 'summary', 'source', 'reporters', 'short-title', 'seo-title', 'seo-description'];
    const lines = fields.map((field, index) => ({ change: 'line', field, value: (HOSTILE[(at + index) % HOSTILE.length] ?? '').slice(0, 250) }));
    const answer = await page.request.post('/api/save', {
      data: { save: { article, base: version, operation: `hostile-${at}`, sitting: 'hostile', changes: [...changes, ...lines] } }, headers: { origin },
    });
    expect(answer.status(), await answer.text()).toBe(200);
    ({ version } = await answer.json());
  }
  // Addresses are no text: what is no safe one is refused, and nothing is saved.
  for (const href of ['javascript:alert(1)', ' java\tscript:alert(1)', 'data:text/html,<script>alert(1)</script>', 'vbscript:x', '\u0001javascript:alert(1)']) {
    for (const block of [{ type: 'paragraph', text: [{ text: 'x', link: href }] }, { type: 'video', url: href, title: 'x' }]) {
      const answer = await page.request.post('/api/save', {
        data: { save: { article, base: version, operation: `refused-${refused.length}`, sitting: 'hostile', changes: [{ change: 'put', block: { id: 'bad', ...block }, after: '' }] } }, headers: { origin },
      });
      refused.push(answer.status());
    }
  }
  expect(new Set(refused)).toEqual(new Set([400]));

  // Everywhere it is shown: written, previewed, compared, in the history, and to readers.
  await page.reload();
  await expect(story(page)).toHaveAttribute('contenteditable', 'true');
  await harmless(page, 'opened for writing');
  await act(page, 'preview');
  await expect(page.locator('html')).toHaveAttribute('data-editing', 'preview');
  await harmless(page, 'preview');
  await act(page, 'compare');
  await expect(page.locator('.comparison')).toBeVisible();
  await harmless(page, 'comparison');
  await act(page, 'check');
  await expect(dialog(page)).toBeVisible();
  await harmless(page, 'remarks');
  await page.keyboard.press('Escape');
  await act(page, 'history');
  await harmless(page, 'history');
  await dialog(page).locator('[data-difference=before]').first().click();
  await expect(page.locator('.comparison')).toBeVisible();
  await harmless(page, 'difference');
  await act(page, 'publish');
  await expect(dialog(page)).toContainText('第一次发布');
  await harmless(page, 'review');
  await dialog(page).getByRole('button', { name: '发布' }).click();
  await page.waitForURL(/\/liuxi\/\d+$/);
  const address = new URL(page.url()).pathname;
  const reader = await context.browser()!.newPage({ baseURL: newsroom.url });
  const askedByReader = await watch(reader, newsroom.url);
  for (const shown of [address, `${address}?part=all`, `/en${address}`, '/liuxi', '/']) {
    await reader.goto(shown);
    await expect(reader.locator('html[data-hydrated]')).toBeAttached();
    await harmless(reader, shown);
  }
  await page.goto('/desk/articles');
  await harmless(page, 'desk');
  await page.goto('/desk/log');
  await harmless(page, 'log');
  expect([asked, askedByReader]).toEqual([[], []]);
  await reader.close();
  await context.close();
});
