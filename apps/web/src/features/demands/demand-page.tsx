import { Anchor, Stack, Table, Text, Title } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '@web/generated';
import { useLanguage } from '@web/lib/language';
import { Price, StateBadge, useFormat } from '@web/ui/facts';
import { Failed, NotThere, PageTitle, Waiting } from '@web/ui/states';

const DEMAND = graphql(`
  query DemandPage($id: ID!) {
    demand(id: $id) {
      ...DemandCard
      note
      answerMode
      certificateSchemes
      distanceLimitKm
      tranches {
        quantity {
          value
          unit
        }
        window {
          from
          to
        }
      }
    }
  }
`);

export function DemandPage() {
  const { id = '' } = useParams();
  const { t } = useLanguage();
  const { quantity, day, instant, number } = useFormat();
  const [{ data, fetching, error }] = useQuery({ query: DEMAND, variables: { id } });
  if (error) return <Failed error={error} />;
  if (fetching && !data) return <Waiting />;
  const demand = data?.demand;
  if (!demand) return <NotThere />;
  return (
    <Stack>
      <PageTitle aside={<StateBadge state={demand.state} />}>
        {t('demand.wanted', { what: demand.commodity.name })}
      </PageTitle>
      <Text>
        <Anchor component={Link} to={`/organisations/${demand.organisation.id}`}>
          {demand.organisation.name}
        </Anchor>{' '}
        · {demand.place.displayName}
      </Text>
      <Text fw={600}>
        {quantity(demand.total)} · <Price wish={demand.price} unit={demand.total.unit} />
      </Text>
      <Text>{t('demand.deadline', { at: instant(demand.deadlineAt) })}</Text>
      <Text>{t(demand.answerMode === 'SEALED' ? 'demand.sealed' : 'demand.open')}</Text>
      {demand.certificateSchemes.length > 0 ? (
        <Text>{t('demand.certificates', { list: demand.certificateSchemes.join(', ') })}</Text>
      ) : null}
      {demand.distanceLimitKm ? <Text>{t('demand.distance', { km: number(demand.distanceLimitKm) })}</Text> : null}
      <Title order={2} size="h3">
        {t('demand.tranches')}
      </Title>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('demand.when')}</Table.Th>
            <Table.Th ta="right">{t('contract.quantity')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {demand.tranches.map((tranche) => (
            <Table.Tr key={tranche.window.from + tranche.quantity.value}>
              <Table.Td>
                {day(tranche.window.from)} – {day(tranche.window.to)}
              </Table.Td>
              <Table.Td ta="right">{quantity(tranche.quantity)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {demand.note ? <Text style={{ whiteSpace: 'pre-line' }}>{demand.note}</Text> : null}
    </Stack>
  );
}
