import { bodyOf } from './bodies';
import { bundled } from './bundled';
import { begin, expect, savedDraft, test, type Block } from './newsroom';

/** So many stories are compared. */
const STORIES = 300;

test('what the editor shows, what readers get and what is read back are the same', async ({ newsroom }) => {
  test.setTimeout(300_000);
  const { page, context } = await newsroom.person('li', 'editor');
  const article = await begin(page);
  const files = (await savedDraft(page, 1001)).manuscript.body.flatMap((block) => (block.type === 'picture' ? [(block['picture'] as { file: string }).file] : []));
  expect(files.length).toBeGreaterThan(0);
  const origin = new URL(page.url()).origin;
  // A page of its own for the editor's surface: the site's policy would not let a test bring a script.
  const bare = await (await context.browser()!.newContext({ bypassCSP: true, baseURL: newsroom.url })).newPage();
  await bare.goto('/about/contact');
  await bare.addScriptTag({ content: bundled('surface.ts') });
  const save = async (base: number, operation: string, changes: object[]) => {
    const answer = await page.request.post('/api/save', { data: { save: { article, base, operation, sitting: 'conformance', changes } }, headers: { origin } });
    expect(answer.status(), await answer.text()).toBe(200);
  };
  let { version, manuscript } = await savedDraft(page, article);
  for (let seed = 1; seed <= STORIES; seed += 1) {
    const body = bodyOf(seed, files);
    let after = '';
    const puts = body.map((block) => {
      const put = { change: 'put', block, after };
      after = block.id;
      return put;
    });
    await save(version, `conformance-${seed}`, [...manuscript.body.map((block) => ({ change: 'remove', id: block.id })), ...puts]);
    const draft = await savedDraft(page, article);
    ({ version, manuscript } = draft);
    const found = await bare.evaluate(({ body, html }) => {
      const tool = window.surfaceTool;
      tool.show(body as never);
      return { said: tool.said(), drawn: tool.drawn(), reread: tool.reread(), readers: tool.readers(html) };
    }, { body: manuscript.body, html: draft.page.content });
    const where = `story ${seed}`;
    expect(plain(found.said), `${where}: what would be saved`).toEqual(plain(manuscript.body));
    expect(plain(found.reread), `${where}: what is read back`).toEqual(plain(manuscript.body));
    // Where nothing is written, there is a place to write in.
    if (manuscript.body.length > 0) expect(found.drawn, `${where}: what is drawn`).toBe(found.readers);
  }
  await bare.context().close();
  await context.close();
});

/** Without the fields that say nothing. */
const plain = (blocks: unknown) => JSON.parse(JSON.stringify(blocks, (_, value: unknown) => (value === false || value === null ? undefined : value))) as Block[];
