import { control, digest, expect, expectDigest, expectStep, linkTo, open, step, test } from './ringside.ts';

test.describe('when the engine stops', () => {
  test('at its start, the page says so and can be loaded again with the same link', async ({
    page,
    expectComplaint,
  }) => {
    expectComplaint(/out of order/);
    const script = /worker[^/]*\.js$/;
    await page.route(script, route =>
      route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("out of order");' }),
    );
    await page.goto(`./${linkTo('seven-steps', { step: 20 })}`);
    await expect(page.getByRole('heading', { name: 'The engine stopped' })).toBeVisible();
    await expect(page.getByRole('alert')).toContainText('the link in the address is kept');
    expect(new URL(page.url()).hash).toMatch(/^#s=1d\..*t=20/);
    await page.unroute(script);
    await page.getByRole('button', { name: 'Reload' }).click();
    await expectStep(page, 20);
  });

  test('in the middle of a run, what was done is still in the link', async ({ page }) => {
    // The page's own worker, so that the test can make it report an error of its own.
    await page.addInitScript(() => {
      const { Worker: Original } = window;
      class Kept extends Original {
        constructor(address: string | URL, options?: WorkerOptions) {
          super(address, options);
          addEventListener('break-the-engine', () =>
            this.dispatchEvent(new ErrorEvent('error', { message: 'a mistake of ours' })),
          );
        }
      }
      window.Worker = Kept;
    });
    await open(page, linkTo('seven-steps', { step: 30 }));
    await expectStep(page, 30);
    await control(page, 'Step').click();
    await control(page, 'Step').click();
    await expectStep(page, 32);
    const before = await digest(page);
    await expect.poll(() => new URL(page.url()).hash).toContain('t=32');

    await page.evaluate(() => dispatchEvent(new Event('break-the-engine')));
    const crash = page.getByRole('region', { name: 'The engine stopped' });
    await expect(crash).toBeVisible();
    await crash.getByText('What happened').click();
    await expect(crash).toContainText('a mistake of ours');
    // What was shown can still be read.
    expect([await step(page), await digest(page)]).toEqual([32, before]);

    await crash.getByRole('button', { name: 'Reload' }).click();
    await expect(crash).toHaveCount(0);
    await expectStep(page, 32);
    await expectDigest(page, before);
  });
});
