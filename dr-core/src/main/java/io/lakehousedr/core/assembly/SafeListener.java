package io.lakehousedr.core.assembly;

import io.lakehousedr.engine.EngineEvent;
import io.lakehousedr.engine.EngineListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what a listener throws away from the engine. */
final class SafeListener implements EngineListener {
  private static final Logger LOG = LoggerFactory.getLogger(SafeListener.class);

  private final EngineListener listener;

  SafeListener(EngineListener listener) {
    this.listener = listener;
  }

  @Override
  public void on(EngineEvent event) {
    try {
      listener.on(event);
    } catch (RuntimeException e) {
      LOG.warn("a listener failed at {}", event, e);
    }
  }
}
