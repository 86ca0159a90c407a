import { describe, expect, test } from 'vitest';
import { clientAddresses } from '../../src/server/client-address.ts';

interface Asked {
  readonly peer?: string;
  /** X-Forwarded-For. */
  readonly listed?: string;
  /** Forwarded. */
  readonly forwarded?: string;
}

function clientOf(proxies: readonly string[], { peer, listed, forwarded }: Asked) {
  const headers = new Headers();
  if (listed !== undefined) headers.set('X-Forwarded-For', listed);
  if (forwarded !== undefined) headers.set('Forwarded', forwarded);
  return clientAddresses(proxies)(peer === undefined ? {} : { peer }, headers);
}

describe('without proxies', () => {
  test.each(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1', undefined])('%s is this machine', (peer) => {
    expect(clientOf([], peer === undefined ? {} : { peer })).toMatchObject({ here: true });
  });

  test.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['::ffff:cb00:7109', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::9', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('%s is %s', (peer, address) => {
    expect(clientOf([], { peer })).toEqual({ address, here: false, untrusted: false });
  });

  test('a connection that has ended is nobody of this machine', () => {
    expect(clientOf(['loopback'], { peer: 'gone', listed: '127.0.0.1' })).toEqual({ address: 'unknown', here: false, untrusted: false });
  });

  test.each([{ listed: '198.51.100.1' }, { forwarded: 'for=198.51.100.1' }, { listed: '127.0.0.1' }])(
    'nobody is believed about whom they ask for: %o',
    (headers) => {
      expect(clientOf([], { peer: '203.0.113.9', ...headers })).toEqual({ address: '203.0.113.9', here: false, untrusted: true });
      expect(clientOf(['10.0.0.0/8'], { peer: '203.0.113.9', ...headers })).toMatchObject({ address: '203.0.113.9' });
    },
  );

  test('a proxy on this machine that is not trusted has the rates of others, not none', () => {
    expect(clientOf([], { peer: '127.0.0.1', listed: '203.0.113.9' })).toEqual({ address: '127.0.0.1', here: false, untrusted: true });
  });
});

describe('behind proxies', () => {
  const PROXIES = ['loopback', '10.0.0.0/8', '192.0.2.7', '2001:db8:ffff::/48'];

  test.each([
    ['the one that it asks for', '127.0.0.1', '203.0.113.9', '203.0.113.9'],
    ['the last that is no proxy', '127.0.0.1', '198.51.100.1, 203.0.113.9, 10.1.2.3, 192.0.2.7', '203.0.113.9'],
    ['the last that is no proxy, whatever was made up before it', '10.9.9.9', 'x, 127.0.0.1, 203.0.113.9', '203.0.113.9'],
    ['a port aside', '127.0.0.1', '203.0.113.9:8080', '203.0.113.9'],
    ['brackets aside', '127.0.0.1', '[2001:db8:1:2::3]:8080', '2001:db8:1:2::/64'],
    ['in IPv6', '2001:db8:ffff::1', '2001:db8:1:2::3', '2001:db8:1:2::/64'],
    ['in the form of IPv6', '::ffff:10.1.2.3', '::ffff:203.0.113.9', '203.0.113.9'],
    ['the first proxy, where there are only proxies', '127.0.0.1', '10.1.1.1, 10.2.2.2', '10.1.1.1'],
    ['the proxy that names nobody', '127.0.0.1', '203.0.113.9, unknown, 10.2.2.2', '10.2.2.2'],
    ['the proxy that leaves it empty', '10.2.2.2', '', '10.2.2.2'],
    ['the proxy that says nonsense', '10.2.2.2', '203.0.113.9, 10.0.0.256', '10.2.2.2'],
  ])('it is %s', (_who, peer, listed, address) => {
    expect(clientOf(PROXIES, { peer, listed })).toEqual({ address, here: false, untrusted: false });
  });

  test.each([
    ['for=203.0.113.9', '203.0.113.9'],
    ['For=198.51.100.1, FOR="203.0.113.9:47011";proto=https;by=10.1.2.3', '203.0.113.9'],
    ['proto=https; for="[2001:db8:1:2::3]:47011"', '2001:db8:1:2::/64'],
    ['for=203.0.113.9, for=10.1.2.3', '203.0.113.9'],
    // What a client may have a proxy repeat stays within its quotation marks.
    ['for=203.0.113.9;host="x,for=127.0.0.1"', '203.0.113.9'],
    ['for=203.0.113.9;host="x\\",for=127.0.0.1;y=\\""', '203.0.113.9'],
    ['for=203.0.113.9, for=_hidden', '10.1.2.3'],
    ['for=unknown', '10.1.2.3'],
    ['proto=https', '10.1.2.3'],
    ['for="203.0.113.9', '10.1.2.3'],
  ])('Forwarded: %s', (forwarded, address) => {
    expect(clientOf(PROXIES, { peer: '10.1.2.3', forwarded })).toEqual({ address, here: false, untrusted: false });
  });

  test('of two headers that differ, one is made up: neither is believed', () => {
    const peer = '10.1.2.3';
    expect(clientOf(PROXIES, { peer, listed: '203.0.113.9', forwarded: 'for=198.51.100.1' })).toMatchObject({ address: peer });
    expect(clientOf(PROXIES, { peer, listed: '203.0.113.9', forwarded: 'for="203.0.113.9:1"' })).toMatchObject({ address: '203.0.113.9' });
    expect(clientOf(PROXIES, { listed: '203.0.113.9', forwarded: 'for=127.0.0.1' })).toMatchObject({ here: false });
  });

  test.each<[Asked, boolean]>([
    [{ peer: '::1', listed: '127.0.0.1' }, true],
    [{ peer: '127.0.0.1', forwarded: 'for=127.0.0.1' }, true],
    // Another machine's own clients are not this one's.
    [{ peer: '10.1.2.3', listed: '127.0.0.1' }, false],
    [{ peer: '127.0.0.1', listed: '127.0.0.1, 10.1.2.3' }, false],
    // Somebody is behind the proxy on this machine, who it is remains unsaid.
    [{ peer: '127.0.0.1', listed: 'unknown' }, false],
    [{ peer: '127.0.0.1', listed: '127.0.0.1, x' }, false],
    [{ peer: '127.0.0.1', listed: '127.0.0.1, 203.0.113.9' }, false],
  ])('%o is this machine: %s', (asked, here) => {
    expect(clientOf(PROXIES, asked)).toMatchObject({ here });
  });

  test.each([
    ['commas', ','.repeat(16_000)],
    ['quotation marks', '"\\'.repeat(8_000)],
    ['spaces', `for=${' '.repeat(16_000)}x`],
    ['proxies', `${'2001:db8:ffff::1,'.repeat(900)}10.1.2.3`],
  ])('a header full of %s is read at once', (_what, text) => {
    const start = performance.now();
    clientOf(PROXIES, { listed: text });
    clientOf(PROXIES, { forwarded: text });
    expect(performance.now() - start).toBeLessThan(500);
  });
});
