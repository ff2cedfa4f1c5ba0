import fc from 'fast-check';
import { oneSms, smsLength } from './short-text';

describe('one SMS', () => {
  it('keeps tones while the text is short', () => {
    expect(oneSms('LienKet: mã ký hợp đồng 123456')).toBe('LienKet: mã ký hợp đồng 123456');
    expect([smsLength('mã').encoding, smsLength('ma').encoding]).toEqual(['UCS2', 'GSM']);
  });

  it('goes without marks when it is longer, and keeps capitals', () => {
    const text = 'Đề nghị hợp đồng mới của Hợp tác xã Thạnh Lộc đang chờ bạn trả lời trước ngày 01/12/2026';
    expect(oneSms(text)).toBe(
      'De nghi hop dong moi cua Hop tac xa Thanh Loc dang cho ban tra loi truoc ngay 01/12/2026',
    );
  });

  it('is cut at a word when even that is too long', () => {
    const short = oneSms('hợp đồng '.repeat(40));
    expect(short.endsWith('hop dong...') || short.endsWith('hop...')).toBe(true);
    expect(smsLength(short).length).toBeLessThanOrEqual(160);
  });

  it('always fits (random)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const { length, largest } = smsLength(oneSms(text));
        expect(length).toBeLessThanOrEqual(largest);
      }),
    );
  });
});
