package io.lakehousedr.adls;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpResponse;
import io.lakehousedr.error.ErrorKind.Effect;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectAttributes;
import io.lakehousedr.spi.store.PosixAccess;
import io.lakehousedr.spi.support.Cancellation;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.AclEntry;
import org.jspecify.annotations.Nullable;

/**
 * Owners and access lists of a hierarchical namespace, by hadoop-azure on the DFS endpoint. Its
 * requests cannot be interrupted: they run in threads that are left behind, with its own time-outs.
 * Thread-safe.
 */
final class AccessLists implements AutoCloseable {
  private final Service service;
  private final ExecutorService threads = Executors.newCachedThreadPool(AccessLists::thread);
  private @Nullable AbfsFiles files;

  AccessLists(Service service) {
    this.service = service;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "adls access");
    thread.setDaemon(true);
    return thread;
  }

  boolean isKept() {
    return isKept(service);
  }

  /**
   * Whether access lists are carried along: where a hierarchical namespace is configured, and
   * hadoop-azure, which knows neither a proxy nor certificates of its own, reaches it. OneLake has
   * none.
   */
  static boolean isKept(Service service) {
    return service.settings().namespace() == Settings.Namespace.HIERARCHICAL
        && !service.place().isOneLake()
        && service.settings().connection().caFile().isEmpty()
        && service.settings().connection().proxy().isEmpty()
        && !(service.entry() instanceof Entry.Anonymous);
  }

  /**
   * Who may do what with an object (REST: Path, Get Properties, {@code getAccessControl}).
   * hadoop-azure would leave out the owning group and the mask.
   */
  PosixAccess of(ObjectPath path) {
    Call call = Call.head(url(path) + "?action=getAccessControl");
    try (HttpResponse answer = service.send(path, Effect.READS, call)) {
      return new PosixAccess(
          header(answer, "x-ms-owner"), header(answer, "x-ms-group"), header(answer, "x-ms-acl"));
    }
  }

  private String url(ObjectPath path) {
    Place place = service.place();
    String host =
        service
            .settings()
            .dfsEndpoint()
            .map(endpoint -> endpoint + "/" + place.account())
            .orElseGet(() -> "https://" + place.dfsHost());
    return host + "/" + place.container() + "/" + Names.encoded(place.name(path));
  }

  private static Optional<String> header(HttpResponse answer, String name) {
    return Optional.ofNullable(answer.getHeaders().getValue(HttpHeaderName.fromString(name)));
  }

  /**
   * Gives an object that was just made its owner and list. That is a step of its own: when it fails
   * the object stands, with the list that its folder gives it.
   *
   * @return the object as it is then
   */
  ObjectEntry set(ObjectEntry made, ObjectAttributes wanted) {
    Optional<PosixAccess> access = wanted.access().filter(some -> isKept());
    if (access.isEmpty()) {
      return made;
    }
    call(
        made.path(),
        Effect.WRITES,
        (system, file) -> {
          apply(system, file, access.get());
          return file;
        });
    return service.see(made.path()).map(Seen::entry).orElse(made);
  }

  private static void apply(FileSystem system, Path file, PosixAccess access) throws IOException {
    if (access.acl().isPresent()) {
      system.setAcl(file, AclEntry.parseAclSpec(access.acl().get(), true));
    }
    if (access.owner().isPresent() || access.group().isPresent()) {
      system.setOwner(file, access.owner().orElse(null), access.group().orElse(null));
    }
  }

  private interface Work<T> {
    T on(FileSystem system, Path file) throws IOException;
  }

  private <T> T call(ObjectPath path, Effect effect, Work<T> work) {
    Path file = new Path(null, null, "/" + service.place().name(path));
    Future<T> result = threads.submit(() -> work.on(files().system(), file));
    try {
      return result.get();
    } catch (InterruptedException e) {
      result.cancel(true);
      throw Cancellation.cancelled();
    } catch (ExecutionException e) {
      throw HadoopErrors.translated(service, path, effect, e.getCause());
    }
  }

  private synchronized AbfsFiles files() throws IOException {
    if (files == null) {
      files = AbfsFiles.open(service);
    }
    return files;
  }

  @Override
  public synchronized void close() {
    threads.shutdownNow();
    if (files != null) {
      files.close();
      files = null;
    }
  }
}
