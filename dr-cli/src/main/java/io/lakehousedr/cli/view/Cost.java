package io.lakehousedr.cli.view;

import io.lakehousedr.cli.text.Amounts;
import io.lakehousedr.core.config.model.Prices;
import io.lakehousedr.plan.Work;
import java.math.BigDecimal;

/**
 * What work costs.
 *
 * @param amount of money
 * @param currency it is in
 */
record Cost(BigDecimal amount, String currency) {
  private static final int GB_DIGITS = 9;
  private static final int THOUSAND_DIGITS = 3;

  static Cost of(Work work, Prices prices) {
    BigDecimal egress = prices.egressPerGb().multiply(BigDecimal.valueOf(work.bytes(), GB_DIGITS));
    BigDecimal requests =
        thousands(work.gets(), prices.getPer1000())
            .add(thousands(work.puts(), prices.putPer1000()))
            .add(thousands(work.lists(), prices.listPer1000()));
    return new Cost(egress.add(requests).stripTrailingZeros(), prices.currency());
  }

  private static BigDecimal thousands(long requests, BigDecimal price) {
    return price.multiply(BigDecimal.valueOf(requests, THOUSAND_DIGITS));
  }

  Cost plus(Cost other) {
    return new Cost(amount.add(other.amount), currency);
  }

  @Override
  public String toString() {
    return Amounts.money(amount, currency);
  }
}
