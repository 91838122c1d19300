/** A complete adapter to take as a template: a store in tables of an H2 database, over JDBC. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.examples.adapter;
