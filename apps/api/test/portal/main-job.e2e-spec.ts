import type { Browser, Page } from 'playwright-core';
import type { TestApi } from '@testing/test-api';
import { describeInBrowser, PHONE, settled, startPortal, visit, type Visitor } from './browser';

/** From the search to the signatures, as five people do it: the cooperative on a phone, the others at a desk. */
describeInBrowser('the main job in browsers', () => {
  let api: TestApi;
  let browser: Browser;
  let stop: () => Promise<void>;
  let buyer: Visitor;
  let seller: Visitor;
  let contract = '';

  beforeAll(async () => {
    ({ api, browser, stop } = await startPortal());
    buyer = await visit(browser, api.url, { person: 'dn.quanly' });
    seller = await visit(browser, api.url, { person: 'htx.quanly', size: PHONE });
  }, 180_000);
  afterAll(() => stop?.());

  const open = async (page: Page, path: string) => {
    await page.goto(path);
    await settled(page);
  };
  const state = (page: Page, text: string) =>
    page.locator('main .mantine-Badge-root', { hasText: text }).first().waitFor();

  it('the buyer finds rice without typing tones and proposes 30 tonnes', async () => {
    const { page } = buyer;
    await open(page, '/');
    await page.getByRole('main').getByRole('textbox').fill('lua om 5451 giong rieng');
    await page.getByRole('main').getByRole('button', { name: 'Tìm' }).click();
    await page
      .locator('article', { hasText: 'Hòa Thuận Phát' })
      .filter({ hasText: '120 tấn' })
      .getByRole('link')
      .first()
      .click();
    await page.getByRole('button', { name: 'Đề nghị ký hợp đồng' }).click();
    await page.getByLabel('Khối lượng (tấn)').fill('30');
    await page.getByRole('button', { name: 'Gửi đề nghị' }).click();
    await page.waitForURL('**/contracts/**');
    contract = new URL(page.url()).pathname;
    await state(page, 'Đang thương lượng');
    await api.drain();
  });

  it('the cooperative sees it waiting on its phone, and asks for another price and a pick-up deadline', async () => {
    const { page } = seller;
    await open(page, '/work');
    await page.locator(`main a[href="${contract}"]`).click();
    await page.getByRole('button', { name: 'Tính', exact: true }).click();
    await page.getByText('Bên bán nhận 56.000.000 ₫').waitFor();
    await page.getByRole('button', { name: 'Đề nghị sửa' }).click();
    await page.getByLabel('Giá cơ sở (đ)').fill('5800');
    await page.getByLabel('Hạn nhận hàng (giờ)').fill('24');
    await page.getByRole('button', { name: 'Gửi bản sửa' }).click();
    await page.getByText('Điều khoản (bản 2)').waitFor();
    await api.drain();
  });

  it('the buyer sees the counter without reloading, and agrees', async () => {
    const { page } = buyer;
    await page.getByText('Điều khoản (bản 2)').waitFor();
    await page.getByRole('button', { name: 'Đồng ý' }).click();
    await state(page, 'Đã thống nhất');
    await api.drain();
  });

  it('the cooperative submits it, and an advisor gives an opinion', async () => {
    const { page } = seller;
    await open(page, contract);
    await page.getByRole('button', { name: 'Gửi thẩm định' }).click();
    await state(page, 'Đang thẩm định');
    await api.drain();
    const advisor = await visit(browser, api.url, { person: 'tuvan' });
    const answer = await api.gql(
      null,
      `query($id: ID!) { contract(id: $id) { appraisals { id } } }`,
      { id: contract.split('/')[2] },
      { headers: { cookie: await cookieOf(advisor) } },
    );
    await open(advisor.page, `/desk/${answer.data['contract'].appraisals[0].id}`);
    await advisor.page.getByRole('button', { name: 'Nhận hồ sơ' }).click();
    await advisor.page.getByLabel('Ý kiến').selectOption('ADVISED_CHANGE');
    await advisor.page.getByLabel('Tóm tắt').fill('Nên ghi rõ điều kiện giao nhận trước khi ký.');
    await advisor.page.getByLabel('Lý do khác').fill('Hai bên đã có kinh nghiệm giao nhận với nhau.');
    await advisor.page.getByRole('button', { name: 'Ban hành' }).click();
    await state(advisor.page, 'Đã kết luận');
    expect(advisor.complaints).toEqual([]);
    await api.drain();
  });

  it.each(['htx.kyket', 'dn.kyket'])('%s signs with a one-time code', async (person) => {
    const { page, complaints, context } = await visit(browser, api.url, { person, size: PHONE });
    await open(page, contract);
    const acknowledge = page.getByRole('checkbox');
    if (await acknowledge.count()) {
      await acknowledge.check();
      await page.getByRole('button', { name: 'Xác nhận đã đọc' }).click();
    }
    await page.getByRole('button', { name: 'Gửi mã ký cho tôi' }).click();
    const field = page.getByLabel('Mã ký');
    await field.waitFor();
    await api.drain();
    const codes = await api.gql(
      null,
      '{ developmentCodes { code } }',
      {},
      { headers: { cookie: await cookieOf({ context }) } },
    );
    await field.fill(codes.data['developmentCodes'][0].code);
    await page.getByRole('button', { name: 'Ký hợp đồng' }).click();
    await page.getByText(person.startsWith('htx') ? 'Bên bán:' : 'Bên mua:').waitFor();
    expect(complaints).toEqual([]);
    await api.drain();
  });

  it('is in force for both, and nothing went wrong in any page', async () => {
    for (const { page, complaints } of [buyer, seller]) {
      await open(page, contract);
      await page.getByRole('link', { name: 'Bản chứng cứ chữ ký' }).waitFor();
      await state(page, 'Đang hiệu lực');
      expect(complaints).toEqual([]);
    }
  });
});

async function cookieOf({ context }: Pick<Visitor, 'context'>): Promise<string> {
  return (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
}
