/** One comparison a class: the engine beside what else would do the work. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.benchmarks.compare;
