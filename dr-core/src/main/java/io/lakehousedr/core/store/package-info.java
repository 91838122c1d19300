/** What is asked of any store: checksums, attributes, the order of names. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.core.store;
