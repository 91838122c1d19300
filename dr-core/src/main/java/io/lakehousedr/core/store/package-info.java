/** What the built-in stores share: pouring content with its checks, and the order of names. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.core.store;
