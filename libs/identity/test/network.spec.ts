import { networkOf } from '../src/secrets/network';

it.each([
  ['203.0.113.77', '203.0.113.0/24'],
  ['::ffff:203.0.113.77', '203.0.113.0/24'],
  ['2001:db8:1234:56ff::1', '2001:0db8:1234:56::/56'],
  ['2001:0db8:1234:5678:9abc:def0:1234:5678', '2001:0db8:1234:56::/56'],
  ['fe80::1%eth0', 'fe80:0000:0000:00::/56'],
  ['::1', '0000:0000:0000:00::/56'],
  ['', 'unknown'],
  ['nonsense', 'unknown'],
])('%s is from %s', (address, network) => expect(networkOf(address)).toBe(network));
