package io.lakehousedr.core.config.model;

/** A setting of an adapter. */
public sealed interface Setting permits Setting.Plain, SecretReference {
  /** A text that may be shown. */
  record Plain(String text) implements Setting {}
}
