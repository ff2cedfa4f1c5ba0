import { linkageForm } from './linkage-form';

describe('the form of linkage of Decree 98/2018 Art. 4', () => {
  it.each([
    [true, true, true, 1],
    [true, false, false, 2],
    [false, true, false, 3],
    [true, true, false, 4],
    [false, true, true, 5],
    [true, false, true, 6],
    [false, false, true, 7],
    [false, false, false, null],
    [null, null, null, null],
  ])('inputs %s, production %s, processing %s: %s', (inputs, production, processing, form) => {
    expect(
      linkageForm({ linkage: { inputs, production, processing, leadOrganisation: null, supportRequested: null } }),
    ).toBe(form);
  });
});
