import { act, asReader, dialog, expect, paragraph, password, said, saved, test, title, typeInto } from './newsroom';

test('from the first administrator to an article that is corrected, withdrawn and brought back', async ({ browser }) => {
  // A site of its own, to which nobody has come yet.
  const { serve } = await import('./server');
  const site = await serve();
  test.setTimeout(150_000);
  try {
    const link = site.log().match(/https?:\S*\/sign-in\/invitation\?token=\S+/)![0];
    const chief = await browser.newContext({ locale: 'zh-CN', baseURL: site.url });
    const page = await chief.newPage();
    await page.goto(link);
    await page.locator('input[name=account]').fill('wu');
    await page.locator('input[name=name]').fill('吴站长');
    await page.locator('input[type=password]').first().fill(password);
    await page.locator('input[type=password]').last().fill(password);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL('/desk');
    expect((await page.request.get(link)).status(), 'the link counts once').toBe(410);

    await page.goto('/desk/people');
    await page.locator('input[name=account]').fill('li');
    await page.locator('input[name=name]').fill('李晓');
    await page.locator('main form select[name=role]').last().selectOption({ label: '编辑' });
    await page.getByRole('button', { name: /添加/ }).click();
    await page.waitForURL(/told=/);
    const invited = (await page.content()).match(/https?:[^"<\s]*\/sign-in\/invitation\?token=[^"<\s]+/)![0];

    const editor = await browser.newContext({ locale: 'zh-CN', baseURL: site.url, viewport: { width: 1440, height: 900 } });
    const desk = await editor.newPage();
    await desk.goto(invited);
    await desk.locator('input[type=password]').first().fill(password);
    await desk.locator('input[type=password]').last().fill(password);
    await desk.keyboard.press('Enter');
    await expect(desk).toHaveURL('/desk');
    await desk.goto('/liuxi');
    await act(desk, 'new');
    await desk.waitForURL(/\/desk\/articles\/\d+/);
    const number = desk.url().match(/\d+$/)![0];
    await typeInto(desk, title(desk), '渡口添了一条新船');
    await typeInto(desk, desk.locator('[data-field=source]'), '青岚融媒');
    await typeInto(desk, paragraph(desk, 0), '新船能坐四十个人。');
    await saved(desk);

    // The next full minute: dialogs know no seconds.
    const at = new Date(Math.ceil((Date.now() + 3000) / 60_000) * 60_000 + 8 * 3_600_000).toISOString().slice(0, 16);
    await act(desk, 'schedule');
    await dialog(desk).getByLabel('时间').fill(at);
    await dialog(desk).getByRole('button', { name: '定时发布' }).click();
    await expect(said(desk)).toContainText('完成');
    const address = `/liuxi/${number}`;
    expect((await asReader(site, address)).status).toBe(404);
    await expect(async () => expect((await asReader(site, address)).status).toBe(200)).toPass({ timeout: 75_000 });
    expect((await asReader(site, '/liuxi')).text).toContain('渡口添了一条新船');

    await desk.goto(address);
    await act(desk, 'edit');
    await typeInto(desk, paragraph(desk, 0), '不是四十，是三十六。');
    await saved(desk);
    await act(desk, 'publish');
    await dialog(desk).getByLabel('更正说明').fill('新船能坐三十六人。');
    await dialog(desk).getByRole('button', { name: '发布' }).click();
    await expect(said(desk)).toContainText('已发布');
    expect((await asReader(site, address)).text).toContain('新船能坐三十六人。');
    expect(await desk.locator('.editing-bar [data-do=withdraw]').isHidden(), 'an editor does not withdraw').toBe(true);

    await page.goto(address);
    await act(page, 'withdraw');
    await dialog(page).getByLabel('原因').fill('等核实');
    await dialog(page).getByRole('button', { name: '撤稿' }).click();
    await expect(said(page)).toContainText('完成');
    expect((await asReader(site, address)).status).toBe(410);
    await act(page, 'republish');
    await expect(said(page)).toContainText('完成');
    expect((await asReader(site, address)).status).toBe(200);
    await Promise.all([chief.close(), editor.close()]);
  } finally {
    await site.stop();
  }
});
