package io.lakehousedr.simulators.azure;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Fabric's REST API: List Workspaces, List Items and OneLake Shortcuts - List Shortcuts, which
 * comes in pages of one.
 */
final class FabricEndpoint {
  private FabricEndpoint() {}

  static void answer(Request request, List<OneLakeItem> items) throws IOException {
    String[] parts = request.path().substring("/v1/".length()).split("/");
    boolean workspaces = parts[0].equals("workspaces");
    if (workspaces && parts.length == 1) {
      json(request, list(items, it -> pair(it.workspaceId(), it.workspace(), "Workspace")));
    } else if (workspaces && parts.length == 3 && parts[2].equals("items")) {
      List<OneLakeItem> in =
          items.stream().filter(it -> it.workspaceId().equals(parts[1])).toList();
      json(request, list(in, it -> pair(it.id(), it.name(), it.type())));
    } else if (workspaces && parts.length == 5 && parts[4].equals("shortcuts")) {
      shortcuts(request, items, parts[3]);
    } else {
      request.fail(404, "EntityNotFound");
    }
  }

  private static void shortcuts(Request request, List<OneLakeItem> items, String id)
      throws IOException {
    List<OneLakeItem.Shortcut> all =
        items.stream()
            .filter(it -> it.id().equals(id))
            .flatMap(it -> it.shortcuts().stream())
            .toList();
    int page = request.query("continuationToken").map(Integer::parseInt).orElse(0);
    List<OneLakeItem.Shortcut> one = all.stream().skip(page).limit(1).toList();
    String more = page + 1 < all.size() ? ",\"continuationToken\":\"" + (page + 1) + "\"" : "";
    json(request, list(one, FabricEndpoint::shortcut).replaceFirst("}$", more + "}"));
  }

  private static String shortcut(OneLakeItem.Shortcut it) {
    return "{\"path\":\"%s\",\"name\":\"%s\",\"target\":{\"type\":\"%s\"}}"
        .formatted(it.path(), it.name(), it.target());
  }

  private static String pair(String id, String name, String type) {
    return "{\"id\":\"%s\",\"displayName\":\"%s\",\"type\":\"%s\"}".formatted(id, name, type);
  }

  private static <T> String list(List<T> all, Function<T, String> text) {
    return all.stream().map(text).collect(Collectors.joining(",", "{\"value\":[", "]}"));
  }

  private static void json(Request request, String text) throws IOException {
    request.set("Content-Type", "application/json").answer(200, BlobEndpoint.bytes(text));
  }
}
