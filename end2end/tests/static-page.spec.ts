import { CONTACT, FOOTER_MENU } from './site';
import { expect, expectFrame, expectPage, follow, story, test, withAndWithoutScripts } from './support';

withAndWithoutScripts(() => {
  test('a static page is complete', async ({ open, page }) => {
    expect((await open(CONTACT.address)).status()).toBe(200);
    await expectPage(page, CONTACT);
    await expectFrame(page);
    await expect(story(page)).toContainText('青岚县文化路00号三楼');
  });

  test('static pages stand beside each other', async ({ open, page }) => {
    await open(CONTACT.address);
    const beside = page.locator('nav.static-pages');
    expect((await beside.getByRole('link').allTextContents()).length).toBe(FOOTER_MENU.length);
    await expect(beside.locator('[aria-current=page]')).toHaveText(CONTACT.heading);
    await follow(page, beside.getByRole('link', { name: '版权声明' }));
    await expect(page.locator('h1')).toHaveText('版权声明');
  });
});
