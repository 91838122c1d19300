package io.lakehousedr.simulators.azure;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lakehousedr.simulators.servers.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An account with a hierarchical namespace, or OneLake with Fabric's REST API: what Azurite lacks,
 * over real HTTP, in memory. It wants every request to be authorized, and does not check by whom.
 * Put Block is not there. Thread-safe.
 */
public final class LakeServer implements TestServer {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Tree> containers = new ConcurrentHashMap<>();
  private final List<OneLakeItem> items = new CopyOnWriteArrayList<>();
  private final List<String> seen = new CopyOnWriteArrayList<>();

  private LakeServer(HttpServer server) {
    this.server = server;
  }

  /** Starts an account without containers, on a free port. */
  public static LakeServer start() {
    try {
      LakeServer lake =
          new LakeServer(
              HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50));
      lake.server.setExecutor(lake.threads);
      lake.server.createContext("/", lake::handle);
      lake.server.start();
      return lake;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The blob URL of an account of any name. */
  public URI blobEndpoint(String account) {
    return URI.create(endpoint() + "/" + account);
  }

  /** Where Fabric's REST API answers. */
  public URI fabricEndpoint() {
    return URI.create(endpoint() + "/v1");
  }

  /** Makes a container. */
  public LakeServer container(String name) {
    containers.put(name, new Tree());
    return this;
  }

  /** Makes an item of OneLake, which is found by its names and by its GUIDs. */
  public LakeServer item(OneLakeItem item) {
    containers.put(item.workspaceId() + "/" + item.id(), new Tree());
    items.add(item);
    return this;
  }

  /** Makes a folder with nothing in it. */
  public LakeServer folder(String container, String path) {
    Tree tree = java.util.Objects.requireNonNull(containers.get(container), "no such container");
    tree.put(path, Node.folder(tree.newTag()));
    return this;
  }

  /** Method and path, with its query, of all requests so far. */
  public List<String> requests() {
    return List.copyOf(seen);
  }

  private void handle(HttpExchange exchange) throws IOException {
    Request request = new Request(exchange);
    seen.add(request.method() + " " + exchange.getRequestURI());
    try {
      if (request.header("Authorization").isEmpty()) {
        request.fail(401, "NoAuthenticationInformation");
      } else if (request.path().startsWith("/v1/")) {
        FabricEndpoint.answer(request, items);
      } else {
        storage(request);
      }
    } catch (RuntimeException e) {
      request.fail(500, "InternalError");
      throw e;
    }
  }

  private void storage(Request request) throws IOException {
    String[] parts = request.path().split("/", 4);
    if (request.asks("restype", "account")) {
      request.set("x-ms-is-hns-enabled", "true").set("x-ms-sku-name", "Standard_LRS").answer(200);
      return;
    }
    String container = parts.length < 3 ? "" : Request.decoded(parts[2]);
    String path = parts.length < 4 ? "" : Request.decoded(parts[3]).replaceAll("/$", "");
    if (items.isEmpty()) {
      route(request, containers.get(container), path, DfsEndpoint.Owners.KEPT);
    } else {
      oneLake(request, container, path);
    }
  }

  /** Paths in an item are kept without the item's name; lists give the name that was asked by. */
  private void oneLake(Request request, String workspace, String path) throws IOException {
    String full = request.query("prefix").filter(prefix -> path.isEmpty()).orElse(path);
    String name = full.contains("/") ? full.substring(0, full.indexOf('/')) : full;
    Tree tree =
        items.stream()
            .filter(item -> item.isAt(workspace, name))
            .findFirst()
            .map(item -> containers.get(item.workspaceId() + "/" + item.id()))
            .orElse(null);
    if (tree != null && request.asks("comp", "list")) {
      BlobList.answer(request, Tree.under(name, tree));
    } else {
      String inside = path.contains("/") ? path.substring(path.indexOf('/') + 1) : "";
      route(request, tree, inside, DfsEndpoint.Owners.REJECTED);
    }
  }

  private static void route(
      Request request,
      @org.jspecify.annotations.Nullable Tree tree,
      String path,
      DfsEndpoint.Owners owners)
      throws IOException {
    if (tree == null) {
      request.fail(404, "ContainerNotFound");
    } else if (DfsEndpoint.takes(request)) {
      DfsEndpoint.answer(request, tree, path, owners);
    } else {
      BlobEndpoint.answer(request, tree, path);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
