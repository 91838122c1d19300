/** The engine inside another program. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.examples.embedding;
