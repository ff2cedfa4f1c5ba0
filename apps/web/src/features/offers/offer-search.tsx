import {
  Box,
  Button,
  Checkbox,
  Fieldset,
  Grid,
  Group,
  NativeSelect,
  Pill,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { lazy, Suspense, useEffect, useState, type FormEvent } from 'react';
import { useQuery } from 'urql';
import { graphql } from '@web/generated';
import type { OfferSearchFilter, SearchOrder } from '@web/generated/graphql';
import { useLanguage, type MessageKey } from '@web/lib/language';
import { useUrlState } from '@web/lib/url-state';
import { useFormat } from '@web/ui/facts';
import { FilterIcon } from '@web/ui/icons';
import { Empty, Failed, PageTitle, Waiting } from '@web/ui/states';
import { OfferCard } from './offer-card';

const PlaceMap = lazy(() => import('@web/ui/place-map'));

const SEARCH = graphql(`
  query OfferSearch($words: String, $filter: OfferSearchFilter, $orderBy: SearchOrder, $first: Int) {
    searchOffers(words: $words, filter: $filter, orderBy: $orderBy, first: $first) {
      totalCount
      droppedWords
      facets(fields: [SECTOR, COMMODITY, PLACE, SEASON, SCHEME]) {
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
      pageInfo {
        hasNextPage
      }
    }
  }
`);

const FACETS = {
  SECTOR: 'sector',
  COMMODITY: 'commodity',
  PLACE: 'place',
  SEASON: 'season',
  SCHEME: 'scheme',
} as const;
const FILTERS: Record<string, keyof OfferSearchFilter> = {
  sector: 'sectors',
  commodity: 'commodities',
  place: 'places',
  season: 'seasons',
  scheme: 'certificateSchemes',
};
const ORDERS: readonly SearchOrder[] = ['RELEVANCE', 'NEWEST', 'PRICE', 'DATE'];
const PAGE = 20;
const LARGEST = 100;
const SHOWN_VALUES = 8;

export function OfferSearch() {
  const { t } = useLanguage();
  const { number } = useFormat();
  const url = useUrlState();
  const [words, setWords] = useState(url.one('q'));
  const [first, setFirst] = useState(PAGE);
  const [filtering, setFiltering] = useState(false);
  useEffect(() => setWords(url.one('q')), [url]);
  const filter: OfferSearchFilter = Object.fromEntries(
    Object.entries(FILTERS).flatMap(([name, field]) => (url.all(name).length ? [[field, url.all(name)]] : [])),
  );
  const order = (url.one('order') || 'RELEVANCE') as SearchOrder;
  const [{ data, fetching, error }, again] = useQuery({
    query: SEARCH,
    variables: { words: url.one('q') || null, filter, orderBy: order, first },
  });
  const result = data?.searchOffers;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setFirst(PAGE);
    url.set('q', words ? [words] : []);
  };
  const chosen = Object.values(FACETS).flatMap((name) => url.all(name).map((value) => ({ name, value })));
  const labelOf = (value: string) =>
    result?.facets.flatMap(({ values }) => values).find((entry) => entry.value === value)?.label ?? value;
  const places = result?.facets.find(({ field }) => field === 'PLACE')?.values ?? [];
  return (
    <>
      <PageTitle>{t('nav.offers')}</PageTitle>
      <form role="search" onSubmit={submit}>
        <Group align="flex-end" gap="xs" mb="md">
          <TextInput
            flex={1}
            miw={200}
            label={t('home.searchLabel')}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <NativeSelect
            label={t('search.order')}
            value={order}
            onChange={(event) => url.set('order', [event.currentTarget.value])}
            data={ORDERS.map((value) => ({ value, label: t(`search.order.${value}` as MessageKey) }))}
          />
          <Button type="submit">{t('common.search')}</Button>
        </Group>
      </form>
      <Grid>
        <Grid.Col span={{ base: 12, sm: 4 }} className="no-print">
          <Button
            hiddenFrom="sm"
            fullWidth
            variant="default"
            leftSection={<FilterIcon />}
            aria-expanded={filtering}
            onClick={() => setFiltering(!filtering)}
          >
            {t('search.filters')}
          </Button>
          <Box visibleFrom={filtering ? undefined : 'sm'} mt={{ base: 'xs', sm: 0 }}>
            <Stack>
              {result?.facets.map(({ field, values }) => {
                const name = FACETS[field as keyof typeof FACETS];
                return values.length > 0 && name ? (
                  <Fieldset key={field} legend={t(`search.facet.${field}` as MessageKey)} p="sm">
                    <Stack gap={6}>
                      {values.slice(0, SHOWN_VALUES).map(({ value, label, count }) => (
                        <Checkbox
                          key={value}
                          label={`${label} (${number(count)})`}
                          checked={url.all(name).includes(value)}
                          onChange={() => url.toggle(name, value)}
                        />
                      ))}
                    </Stack>
                  </Fieldset>
                ) : null;
              })}
            </Stack>
          </Box>
        </Grid.Col>
        <Grid.Col span={{ base: 12, sm: 8 }}>
          <Stack>
            <Group justify="space-between">
              <Text role="status" aria-live="polite">
                {result ? t('search.found', { count: number(result.totalCount) }) : t('common.loading')}
              </Text>
              <Group gap={6}>
                {chosen.map(({ name, value }) => (
                  <Pill
                    key={name + value}
                    withRemoveButton
                    onRemove={() => url.toggle(name, value)}
                    removeButtonProps={{
                      'aria-label': t('search.removeFilter', { label: labelOf(value) }),
                      tabIndex: 0,
                      'aria-hidden': false,
                    }}
                  >
                    {labelOf(value)}
                  </Pill>
                ))}
              </Group>
            </Group>
            {result && result.droppedWords.length > 0 ? (
              <Text c="dimmed">{t('search.dropped', { words: result.droppedWords.join(', ') })}</Text>
            ) : null}
            <Button
              variant="light"
              className="no-print"
              onClick={() => url.set('map', url.one('map') ? [] : ['1'])}
              aria-expanded={Boolean(url.one('map'))}
            >
              {t(url.one('map') ? 'search.hideMap' : 'search.showMap')}
            </Button>
            {url.one('map') ? (
              <Suspense fallback={<Waiting rows={2} />}>
                <PlaceMap values={places} onChoose={(value) => url.toggle('place', value)} chosen={url.all('place')} />
              </Suspense>
            ) : null}
            {error ? <Failed error={error} again={() => again({ requestPolicy: 'network-only' })} /> : null}
            {!result && fetching ? <Waiting /> : null}
            {result?.totalCount === 0 ? (
              <Empty
                title={t('search.nothing')}
                hint={t('search.nothingHint')}
                action={
                  <Button variant="light" onClick={() => url.clear()}>
                    {t('search.clear')}
                  </Button>
                }
              />
            ) : null}
            <SimpleGrid cols={{ base: 1, lg: 2 }}>
              {result?.edges.map(({ node }) => (
                <OfferCard key={node.id} offer={node} />
              ))}
            </SimpleGrid>
            {result?.pageInfo.hasNextPage && first < LARGEST ? (
              <Button variant="default" loading={fetching} onClick={() => setFirst(Math.min(LARGEST, first + PAGE))}>
                {t('common.more')}
              </Button>
            ) : null}
          </Stack>
        </Grid.Col>
      </Grid>
    </>
  );
}
