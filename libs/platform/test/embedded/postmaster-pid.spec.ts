import { parsePostmasterPid } from '@platform/database/embedded/postmaster-pid';

describe('postmaster.pid', () => {
  it('of a running server', () => {
    const text = '4711\n/data\n1790000000\n46257\n\n127.0.0.1\n  1234567         3\nready   \n';
    expect(parsePostmasterPid(text)).toEqual({ pid: 4711, port: 46257, status: 'ready' });
  });

  it('while the server is still writing it', () => {
    expect(parsePostmasterPid('')).toBeUndefined();
    expect(parsePostmasterPid('4711\n/data\n')).toEqual({ pid: 4711, port: undefined, status: undefined });
  });

  it('of a single-user server, which writes its pid as a negative number', () => {
    expect(parsePostmasterPid('-4711\n/data\n1790000000\n0\n')).toEqual({
      pid: 4711,
      port: undefined,
      status: undefined,
    });
  });

  it('that is not one', () => {
    expect(parsePostmasterPid('<html>')).toBeUndefined();
  });
});
