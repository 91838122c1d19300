/** Small parts under JMH. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.benchmarks.micro;
