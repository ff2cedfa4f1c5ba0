import { Button, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { graphql } from '@web/generated';
import { useLanguage } from '@web/lib/language';
import { useCommand } from '@web/lib/use-command';
import { useDraft } from '@web/lib/use-draft';
import { ProblemAlert } from '@web/ui/states';

const PROPOSE = graphql(`
  mutation ProposeContract($input: ProposeContractInput!) {
    proposeContract(input: $input) {
      __typename
      ... on ProposeContractPayload {
        contract {
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
const KG_PER_TONNE = 1000;

export function ProposeContract({
  offerId,
  unit,
  buyers,
}: {
  readonly offerId: string;
  readonly unit: string;
  readonly buyers: readonly { id: string; name: string }[];
}) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const { value, set, forget } = useDraft(`propose.${offerId}`, {
    buyer: buyers[0]?.id ?? '',
    quantity: '',
    price: '',
    message: '',
  });
  const { run, busy, problem } = useCommand(PROPOSE, t('common.offline'));
  const inTonnes = unit === 'KG';
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const amount = value.quantity.replace(/\s/g, '').replace(',', '.');
    const payload = await run({
      organisationId: value.buyer,
      offerId,
      quantity: inTonnes && Number.isFinite(Number(amount)) ? String(Number(amount) * KG_PER_TONNE) : amount,
      price: value.price.replace(/[\s.]/g, '').replace(',', '.') || null,
      message: value.message || null,
    });
    if (!payload) return;
    forget();
    await navigate(`/contracts/${(payload as { contract: { id: string } }).contract.id}`);
  };
  return (
    <form onSubmit={(event) => void send(event)}>
      <Stack maw={480}>
        {buyers.length > 1 ? (
          <NativeSelect
            label={t('contract.buyer')}
            value={value.buyer}
            onChange={(event) => set({ buyer: event.currentTarget.value })}
            data={buyers.map(({ id, name }) => ({ value: id, label: name }))}
          />
        ) : null}
        <TextInput
          required
          inputMode="decimal"
          label={t(inTonnes ? 'contract.quantityTonnes' : 'contract.quantityPieces')}
          value={value.quantity}
          onChange={(event) => set({ quantity: event.currentTarget.value })}
        />
        <TextInput
          inputMode="numeric"
          label={t('contract.priceWish')}
          description={t('contract.priceHint')}
          value={value.price}
          onChange={(event) => set({ price: event.currentTarget.value })}
        />
        <Textarea
          label={t('contract.message')}
          autosize
          minRows={2}
          value={value.message}
          onChange={(event) => set({ message: event.currentTarget.value })}
        />
        <ProblemAlert problem={problem} />
        <Group>
          <Button type="submit" loading={busy}>
            {t('contract.send')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
