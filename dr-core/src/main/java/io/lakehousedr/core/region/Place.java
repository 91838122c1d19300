package io.lakehousedr.core.region;

import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectReader;

/**
 * A folder in a store.
 *
 * @param store that holds it
 * @param path of the folder, relative to the store's root
 * @param <S> whether it may be written
 */
public record Place<S extends ObjectReader>(S store, ObjectPath path) {}
