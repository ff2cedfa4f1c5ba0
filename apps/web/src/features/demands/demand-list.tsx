import { Button, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useQuery } from 'urql';
import { graphql } from '@web/generated';
import { useLanguage } from '@web/lib/language';
import { useUrlState } from '@web/lib/url-state';
import { useFormat } from '@web/ui/facts';
import { Empty, Failed, PageTitle, Waiting } from '@web/ui/states';
import { DemandCard } from './demand-card';

const DEMANDS = graphql(`
  query DemandList($words: String, $first: Int) {
    searchDemands(words: $words, first: $first) {
      totalCount
      edges {
        node {
          id
          ...DemandCard
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);
const PAGE = 20;
const LARGEST = 100;

export function DemandList() {
  const { t } = useLanguage();
  const { number } = useFormat();
  const url = useUrlState();
  const [words, setWords] = useState(url.one('q'));
  const [first, setFirst] = useState(PAGE);
  const [{ data, fetching, error }, again] = useQuery({
    query: DEMANDS,
    variables: { words: url.one('q') || null, first },
  });
  const result = data?.searchDemands;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    url.set('q', words ? [words] : []);
  };
  return (
    <Stack>
      <PageTitle>{t('nav.demands')}</PageTitle>
      <form role="search" onSubmit={submit}>
        <Group align="flex-end" gap="xs">
          <TextInput
            flex={1}
            miw={200}
            label={t('demand.searchLabel')}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <Button type="submit">{t('common.search')}</Button>
        </Group>
      </form>
      <Text role="status">
        {result ? t('search.found', { count: number(result.totalCount) }) : t('common.loading')}
      </Text>
      {error ? <Failed error={error} again={() => again({ requestPolicy: 'network-only' })} /> : null}
      {fetching && !result ? <Waiting /> : null}
      {result?.totalCount === 0 ? <Empty title={t('search.nothing')} hint={t('search.nothingHint')} /> : null}
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {result?.edges.map(({ node }) => (
          <DemandCard key={node.id} demand={node} />
        ))}
      </SimpleGrid>
      {result?.pageInfo.hasNextPage && first < LARGEST ? (
        <Button variant="default" loading={fetching} onClick={() => setFirst(Math.min(LARGEST, first + PAGE))}>
          {t('common.more')}
        </Button>
      ) : null}
    </Stack>
  );
}
