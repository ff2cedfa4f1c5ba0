import { calendarDate } from '../kernel/calendar-date';
import type { AccountActor, Membership } from '../access/actor';
import type { AccountId, CertificateId, FileId, OrganisationId, SessionId } from '../kernel/id';
import type { Certificate } from './certificate';
import { NO_REMARKS, type Organisation, type OrganisationFacts } from './organisation';

/** A cooperative of Giồng Riềng with everything told; for specs. */
export const FACTS: OrganisationFacts = {
  nameVi: 'Hợp tác xã nông nghiệp Thạnh Lộc',
  nameEn: null,
  taxCode: '1701234512',
  registration: { no: '56-07-000123', on: calendarDate('2015-04-08'), authority: null },
  legalRepresentative: { name: 'Trần Văn Út', position: 'Giám đốc' },
  addressText: 'Ấp Thạnh Hưng',
  adminUnitId: 'vn-30904-2025',
  point: null,
  sectors: ['RICE'],
  size: { officialMembers: 62, annualRevenue: null, capital: null },
  bankAccount: null,
  phone: '+84912345678',
  email: null,
  documentIds: ['fil_1' as FileId],
};

export const ORGANISATION: Organisation = {
  id: 'org_1' as OrganisationId,
  kind: 'COOPERATIVE',
  state: 'DRAFT',
  facts: FACTS,
  standing: NO_REMARKS,
};

export const actorOf = (...memberships: Membership[]): AccountActor => ({
  kind: 'account',
  accountId: 'acc_1' as AccountId,
  sessionId: 'ses_1' as SessionId,
  memberships,
});

/** An advisor of the Alliance. */
export const ADVISOR = actorOf({ organisationId: 'org_9' as OrganisationId, kind: 'ALLIANCE', roles: ['ADVISOR'] });

export const CERTIFICATE: Certificate = {
  id: 'crt_1' as CertificateId,
  organisationId: ORGANISATION.id,
  scheme: 'VIETGAP_TT',
  number: 'VietGAP-TT-12-91-0001',
  issuer: 'Trung tâm Chất lượng nông lâm thủy sản',
  scope: { description: 'Lúa 45 ha', commodities: ['rice'], areaHa: '45.0000' },
  validFrom: calendarDate('2026-01-01'),
  validTo: calendarDate('2026-12-31'),
  fileId: null,
  state: 'CHECKED',
  reason: null,
  note: null,
  warnedDays: null,
};
