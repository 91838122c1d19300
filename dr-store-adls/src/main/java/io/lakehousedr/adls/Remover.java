package io.lakehousedr.adls;

import com.azure.core.http.HttpResponse;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.ErrorKind.Effect;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.DeleteOutcome;
import io.lakehousedr.spi.support.Cancellation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Deletes objects, each only at its expected version, some at once. A batch (REST: Blob Batch)
 * would cost the service as many operations and has no place for a path in a hierarchical
 * namespace.
 */
final class Remover {
  private static final int AT_ONCE = 16;
  private static final int NOT_FOUND = 404;
  private static final int BROKEN = 412;

  private final Service service;
  private final AdlsReader reader;

  Remover(Service service, AdlsReader reader) {
    this.service = service;
    this.reader = reader;
  }

  Map<ObjectPath, DeleteOutcome> delete(Map<ObjectPath, ObjectVersion> names) {
    Cancellation.check();
    if (names.size() < 2) {
      Map<ObjectPath, DeleteOutcome> outcomes = new LinkedHashMap<>();
      names.forEach((path, version) -> outcomes.put(path, outcome(path, version)));
      return outcomes;
    }
    return together(names);
  }

  private Map<ObjectPath, DeleteOutcome> together(Map<ObjectPath, ObjectVersion> names) {
    ExecutorService threads =
        Executors.newFixedThreadPool(Math.min(AT_ONCE, names.size()), Remover::thread);
    try {
      Map<ObjectPath, Future<DeleteOutcome>> deletes = new LinkedHashMap<>();
      names.forEach(
          (path, version) -> deletes.put(path, threads.submit(() -> outcome(path, version))));
      Map<ObjectPath, DeleteOutcome> outcomes = new LinkedHashMap<>();
      for (Map.Entry<ObjectPath, Future<DeleteOutcome>> delete : deletes.entrySet()) {
        outcomes.put(delete.getKey(), delete.getValue().get());
      }
      return outcomes;
    } catch (InterruptedException e) {
      throw Cancellation.cancelled();
    } catch (ExecutionException e) {
      throw new IllegalStateException("deleting below " + reader.root(), e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "adls delete");
    thread.setDaemon(true);
    return thread;
  }

  private DeleteOutcome outcome(ObjectPath path, ObjectVersion version) {
    try {
      return deleted(path, version);
    } catch (DrException e) {
      return e.kind() == ErrorKind.OUTCOME_UNKNOWN
          ? settled(path, version, e)
          : new DeleteOutcome.Failed(e);
    }
  }

  private DeleteOutcome deleted(ObjectPath path, ObjectVersion version) {
    Call call = Call.delete(service.url(path)).header("If-Match", Seen.quoted(version));
    HttpResponse answer = service.exchange(path, Effect.WRITES, call);
    if (answer.getStatusCode() == NOT_FOUND
        && !AdlsErrors.code(answer).equals("ContainerNotFound")) {
      answer.close();
      return new DeleteOutcome.Absent();
    }
    if (answer.getStatusCode() == BROKEN && !AdlsErrors.code(answer).startsWith("Lease")) {
      answer.close();
      return changed(path);
    }
    if (answer.getStatusCode() / 100 != 2) {
      throw service.refused(path, Effect.WRITES, answer);
    }
    answer.close();
    return new DeleteOutcome.Deleted();
  }

  private DeleteOutcome changed(ObjectPath path) {
    Optional<ObjectEntry> found = reader.head(path);
    return found.isPresent()
        ? new DeleteOutcome.Changed(found.get().version())
        : new DeleteOutcome.Absent();
  }

  /** Versions never repeat: what stands there at another one is not what was to be deleted. */
  private DeleteOutcome settled(ObjectPath path, ObjectVersion version, DrException unknown) {
    try {
      DeleteOutcome now = changed(path);
      if (now instanceof DeleteOutcome.Absent) {
        return new DeleteOutcome.Deleted();
      }
      boolean stands = now.equals(new DeleteOutcome.Changed(version));
      return stands ? new DeleteOutcome.Failed(unknown) : now;
    } catch (DrException e) {
      unknown.addSuppressed(e);
      return new DeleteOutcome.Failed(unknown);
    }
  }
}
