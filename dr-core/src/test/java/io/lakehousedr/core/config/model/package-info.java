@org.jspecify.annotations.NullMarked
package io.lakehousedr.core.config.model;
