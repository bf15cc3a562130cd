import { expect, it } from 'vitest';
import { createMailbox, plainText } from './mailbox';
import { mailboxPage } from './mailbox-page';

it('keeps mails newest first and finds them by address', async () => {
  const box = createMailbox();
  await box.driver.send({ to: 'a@example.com', subject: 'One', html: '<p>1</p>' });
  await box.driver.send({ to: 'B@example.com', subject: 'Two', html: '<p>2</p>' });
  expect(box.mails().map((mail) => mail.subject)).toEqual(['Two', 'One']);
  expect(box.mails('b@example.com').map((mail) => mail.subject)).toEqual(['Two']);
});

it('keeps the address of a link in the plain text', () => {
  expect(plainText('<p>Go <a href="https://x.test/?a=1&amp;b=2">there</a></p>')).toBe(
    'Go there ( https://x.test/?a=1&b=2 )',
  );
});

it('never lets a mail write into the page', async () => {
  const box = createMailbox();
  await box.driver.send({
    to: '<img src=x onerror=alert(1)>',
    subject: '<script>1</script>',
    html: '&lt;script&gt;',
  });
  expect(mailboxPage(box.mails())).not.toMatch(/<script|<img/);
});
