import { Alert, Button, Group, List, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useClient } from 'urql';
import { graphql } from '@web/generated';
import type { PriceSimulatorQuery } from '@web/generated/graphql';
import { useLanguage } from '@web/lib/language';
import { useDraft } from '@web/lib/use-draft';
import { useFormat } from '@web/ui/facts';

const SIMULATE = graphql(`
  query PriceSimulator($input: SimulatePriceInput!) {
    simulatePrice(input: $input) {
      __typename
      ... on Problem {
        message
      }
      ... on SimulatePricePayload {
        amount
        payable
        price
        buyerAgainstMarket
        explanation {
          formula
          text
        }
        sideSelling {
          marketPrice
        }
        rows {
          at
          amount
        }
      }
    }
  }
`);
type Answer = PriceSimulatorQuery['simulatePrice'];

interface Props {
  readonly contractId: string;
  readonly canonicalTerms: string;
  /** Parameters of the first line that change weight or price. */
  readonly params: readonly string[];
}

/** "What would I get if…": the settlement's own formulas, before anybody signs. */
export function PriceSimulator({ contractId, canonicalTerms, params }: Props) {
  const { t } = useLanguage();
  const client = useClient();
  const { value, set } = useDraft(`simulator.${contractId}`, {
    gross: '10000',
    market: '',
    readings: {} as Record<string, string>,
  });
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [offline, setOffline] = useState(false);
  const [busy, setBusy] = useState(false);
  const plain = (text: string) => text.replace(/\s/g, '').replace(',', '.');
  const compute = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const market = plain(value.market);
    const readings = params.flatMap((param) =>
      value.readings[param] ? [{ param, value: plain(value.readings[param]) }] : [],
    );
    const range = market
      ? { vary: 'market', from: String(Number(market) * 0.8), to: String(Number(market) * 1.2), rows: 5 }
      : null;
    const result = await client
      .query(SIMULATE, {
        input: { canonicalTerms, gross: plain(value.gross), marketPrice: market || null, readings, range },
      })
      .toPromise();
    setBusy(false);
    setOffline(Boolean(result.error));
    setAnswer(result.data?.simulatePrice ?? null);
  };
  return (
    <section aria-labelledby="simulator" className="no-print">
      <Title order={2} size="h3" id="simulator" mt="md" mb="xs">
        {t('simulator.title')}
      </Title>
      <form onSubmit={(event) => void compute(event)}>
        <Stack gap="xs">
          <Group grow align="flex-end">
            <TextInput
              required
              label={t('simulator.gross')}
              inputMode="decimal"
              value={value.gross}
              onChange={(event) => set({ gross: event.currentTarget.value })}
            />
            <TextInput
              label={t('simulator.market')}
              inputMode="decimal"
              value={value.market}
              onChange={(event) => set({ market: event.currentTarget.value })}
            />
          </Group>
          {params.map((param) => (
            <TextInput
              key={param}
              label={t('simulator.reading', { param })}
              inputMode="decimal"
              value={value.readings[param] ?? ''}
              onChange={(event) => set({ readings: { ...value.readings, [param]: event.currentTarget.value } })}
            />
          ))}
          <Button type="submit" variant="light" loading={busy}>
            {t('simulator.compute')}
          </Button>
        </Stack>
      </form>
      <div aria-live="polite">
        {offline ? <Alert color="red">{t('common.offline')}</Alert> : null}
        {answer && !offline ? <Outcome answer={answer} /> : null}
      </div>
    </section>
  );
}

function Outcome({ answer }: { readonly answer: Answer }) {
  const { t } = useLanguage();
  const { money, number } = useFormat();
  if (answer.__typename !== 'SimulatePricePayload')
    return (
      <Alert mt="xs" color="orange">
        {answer.message}
      </Alert>
    );
  return (
    <Stack gap="xs" mt="xs">
      <Text fw={600}>{t('simulator.amount', { amount: money(answer.amount) })}</Text>
      <List size="sm">
        {answer.explanation.map((line, index) => (
          <List.Item key={index}>{line.text}</List.Item>
        ))}
      </List>
      {answer.sideSelling ? (
        <Text size="sm">{t('simulator.sideSelling', { price: number(answer.sideSelling.marketPrice, 0) })}</Text>
      ) : null}
      {answer.rows.length > 0 ? (
        <Table fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('simulator.market')}</Table.Th>
              <Table.Th ta="right">{t('simulator.sellerGets')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {answer.rows.map((row) => (
              <Table.Tr key={row.at}>
                <Table.Td>{number(row.at, 0)}</Table.Td>
                <Table.Td ta="right">{row.amount ? money(row.amount) : '–'}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      ) : null}
    </Stack>
  );
}
