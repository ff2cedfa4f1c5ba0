import type { Terms } from '@domain/contracts/terms/terms';
import { calendarDate } from '@domain/kernel/calendar-date';
import { soundTerms } from '@testing/sound-terms';
import { contractParagraphs } from '../src/layout/contract-paragraphs';
import type { Both, PrintedDocument } from '../src/layout/paragraph';

const NAMES: Readonly<Record<string, Both>> = {
  LUA: { vi: 'Lúa', en: 'Paddy' },
  OM5451: { vi: 'OM 5451', en: 'OM 5451' },
  'HE_THU-2026': { vi: 'Hè Thu 2026', en: 'Summer–Autumn 2026' },
  TOM_SU: { vi: 'Tôm sú', en: 'Black tiger shrimp' },
};

const PADDY = soundTerms({
  'seller.signerName': 'Trần Văn Út',
  'seller.signerPosition': 'Giám đốc',
  'buyer.signerName': 'Nguyễn Thị Kim Ngân',
  'buyer.signerPosition': 'Giám đốc',
  'lines[0].quality': [
    {
      param: 'Độ ẩm',
      unit: '%',
      standard: '24',
      tolerance: '1',
      rejectAt: '30',
      method: 'Máy đo độ ẩm cầm tay',
      adjustRule: 'DRY_MATTER',
    },
    {
      param: 'Tạp chất',
      unit: '%',
      standard: '2',
      tolerance: '0.5',
      rejectAt: '5',
      method: 'Cân mẫu 500 g',
      adjustRule: 'IMPURITY_RATIO',
    },
  ],
  'delivery.schedule': [
    { from: '2026-08-01', to: '2026-08-07', quantity: '30000' },
    { from: '2026-08-08', to: '2026-08-20', quantity: '50000', place: 'Bến Ngọc Chúc' },
  ],
  inputs: [
    {
      item: 'Lúa giống xác nhận OM 5451',
      quantity: '1500',
      unit: 'kg',
      unitPrice: '16000',
      dueOn: '2026-05-25',
      interestPa: '0',
      supplierWarranty: true,
    },
  ],
  'inputRecovery.capPctGross': '30',
  'inputRecovery.onCropFailure': 'DEFER',
  'deposit.payer': 'BUYER',
  'deposit.amount': '44800000',
  'deposit.purpose': 'PERFORM',
  'deposit.defaultRule': 'CIVIL328',
  'forceMajeure.events': ['bão', 'lũ', 'hạn, mặn', 'dịch bệnh do cơ quan có thẩm quyền công bố'],
  'forceMajeure.includesPriceChange': false,
  members: Array.from({ length: 62 }, (_, index) => ({
    ...{ member: `Hộ số ${index + 1}`, plot: `TL-${String(index + 1).padStart(3, '0')}` },
    ...{ areaHa: `${1 + (index % 4) * 0.25}`, expectedKg: String(1200 + (index % 5) * 50), consentOn: '2026-05-20' },
  })),
});
const SHRIMP = soundTerms({
  kind: 'SALE',
  'linkage.production': null,
  seasons: [],
  lines: [
    {
      ...{ commodity: 'TOM_SU', form: 'LIVE', quantityMode: 'RANGE', min: '3', max: '5', unit: 'TONNE' },
      ladder: [
        { grade: '20 con/kg', from: '0', to: '20', price: '265000' },
        { grade: '30 con/kg', from: '21', to: '30', price: '215000' },
        { grade: '40 con/kg', from: '31', to: '40', price: '180000' },
      ],
    },
  ],
  'price.mechanism': 'LADDER',
  'price.base': null,
  'delivery.schedule': [],
  'delivery.place': 'Vuông tôm ấp Thạnh Hưng',
});

const sample = (name: string, terms: Terms, mark: string): { file: string; document: PrintedDocument } => {
  const termsHash = mark.repeat(32);
  const contract = { number: name, terms, termsVersion: 1, termsHash, day: calendarDate('2026-05-22') };
  const paragraphs = contractParagraphs(contract, (_path, code) => NAMES[code] ?? null);
  return {
    file: `${name}.pdf`,
    document: {
      ...{ title: `Hợp đồng ${name}`, name, madeAt: new Date('2026-05-22T02:00:00Z'), paragraphs },
      footer: `Số: ${name} · v1 · 22/05/2026\nSHA-256 ${termsHash}`,
      codeOf: (page) => `https://lienket.example/verify/${termsHash}?p=${page}`,
    },
  };
};

/** The documents of docs/samples. */
export const SAMPLES = [sample('mau-lien-ket-lua', PADDY, '5a'), sample('mau-mua-ban-tom', SHRIMP, 'c3')];
