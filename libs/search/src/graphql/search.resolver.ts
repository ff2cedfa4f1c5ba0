import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import type { DemandId, OfferId, OrganisationId } from '@domain/kernel/id';
import { OrganisationLoader } from '@organisations/public';
import type { RequestContext } from '@platform/graphql/request-context';
import type { SearchKind } from '../engine/search-document';
import type { SearchHit, SearchOrder } from '../engine/search-query';
import { Search } from '../queries/search';
import { fieldOf, labelled, type SearchFacetView } from './facet-labels';
import { readFilter, type FilterInput } from './search-filter';
import { FoundDemandsLoader, FoundOffersLoader } from './search.loaders';

export interface SearchArguments {
  readonly words?: string | null;
  readonly filter?: FilterInput | null;
  readonly orderBy?: SearchOrder | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

type Load<T> = (ids: readonly string[]) => Promise<readonly (T | null | Error)[]>;

export interface SearchConnectionView<T> {
  readonly edges: readonly {
    cursor: string;
    node: T;
    distanceKm: number | null;
    highlights: SearchHit['highlights'];
  }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount: () => Promise<number>;
  readonly droppedWords: readonly string[];
  readonly facets: (args: { fields: readonly string[] }, context: RequestContext) => Promise<SearchFacetView[]>;
}

@Resolver()
export class SearchResolver {
  constructor(
    private readonly search: Search,
    private readonly offers: FoundOffersLoader,
    private readonly demands: FoundDemandsLoader,
    private readonly organisations: OrganisationLoader,
  ) {}

  @Query('searchOffers')
  searchOffers(@Args() args: SearchArguments, @Context() context: RequestContext) {
    return this.found('OFFER', args, (ids) => context.of(this.offers).loadMany(ids as OfferId[]));
  }

  @Query('searchDemands')
  searchDemands(@Args() args: SearchArguments, @Context() context: RequestContext) {
    return this.found('DEMAND', args, (ids) => context.of(this.demands).loadMany(ids as DemandId[]));
  }

  @Query('searchOrganisations')
  searchOrganisations(@Args() args: SearchArguments, @Context() context: RequestContext) {
    return this.found('ORGANISATION', args, (ids) => context.of(this.organisations).loadMany(ids as OrganisationId[]));
  }

  private async found<T>(kind: SearchKind, args: SearchArguments, load: Load<T>): Promise<SearchConnectionView<T>> {
    const { words, filter, orderBy, first = null, after = null } = args;
    const found = await this.search.run({
      kind,
      words: words ?? '',
      filter: (vocabulary) => readFilter(filter, vocabulary),
      order: orderBy ?? null,
      first,
      after,
    });
    const { edges, pageInfo, totalCount } = found.page.close(found.hits, (hit) => hit.keys, found.total);
    const rows = await load(edges.map(({ node }) => node.id));
    return {
      edges: edges.flatMap(({ cursor, node: hit }, index) => {
        const node = rows[index];
        if (node instanceof Error) throw node;
        // A page may be short of what was taken down a moment ago; the cursor goes on behind it all the same.
        return node ? [{ cursor, node, distanceKm: hit.distanceKm, highlights: hit.highlights }] : [];
      }),
      pageInfo,
      totalCount,
      droppedWords: found.dropped,
      facets: async ({ fields }, context) => {
        const asked = [...new Set(fields.map(fieldOf))];
        return labelled(asked, await found.facets(asked), found.vocabulary, context.locale);
      },
    };
  }
}
