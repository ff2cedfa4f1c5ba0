import { Anchor, Button, Card, Group, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '@web/generated';
import { useLanguage } from '@web/lib/language';
import { OfferCard } from '@web/features/offers/offer-card';
import { atHead, useFormat } from '@web/ui/facts';
import { Failed, Waiting } from '@web/ui/states';

const HOME = graphql(`
  query Home {
    searchOffers(first: 6, orderBy: NEWEST) {
      totalCount
      facets(fields: [SECTOR]) {
        field
        values {
          value
          label
          count
        }
      }
      edges {
        node {
          id
          ...OfferCard
        }
      }
    }
  }
`);

export function Home() {
  const { t } = useLanguage();
  const { number } = useFormat();
  const navigate = useNavigate();
  const [words, setWords] = useState('');
  const [{ data, fetching, error }, again] = useQuery({ query: HOME });
  const search = (event: FormEvent) => {
    event.preventDefault();
    void navigate(`/offers?q=${encodeURIComponent(words)}`);
  };
  const sectors = data?.searchOffers.facets[0]?.values ?? [];
  return (
    <Stack gap="xl">
      <Stack gap="sm">
        <Title order={1}>{t('home.title')}</Title>
        <Text maw={640}>{t('home.lead')}</Text>
        <form role="search" onSubmit={search}>
          <Group align="flex-end" gap="xs">
            <TextInput
              flex={1}
              miw={220}
              maw={520}
              size="md"
              label={t('home.searchLabel')}
              placeholder={t('home.searchExample')}
              value={words}
              onChange={(event) => setWords(event.currentTarget.value)}
            />
            <Button type="submit" size="md">
              {t('common.search')}
            </Button>
          </Group>
        </form>
      </Stack>
      {error ? <Failed error={error} again={() => again({ requestPolicy: 'network-only' })} /> : null}
      {fetching ? <Waiting /> : null}
      {data ? (
        <>
          <section aria-labelledby="sectors">
            <Title order={2} size="h3" id="sectors" mb="sm">
              {t('home.sectors')}
            </Title>
            <SimpleGrid cols={{ base: 2, sm: 3 }}>
              {sectors.map((sector) => (
                <Card withBorder key={sector.value} padding="md">
                  <Anchor component={Link} to={`/offers?sector=${sector.value}`} fw={600}>
                    {atHead(sector.label)}
                  </Anchor>
                  <Text size="sm" c="dimmed">
                    {t('home.offersCount', { count: number(sector.count) })}
                  </Text>
                </Card>
              ))}
            </SimpleGrid>
          </section>
          <section aria-labelledby="newest">
            <Group justify="space-between" mb="sm">
              <Title order={2} size="h3" id="newest">
                {t('home.newest')}
              </Title>
              <Anchor component={Link} to="/offers">
                {t('home.all', { count: number(data.searchOffers.totalCount) })}
              </Anchor>
            </Group>
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              {data.searchOffers.edges.map(({ node }) => (
                <OfferCard key={node.id} offer={node} />
              ))}
            </SimpleGrid>
          </section>
        </>
      ) : null}
    </Stack>
  );
}
