/** The only place that counts attempts. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.core.retry;
