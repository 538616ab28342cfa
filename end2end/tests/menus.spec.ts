import { CONTACT, EXPRESS, HOME, MAIN_MENU, SECOND_MENU, STRAWBERRIES, TOWN, TOWNS } from './site';
import { expect, expectPage, follow, test, withAndWithoutScripts } from './support';

withAndWithoutScripts(() => {
  test('the second level of a menu is reached by keyboard', async ({ open, page }) => {
    await open(EXPRESS.address);
    const towns = page.locator('.main-menu .second-level a');
    await expect(towns.first()).toBeHidden();
    await page.locator('.main-menu').getByRole('link', { name: '乡村', exact: true }).focus();
    await page.keyboard.press('Tab');
    await expect(towns.first()).toBeFocused();
    await expect(towns.first()).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Tab');
    await expect(towns.nth(1)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(TOWN.address);
    await expectPage(page, TOWN);
  });

  test('the second level of a menu opens under the pointer', async ({ open, page }) => {
    await open(EXPRESS.address);
    await page.locator('.main-menu').getByRole('link', { name: '乡村', exact: true }).hover();
    await expect(page.locator('.main-menu .second-level a')).toHaveText(TOWNS);
    await page.locator('.main-menu').getByRole('link', { name: '柳溪镇' }).click();
    await expectPage(page, TOWN);
  });

  test('the first thing a keyboard reaches is the way past the menus', async ({ open, page }) => {
    await open(STRAWBERRIES.address);
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: '跳到正文' });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeInViewport();
    await page.keyboard.press('Tab');
    await expect(page.locator('.breadcrumb a').first()).toBeFocused();
  });

  test.describe('on a phone', () => {
    test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

    test('菜单 opens every entry of both menus, and is closed on the page that one leads to', async ({ open, page }) => {
      await open(HOME.address);
      const menu = page.locator('.all-menus');
      await expect(menu.getByRole('link', { name: '公告' })).toBeHidden();
      await menu.locator('summary').tap();
      const entries = menu.getByRole('link');
      await expect(entries).toHaveText([...MAIN_MENU.slice(0, 10), ...TOWNS, ...MAIN_MENU.slice(10), ...SECOND_MENU]);
      for (const entry of await entries.all()) await expect(entry).toBeVisible();
      await menu.getByRole('link', { name: '联系编辑部' }).tap();
      await expectPage(page, CONTACT);
      await expect(menu.getByRole('link', { name: '公告' })).toBeHidden();
    });

    test('菜单 is closed by touching it again', async ({ open, page }) => {
      await open(HOME.address);
      const menu = page.locator('.all-menus');
      await menu.locator('summary').tap();
      await expect(menu.getByRole('link', { name: '公告' })).toBeVisible();
      await menu.locator('summary').tap();
      await expect(menu.getByRole('link', { name: '公告' })).toBeHidden();
    });

    test('the menus’ rows move sideways to their last entries', async ({ open, page }) => {
      await open(HOME.address);
      for (const [menu, last] of [['main-menu', '快报'], ['second-menu', '联系编辑部']]) {
        const entry = page.locator(`.${menu}`).getByRole('link', { name: last });
        await expect(entry).not.toBeInViewport({ ratio: 0.5 });
        await entry.scrollIntoViewIfNeeded();
        await expect(entry).toBeInViewport({ ratio: 1 });
      }
    });
  });
});

test('菜单 works by keyboard too', async ({ open, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(HOME.address);
  const menu = page.locator('.all-menus');
  await menu.locator('summary').press('Enter');
  await menu.getByRole('link', { name: '快报' }).press('Enter');
  await expectPage(page, EXPRESS);
  await expect(menu.locator('nav')).toBeHidden();
});

test.describe('focus pictures', () => {
  test('their buttons move them by one, and round', async ({ open, page }) => {
    await open(HOME.address);
    const focus = page.getByRole('region', { name: '焦点图' });
    const [slides, dots] = [focus.locator('.track > li'), focus.locator('.dot')];
    const shows = async (index: number) => {
      await expect(slides.nth(index)).toBeInViewport({ ratio: 0.9 });
      await expect(slides.nth((index + 1) % 5)).not.toBeInViewport({ ratio: 0.1 });
      await expect(focus.locator('.dot[aria-current=true]')).toHaveAccessibleName(`第 ${index + 1} 张，共 5 张`);
    };
    await shows(0);
    await focus.getByRole('button', { name: '下一张' }).click();
    await shows(1);
    await dots.nth(3).click();
    await shows(3);
    await focus.getByRole('button', { name: '上一张' }).click();
    await shows(2);
    await dots.nth(0).press('Enter');
    await shows(0);
    await focus.getByRole('button', { name: '上一张' }).click();
    await shows(4);
    await follow(page, slides.nth(4).locator('a'));
    await expect(page.locator('article h1')).toBeVisible();
  });

  test('their buttons still work after a visit elsewhere', async ({ open, page }) => {
    await open(EXPRESS.address);
    await follow(page, page.locator('.site-name'));
    await expectPage(page, HOME);
    await page.getByRole('button', { name: '下一张' }).click();
    await expect(page.locator('.focus .track > li').nth(1)).toBeInViewport({ ratio: 0.9 });
  });

  test.describe('without scripts', () => {
    test.use({ javaScriptEnabled: false });

    test('there are no buttons that do nothing, and every picture can be reached', async ({ open, page }) => {
      await open(HOME.address);
      const focus = page.getByRole('region', { name: '焦点图' });
      await expect(focus.getByRole('button')).toHaveCount(0);
      await focus.locator('.track > li').last().scrollIntoViewIfNeeded();
      await expect(focus.locator('.track > li').last()).toBeInViewport({ ratio: 0.9 });
    });
  });
});
