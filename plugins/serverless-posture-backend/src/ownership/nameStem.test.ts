import { nameStem, wordsOf } from './nameStem';

describe('the words of a name', () => {
  it.each([
    ['checkout-api-create-order', ['checkout', 'api', 'create', 'order']],
    ['/aws/lambda/checkout-api', ['checkout', 'api']],
    ['prod-checkout_api', ['checkout', 'api']],
    ['CheckoutApiHandler-1A2B3C4D5E', ['checkout', 'api', 'handler']],
    ['Checkout-PayHandler886CB40B-1A2B3C4D5E', ['checkout', 'pay', 'handler']],
    ['uploads-111122223333-7', ['uploads']],
    ['prod', ['prod']],
    ['', []],
  ])('of %p', (name, words) => {
    expect(wordsOf(name)).toEqual(words);
  });

  it.each([
    ['checkout-api-create-order', 'checkout-api'],
    ['checkout-api-create', 'checkout'],
    ['hello-world', 'hello'],
    ['hello', 'hello'],
    ['', ''],
  ])('of %p begin with %p', (name, stem) => {
    expect(nameStem(name)).toBe(stem);
  });
});
