package io.lakehousedr.adls;

import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import com.azure.json.JsonProviders;
import com.azure.json.JsonReader;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.ErrorKind.Effect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What Fabric's REST API tells of a OneLake item: its GUIDs and its shortcuts. Needs tokens of
 * Entra ID. Thread-safe.
 */
final class Fabric {
  private static final String SCOPE = "https://api.fabric.microsoft.com/.default";

  private final Service service;
  private final String where;

  Fabric(Service service) {
    this.service = service;
    this.where = service.place().location().toString();
  }

  /** All shortcuts of the item, at any depth. Costs a request, or three when it goes by names. */
  List<Shortcuts.Shortcut> shortcuts() {
    String workspace = workspace();
    String path = "/workspaces/" + workspace + "/items/" + item(workspace) + "/shortcuts";
    return pages(path).stream().map(this::shortcut).toList();
  }

  private Shortcuts.Shortcut shortcut(Map<?, ?> json) {
    String folder = (text(json, "path") + "/" + text(json, "name")).replaceAll("^/+", "");
    String target =
        json.get("target") instanceof Map<?, ?> to ? text(to, "type") : "an unknown target";
    return new Shortcuts.Shortcut(service.place().item() + "/" + folder + "/", target);
  }

  /** The workspace's GUID, asked for when it is configured by its name. */
  private String workspace() {
    String name = service.place().container();
    return Place.isGuid(name)
        ? name
        : id("/workspaces", "workspace " + name, it -> text(it, "displayName").equals(name));
  }

  private String item(String workspace) {
    String item = service.place().item();
    if (Place.isGuid(item)) {
      return item;
    }
    int dot = item.lastIndexOf('.');
    String name = item.substring(0, dot);
    String type = item.substring(dot + 1);
    return id(
        "/workspaces/" + workspace + "/items",
        "item " + item,
        it -> text(it, "displayName").equals(name) && text(it, "type").equalsIgnoreCase(type));
  }

  private String id(String path, String what, Predicate<Map<?, ?>> wanted) {
    return pages(path).stream()
        .filter(wanted)
        .map(it -> text(it, "id"))
        .findFirst()
        .orElseThrow(
            () ->
                DrException.storage(
                    ErrorKind.NOT_FOUND,
                    where,
                    new IOException("Fabric knows no " + what + " that these credentials reach")));
  }

  private List<Map<?, ?>> pages(String path) {
    List<Map<?, ?>> all = new ArrayList<>();
    Optional<String> more = Optional.of("");
    while (more.isPresent()) {
      Map<?, ?> page = ask(path + more.get());
      if (page.get("value") instanceof List<?> values) {
        values.forEach(value -> all.add((Map<?, ?>) value));
      }
      more =
          Optional.ofNullable(page.get("continuationToken"))
              .map(token -> "?continuationToken=" + encoded(String.valueOf(token)));
    }
    return all;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Map<?, ?> ask(String path) {
    return service
        .errors()
        .translated(
            where + " (Fabric's list of shortcuts)",
            Effect.READS,
            () -> {
              HttpRequest request =
                  new HttpRequest(HttpMethod.GET, service.settings().fabricEndpoint() + path)
                      .setHeader(HttpHeaderName.AUTHORIZATION, "Bearer " + token());
              try (HttpResponse answer = service.http().sendSync(request, Context.NONE)) {
                return answered(answer);
              }
            });
  }

  private Map<?, ?> answered(HttpResponse answer) {
    if (answer.getStatusCode() != 200) {
      throw service
          .errors()
          .refused(where + " (Fabric's list of shortcuts)", Effect.READS, answer, "");
    }
    try (JsonReader json = JsonProviders.createReader(answer.getBodyAsBinaryData().toBytes())) {
      return json.readUntyped() instanceof Map<?, ?> map ? map : Map.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String token() {
    if (service.entry() instanceof Entry.Tokens tokens) {
      return tokens.source().getTokenSync(new TokenRequestContext().addScopes(SCOPE)).getToken();
    }
    throw DrException.storage(
        ErrorKind.INVALID,
        where,
        new IOException(
            "whether shortcuts lie there is told to tokens of Entra ID alone. Log in by an"
                + " identity, or set shortcuts to follow"));
  }

  private static String text(Map<?, ?> json, String name) {
    return Optional.ofNullable(json.get(name)).map(String::valueOf).orElse("");
  }
}
