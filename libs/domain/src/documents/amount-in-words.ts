const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;
const GROUPS = ['', 'nghìn', 'triệu'] as const;
const BILLION = 1_000_000_000n;

/**
 * A whole amount in Vietnamese words (số tiền bằng chữ): 1.005.000 → "một triệu không trăm linh năm nghìn". Southern and
 * northern forms differ; contracts write linh, nghìn and tỷ. Negative amounts begin with "âm".
 */
export function inWords(amount: bigint): string {
  if (amount < 0n) return `âm ${inWords(-amount)}`;
  return amount === 0n ? DIGITS[0] : read(amount, false);
}

/** The amount as a contract writes it: capital first, with its currency: "Năm tỷ đồng". */
export function dongInWords(amount: bigint): string {
  const words = `${inWords(amount)} đồng`;
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** `inner`: something was read before, so that silent hundreds are spoken ("không trăm linh năm"). */
function read(amount: bigint, inner: boolean): string {
  if (amount < BILLION) return readMillions(amount, inner);
  const rest = amount % BILLION;
  const head = `${read(amount / BILLION, inner)} tỷ`;
  return rest === 0n ? head : `${head} ${readMillions(rest, true)}`;
}

function readMillions(amount: bigint, inner: boolean): string {
  const parts: string[] = [];
  for (let power = 2; power >= 0; power -= 1) {
    const triple = Number((amount / 1000n ** BigInt(power)) % 1000n);
    if (triple === 0) continue;
    parts.push([readTriple(triple, inner || parts.length > 0), GROUPS[power]].filter(Boolean).join(' '));
  }
  return parts.join(' ');
}

function readTriple(value: number, inner: boolean): string {
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  const parts = hundreds > 0 || inner ? [`${DIGITS[hundreds]} trăm`] : [];
  if (tens === 0 && ones > 0 && parts.length > 0) parts.push('linh');
  if (tens === 1) parts.push('mười');
  if (tens > 1) parts.push(`${DIGITS[tens]} mươi`);
  if (ones > 0) parts.push(lastDigit(tens, ones));
  return parts.join(' ');
}

function lastDigit(tens: number, ones: number): string {
  if (ones === 1 && tens > 1) return 'mốt';
  if (ones === 4 && tens > 1) return 'tư';
  return ones === 5 && tens > 0 ? 'lăm' : `${DIGITS[ones]}`;
}
