/**
 * Puts the engine together: finds plugins, binds the parts, opens and closes. The only user of
 * Guice and of ServiceLoader.
 */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.core.assembly;
