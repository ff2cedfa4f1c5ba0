import { Button, Group, NativeSelect, Stack, Stepper, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '@web/generated';
import type { InputUnit, PhysicalForm, PriceMechanism } from '@web/generated/graphql';
import { useLanguage, type MessageKey } from '@web/lib/language';
import { useSession, workOf } from '@web/lib/session';
import { useUrlState } from '@web/lib/url-state';
import { useCommand } from '@web/lib/use-command';
import { useDraft } from '@web/lib/use-draft';
import { Empty, Failed, PageTitle, ProblemAlert, Waiting } from '@web/ui/states';

const CATALOGUE = graphql(`
  query NewOffer_catalogue {
    commodities {
      code
      name
      forms
      varieties {
        code
        name
      }
      seasons {
        code
        name
      }
    }
  }
`);
const PLACES = graphql(`
  query NewOffer_places($text: String!) {
    resolvePlace(text: $text) {
      candidates {
        unit {
          id
          label
        }
      }
    }
  }
`);
const DRAFT = graphql(`
  mutation NewOffer_draft($input: DraftOfferInput!) {
    draftOffer(input: $input) {
      __typename
      ... on DraftOfferPayload {
        offer {
          id
        }
      }
      ... on Problem {
        code
        message
      }
      ... on InvalidInput {
        issues {
          path
          message
        }
      }
    }
  }
`);
const EMPTY = {
  commodity: '',
  variety: '',
  form: '',
  season: '',
  amount: '',
  unit: 'TAN',
  from: '',
  to: '',
  placeText: '',
  placeId: '',
  mechanism: 'FIXED',
  price: '',
  note: '',
};
const UNITS: readonly InputUnit[] = ['TAN', 'TA', 'KG', 'CON', 'TRAI'];
const PRICES: readonly PriceMechanism[] = ['FIXED', 'FLOOR', 'MARKET'];
const LAST_STEP = 3;
const SHORTEST_PLACE = 2;

export function NewOffer() {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const url = useUrlState();
  const { me } = useSession();
  const [step, setStep] = useState(0);
  const { value, set, forget } = useDraft('new-offer', EMPTY);
  const [{ data, fetching, error }] = useQuery({ query: CATALOGUE });
  const [{ data: places }] = useQuery({
    query: PLACES,
    variables: { text: value.placeText },
    pause: value.placeText.length < SHORTEST_PLACE,
  });
  const { run, busy, problem } = useCommand(DRAFT, t('common.offline'));
  const sellers = workOf(me).sells;
  const organisationId = url.one('organisation') || sellers[0]?.organisation.id;
  if (!organisationId) return <Empty title={t('work.signInFirst')} hint={t('newOffer.onlyCooperatives')} />;
  if (error) return <Failed error={error} />;
  if (fetching || !data) return <Waiting />;
  const commodity = data.commodities.find(({ code }) => code === value.commodity);
  const candidates = places?.resolvePlace.candidates ?? [];
  const number = (text: string) => text.replace(/[\s.]/g, '').replace(',', '.');
  const send = async () => {
    const payload = await run({
      organisationId,
      terms: {
        commodity: value.commodity,
        variety: value.variety || null,
        form: (value.form || commodity?.forms[0]) as PhysicalForm,
        season: value.season || null,
        volume: { fixed: { amount: number(value.amount), unit: value.unit as InputUnit } },
        harvest: { from: value.from, to: value.to },
        placeId: value.placeId || candidates[0]?.unit.id || '',
        price: {
          mechanism: value.mechanism as PriceMechanism,
          ...(value.mechanism === 'FIXED' && { base: number(value.price) }),
          ...(value.mechanism === 'FLOOR' && { floor: number(value.price) }),
        },
        note: value.note || null,
      },
    });
    if (!payload) return;
    forget();
    await navigate(`/offers/${(payload as unknown as { offer: { id: string } }).offer.id}`);
  };
  const options = (entries: readonly { code: string; name: string }[]) => [
    { value: '', label: t('common.choose') },
    ...entries.map(({ code, name }) => ({ value: code, label: name })),
  ];
  return (
    <Stack maw={640}>
      <PageTitle>{t('newOffer.title')}</PageTitle>
      <Stepper active={step} onStepClick={setStep} size="sm" allowNextStepsSelect={false}>
        <Stepper.Step label={t('newOffer.what')}>
          <Stack>
            <NativeSelect
              required
              label={t('search.facet.COMMODITY')}
              value={value.commodity}
              onChange={(event) => set({ commodity: event.currentTarget.value, variety: '', form: '', season: '' })}
              data={options(data.commodities)}
            />
            {commodity && commodity.varieties.length > 0 ? (
              <NativeSelect
                label={t('newOffer.variety')}
                value={value.variety}
                onChange={(event) => set({ variety: event.currentTarget.value })}
                data={options(commodity.varieties)}
              />
            ) : null}
            {commodity ? (
              <NativeSelect
                label={t('offer.form')}
                value={value.form}
                onChange={(event) => set({ form: event.currentTarget.value })}
                data={commodity.forms.map((form) => ({ value: form, label: t(`form.${form}` as MessageKey) }))}
              />
            ) : null}
          </Stack>
        </Stepper.Step>
        <Stepper.Step label={t('newOffer.howMuch')}>
          <Group align="flex-end">
            <TextInput
              required
              flex={1}
              inputMode="decimal"
              label={t('contract.quantity')}
              value={value.amount}
              onChange={(event) => set({ amount: event.currentTarget.value })}
            />
            <NativeSelect
              label={t('newOffer.unit')}
              value={value.unit}
              onChange={(event) => set({ unit: event.currentTarget.value })}
              data={UNITS.map((unit) => ({ value: unit, label: t(`inputUnit.${unit}` as MessageKey) }))}
            />
          </Group>
          <NativeSelect
            mt="sm"
            label={t('offer.price')}
            value={value.mechanism}
            onChange={(event) => set({ mechanism: event.currentTarget.value })}
            data={PRICES.map((mechanism) => ({ value: mechanism, label: t(`price.${mechanism}` as MessageKey) }))}
          />
          {value.mechanism !== 'MARKET' ? (
            <TextInput
              mt="sm"
              inputMode="numeric"
              label={t('newOffer.amountPerKg')}
              value={value.price}
              onChange={(event) => set({ price: event.currentTarget.value })}
            />
          ) : null}
        </Stepper.Step>
        <Stepper.Step label={t('newOffer.when')}>
          <Group grow>
            <TextInput
              required
              type="date"
              label={t('newOffer.from')}
              value={value.from}
              onChange={(event) => set({ from: event.currentTarget.value })}
            />
            <TextInput
              required
              type="date"
              label={t('newOffer.to')}
              value={value.to}
              onChange={(event) => set({ to: event.currentTarget.value })}
            />
          </Group>
          {commodity && commodity.seasons.length > 0 ? (
            <NativeSelect
              mt="sm"
              label={t('search.facet.SEASON')}
              value={value.season}
              onChange={(event) => set({ season: event.currentTarget.value })}
              data={options(commodity.seasons)}
            />
          ) : null}
        </Stepper.Step>
        <Stepper.Step label={t('newOffer.where')}>
          <Stack>
            <TextInput
              required
              label={t('newOffer.place')}
              description={t('newOffer.placeHint')}
              value={value.placeText}
              onChange={(event) => set({ placeText: event.currentTarget.value, placeId: '' })}
            />
            {candidates.length > 0 ? (
              <NativeSelect
                label={t('newOffer.placeToday')}
                value={value.placeId || candidates[0]?.unit.id}
                onChange={(event) => set({ placeId: event.currentTarget.value })}
                data={candidates.map(({ unit }) => ({ value: unit.id, label: unit.label }))}
              />
            ) : null}
            <Textarea
              label={t('newOffer.note')}
              value={value.note}
              onChange={(event) => set({ note: event.currentTarget.value })}
            />
          </Stack>
        </Stepper.Step>
      </Stepper>
      <ProblemAlert problem={problem} />
      <Group justify="space-between">
        <Button variant="default" disabled={step === 0} onClick={() => setStep(step - 1)}>
          {t('common.back')}
        </Button>
        {step < LAST_STEP ? (
          <Button onClick={() => setStep(step + 1)}>{t('common.next')}</Button>
        ) : (
          <Button loading={busy} onClick={() => void send()}>
            {t('newOffer.save')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
