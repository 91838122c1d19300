package io.lakehousedr.core.engine;

import io.lakehousedr.core.config.SecretResolver;
import io.lakehousedr.core.retry.Retry;
import io.lakehousedr.core.runtime.Clock;
import io.lakehousedr.core.runtime.Ids;
import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.core.ship.CheckpointWriter;
import io.lakehousedr.core.verify.TableReader;
import io.lakehousedr.engine.EngineListener;

/**
 * What every run needs.
 *
 * @param adapters that plugins offer
 * @param clock of the engine
 * @param ids of the engine
 * @param tasks that run work beside other work
 * @param retry for requests
 * @param secrets resolves references
 * @param tables reads tables as any Delta reader would
 * @param checkpoints makes those of tables that the engine writes itself
 * @param listener is told of every step
 */
public record Services(
    Adapters adapters,
    Clock clock,
    Ids ids,
    Tasks tasks,
    Retry retry,
    SecretResolver secrets,
    TableReader tables,
    CheckpointWriter checkpoints,
    EngineListener listener) {
  /** These services with a listener that cannot break a run, and another one after it. */
  public Services listening(EngineListener second) {
    EngineListener both =
        event -> {
          listener.on(event);
          second.on(event);
        };
    return new Services(adapters, clock, ids, tasks, retry, secrets, tables, checkpoints, both);
  }
}
