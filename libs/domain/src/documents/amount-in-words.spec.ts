import fc from 'fast-check';
import { doReadNumber, ReadingConfig } from 'read-vietnamese-number';
import { dongInWords, inWords } from './amount-in-words';

describe('amounts in words', () => {
  it.each([
    [0n, 'không'],
    [5n, 'năm'],
    [10n, 'mười'],
    [15n, 'mười lăm'],
    [21n, 'hai mươi mốt'],
    [101n, 'một trăm linh một'],
    [1_005_000n, 'một triệu không trăm linh năm nghìn'],
    [448_000_000n, 'bốn trăm bốn mươi tám triệu'],
    [5_000_000_001n, 'năm tỷ không trăm linh một'],
    [
      1_234_567_890_123n,
      'một nghìn hai trăm ba mươi tư tỷ năm trăm sáu mươi bảy triệu tám trăm chín mươi nghìn một trăm hai mươi ba',
    ],
    [-15n, 'âm mười lăm'],
  ])('%s', (amount, words) => expect(inWords(amount)).toBe(words));

  it('stand in a contract with a capital and the currency', () => {
    expect(dongInWords(5_000_000_000n)).toBe('Năm tỷ đồng');
  });

  it('are what an independent reader says', () => {
    const config = new ReadingConfig();
    config.unit = [];
    fc.assert(
      fc.property(fc.bigInt(1n, 999_999_999_999n), (amount) => {
        const theirs = doReadNumber(amount, config)
          .replaceAll('lẻ', 'linh')
          .replaceAll('tỉ', 'tỷ')
          .replaceAll('ngàn', 'nghìn');
        expect(inWords(amount)).toBe(theirs);
      }),
    );
  });
});
