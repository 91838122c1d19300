package io.lakehousedr.engine;

/**
 * Is told of every step. Called from the engine's threads, several at once: implementations are
 * thread-safe and quick, and what they throw is logged and goes no further.
 */
@FunctionalInterface
public interface EngineListener {
  /** Listens to nothing. */
  EngineListener NONE = event -> {};

  /** Something happened. */
  void on(EngineEvent event);
}
