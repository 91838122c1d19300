/** The example of an adapter, held to the contract of all stores. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.examples.adapter;
