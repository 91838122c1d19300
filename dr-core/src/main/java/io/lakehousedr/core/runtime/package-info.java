/** The only source of threads, time, sleep, randomness and ids. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.core.runtime;
