/** What a run would do: values that can be printed, stored and compared. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.plan;
