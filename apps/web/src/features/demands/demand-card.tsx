import { Anchor, Card, Group, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { graphql } from '@web/generated';
import type { DemandCardFragment } from '@web/generated/graphql';
import { useLanguage } from '@web/lib/language';
import { atHead, Price, useFormat } from '@web/ui/facts';

export const DEMAND_CARD = graphql(`
  fragment DemandCard on Demand {
    id
    state
    deadlineAt
    commodity {
      code
      name
    }
    varieties {
      code
      name
    }
    organisation {
      id
      name
    }
    place {
      id
      displayName
    }
    window {
      from
      to
    }
    total {
      value
      unit
    }
    price {
      mechanism
      base
      floor
      cap
      bonusAmount
      bonusPercent
    }
  }
`);

export function DemandCard({ demand }: { readonly demand: DemandCardFragment }) {
  const { t } = useLanguage();
  const { quantity, day, instant } = useFormat();
  return (
    <Card withBorder component="article" padding="md">
      <Stack gap={6}>
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Anchor component={Link} to={`/demands/${demand.id}`} fw={600} fz="lg">
            {atHead(demand.commodity.name)} {demand.varieties.map(({ name }) => name).join(', ')}
          </Anchor>
          <Text fw={600} ta="right">
            {quantity(demand.total)}
          </Text>
        </Group>
        <Text fw={600}>
          <Price wish={demand.price} unit={demand.total.unit} />
        </Text>
        <Text size="sm">
          {t('demand.deliveryWindow', { from: day(demand.window.from), to: day(demand.window.to) })}
        </Text>
        <Text size="sm">{t('demand.deadline', { at: instant(demand.deadlineAt) })}</Text>
        <Text size="sm" c="dimmed">
          {demand.organisation.name} · {demand.place.displayName}
        </Text>
      </Stack>
    </Card>
  );
}
