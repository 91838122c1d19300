package io.lakehousedr.core.config.model;

import java.math.BigDecimal;

/**
 * What a plan computes money from.
 *
 * @param egressPerGb a gigabyte (10^9 bytes) that leaves the primary region
 * @param getPer1000 a thousand reads
 * @param putPer1000 a thousand writes
 * @param listPer1000 a thousand listings
 * @param currency for display
 */
public record Prices(
    @Key(about = "A gigabyte that leaves the region.", standard = "0", least = 0)
        BigDecimal egressPerGb,
    @Key(value = "get_per_1000", about = "A thousand reads.", standard = "0", least = 0)
        BigDecimal getPer1000,
    @Key(value = "put_per_1000", about = "A thousand writes.", standard = "0", least = 0)
        BigDecimal putPer1000,
    @Key(value = "list_per_1000", about = "A thousand listings.", standard = "0", least = 0)
        BigDecimal listPer1000,
    @Key(about = "The currency, for display.", standard = "USD") String currency) {}
