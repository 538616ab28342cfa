import AxeBuilder from '@axe-core/playwright';
import { PAGE_TYPES } from './site';
import { expect, test } from './support';

for (const [name, { address }] of PAGE_TYPES) {
  test(`${name}: nothing stands in anyone’s way, light or dark, on phone or desk`, async ({ open, page }) => {
    await open(address);
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await new AxeBuilder({ page }).options({ rules: { 'target-size': { enabled: true } } }).analyze();
        const said = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target} ${node.failureSummary}`).join('\n')}`);
        expect.soft(said, `${colorScheme}, ${width} px wide`).toEqual([]);
      }
    }
  });
}

test('the open menu of a phone stands in nobody’s way either', async ({ open, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open('/');
  await page.locator('.all-menus summary').click();
  const { violations } = await new AxeBuilder({ page }).include('.all-menus').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test('what the keyboard has reached is framed', async ({ open, page }) => {
  await open('/liuxi');
  const link = page.locator('.card h2 a').first();
  await link.focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect(link).toBeFocused();
  await expect(link).toHaveCSS('outline-style', 'solid');
});
