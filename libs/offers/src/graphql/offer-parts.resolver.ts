import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Decimal } from '@domain/kernel/decimal';
import type { Quantity } from '@domain/kernel/quantity';
import { comparableAmount, type PriceWish } from '@domain/offers/price-wish';
import { highVolume, lowVolume, type OfferedVolume } from '@domain/offers/volume';

@Resolver('PriceWish')
export class PriceWishResolver {
  @ResolveField('comparable')
  comparable(@Parent() wish: PriceWish): Decimal | null {
    return comparableAmount(wish);
  }
}

@Resolver('OfferedVolume')
export class OfferedVolumeResolver {
  @ResolveField('low')
  low(@Parent() volume: OfferedVolume): Quantity {
    return lowVolume(volume);
  }

  @ResolveField('high')
  high(@Parent() volume: OfferedVolume): Quantity {
    return highVolume(volume);
  }
}
