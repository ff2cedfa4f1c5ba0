import { Anchor, Badge, Card, Group, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { graphql } from '@web/generated';
import type { OfferCardFragment } from '@web/generated/graphql';
import { useLanguage } from '@web/lib/language';
import { atHead, Price, useFormat } from '@web/ui/facts';

export const OFFER_CARD = graphql(`
  fragment OfferCard on Offer {
    id
    commodity {
      code
      name
    }
    variety {
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
    harvest {
      from
      to
    }
    availableQuantity {
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
    certificates {
      id
      scheme
    }
  }
`);

export function OfferCard({ offer }: { readonly offer: OfferCardFragment }) {
  const { t } = useLanguage();
  const { quantity, day } = useFormat();
  return (
    <Card withBorder component="article" padding="md">
      <Stack gap={6}>
        <Group justify="space-between" align="flex-start" wrap="nowrap">
          <Anchor component={Link} to={`/offers/${offer.id}`} fw={600} fz="lg">
            {atHead(offer.commodity.name)} {offer.variety?.name}
          </Anchor>
          <Text fw={600} ta="right">
            {quantity(offer.availableQuantity)}
          </Text>
        </Group>
        <Text fw={600}>
          <Price wish={offer.price} unit={offer.availableQuantity.unit} />
        </Text>
        <Text size="sm">{t('offer.harvestWindow', { from: day(offer.harvest.from), to: day(offer.harvest.to) })}</Text>
        <Text size="sm" c="dimmed">
          {offer.organisation.name} · {offer.place.displayName}
        </Text>
        {offer.certificates.length > 0 && (
          <Group gap={6}>
            {offer.certificates.map((certificate) => (
              <Badge key={certificate.id} variant="default">
                {certificate.scheme}
              </Badge>
            ))}
          </Group>
        )}
      </Stack>
    </Card>
  );
}
