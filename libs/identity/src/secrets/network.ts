import { isIPv4, isIPv6 } from 'node:net';

/**
 * The network part of an address, /24 or /56: enough to slow one place down and to recognise one's own session, too
 * little to follow a person.
 */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d)/iu, '').replace(/%.*$/u, '');
  if (isIPv4(plain)) return `${plain.split('.').slice(0, 3).join('.')}.0/24`;
  if (!isIPv6(plain)) return 'unknown';
  const [head = '', tail = ''] = plain.toLowerCase().split('::');
  const left = head ? head.split(':') : [];
  const right = tail ? tail.split(':') : [];
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  const groups = [...left, ...zeros, ...right].slice(0, 4).map((group) => group.padStart(4, '0'));
  return `${
    groups
      .join('')
      .slice(0, 14)
      .match(/.{1,4}/gu)
      ?.join(':') ?? ''
  }::/56`;
}
