import { Anchor, Button, Card, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '@web/generated';
import { useLanguage, type MessageKey } from '@web/lib/language';
import { useUrlState } from '@web/lib/url-state';
import { useFormat } from '@web/ui/facts';
import { Empty, Failed, PageTitle, Waiting } from '@web/ui/states';

const ORGANISATIONS = graphql(`
  query OrganisationSearch($words: String, $first: Int) {
    searchOrganisations(words: $words, first: $first) {
      totalCount
      edges {
        node {
          id
          name
          kind
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);
const PAGE = 30;
const LARGEST = 90;

export function OrganisationSearch() {
  const { t } = useLanguage();
  const { number } = useFormat();
  const url = useUrlState();
  const [words, setWords] = useState(url.one('q'));
  const [first, setFirst] = useState(PAGE);
  const [{ data, fetching, error }, again] = useQuery({
    query: ORGANISATIONS,
    variables: { words: url.one('q') || null, first },
  });
  const result = data?.searchOrganisations;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    url.set('q', words ? [words] : []);
  };
  return (
    <Stack>
      <PageTitle>{t('nav.organisations')}</PageTitle>
      <form role="search" onSubmit={submit}>
        <Group align="flex-end" gap="xs">
          <TextInput
            flex={1}
            miw={200}
            label={t('organisation.searchLabel')}
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
          <Card withBorder key={node.id} component="article">
            <Anchor component={Link} to={`/organisations/${node.id}`} fw={600}>
              {node.name}
            </Anchor>
            <Text size="sm" c="dimmed">
              {t(`kind.${node.kind}` as MessageKey)}
            </Text>
          </Card>
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
