package io.lakehousedr.core.config.model;

import io.lakehousedr.model.Location;

/**
 * A prefix of the primary region and what it becomes in the secondary one.
 *
 * @param from the prefix
 * @param to its replacement
 */
public record LocationPair(
    @Key(about = "A location of the primary region.") Location from,
    @Key(about = "What it becomes in the secondary region.") Location to) {}
