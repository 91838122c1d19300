package io.lakehousedr.core.config.bind;

/**
 * An entry of an isolated list that could not be bound.
 *
 * @param entry what stands there
 * @param within the object that holds the list
 */
public record Dropped(Scope.Found entry, Scope within) {}
