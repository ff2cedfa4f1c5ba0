import { choice, date, decimal, group, list, money, percent, text } from './field';

/** Who contracts, about which goods, and whose households deliver. */

export const party = (side: string, ...kinds: readonly string[]) =>
  group(`The ${side} as it stands in the contract.`, {
    name: text('Full registered name.', 300),
    kind: choice('What it is.', ...kinds),
    taxCode: text('Tax code (mã số thuế), digits only.', 14),
    registrationNo: text('Number of the registration certificate.', 50),
    address: text('Address as registered.', 500),
    adminUnitId: text('Administrative unit of the address.', 60),
    signerName: text('Who signs.', 120),
    signerPosition: text('Position of the signer.', 120),
    signerBasis: choice(
      'By what right the signer signs: legal representative or power of attorney.',
      'LEGAL_REP',
      'POA',
    ),
    poa: group('The power of attorney (giấy ủy quyền), when the signer has one.', {
      no: text('Its number.', 60),
      validTo: date('Its last day.'),
      maxValue: money('The largest contract value it covers'),
    }),
    bankAccount: text('Bank account.', 40),
    bankName: text('Bank and branch.', 200),
  });

const qualityParameter = group('One quality parameter.', {
  param: text('Attribute of the catalogue, e.g. moisture.', 60),
  unit: text('Unit of measurement.', 30),
  standard: decimal('Standard value, for which the base price is paid.'),
  tolerance: decimal('Deviation that changes nothing.'),
  rejectAt: decimal('Value from which the goods may be rejected.'),
  method: text('How it is measured (TCVN, ISO, instrument).', 200),
  adjustRule: choice(
    'How a deviation is settled.',
    'NONE',
    'DRY_MATTER',
    'WEIGHT_LINEAR',
    'PRICE_DEDUCTION',
    'IMPURITY_RATIO',
  ),
  factor: decimal('Factor of a linear rule: per cent of weight, or đồng per kg, for each point.'),
});

export const line = group('One line of goods.', {
  commodity: text('Commodity of the catalogue.', 40),
  variety: text('Variety of the catalogue.', 40),
  form: choice('Physical form on delivery.', 'FRESH', 'DRY', 'LIVE', 'ICED', 'CARCASS', 'HARVESTED', 'ON_TREE'),
  season: text('Crop season, e.g. HT-2026.', 30),
  quantityMode: choice('How the quantity is fixed.', 'FIXED', 'ALL_OUTPUT', 'RANGE', 'PCT'),
  quantity: decimal('Quantity in the unit of the line.'),
  unit: choice(
    'Unit of the quantity.',
    'KG',
    'TONNE',
    'QUINTAL',
    'PIECE',
    'DOZEN_10',
    'DOZEN_12',
    'DOZEN_14',
    'HAND',
    'BUNCH',
    'BUNDLE',
  ),
  kgPerUnit: decimal('Kilograms in one hand, bunch or bundle, where the base is the kilogram.'),
  min: decimal('Least quantity of a range.'),
  max: decimal('Largest quantity of a range.'),
  outputPct: percent('Share of the output'),
  tolerancePct: percent('Tolerance of the quantity'),
  areaHa: decimal('Area in hectares.'),
  seedSource: text('Where seed or breed comes from, and its class.', 200),
  harvest: group('Harvest window.', { from: date('First day.'), to: date('Last day.') }),
  certificatesRequired: list('Certificate schemes that the goods must have.', text('Scheme of the catalogue.', 40), 20),
  quality: list('Quality parameters.', qualityParameter, 30),
  ladder: list(
    'Prices by size or grade.',
    group('One rung.', {
      grade: text('Name of the grade.', 60),
      from: decimal('From this value of the attribute.'),
      to: decimal('Up to this value.'),
      price: decimal('Price, đồng per unit.'),
    }),
    40,
  ),
  base: decimal('Base price of this line, đồng per kg or piece, when it differs from the contract.'),
});

export const member = group('One member household that delivers.', {
  member: text('Reference of the member within the cooperative.', 60),
  plot: text('Reference of the plot.', 60),
  areaHa: decimal('Area in hectares.'),
  expectedKg: decimal('Expected quantity in kilograms.'),
  consentOn: date('Day on which the member agreed.'),
  internalContractNo: text('Number of the internal contract.', 60),
});
